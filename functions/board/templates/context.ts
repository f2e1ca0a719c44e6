import type { Instant } from '#shared/domain/instant';
import { wordsFor } from '#shared/domain/operator-words';
import { BY_FILE, type Fulfilment, type Template } from '#shared/domain/templates/template';
import type { Topic } from '#shared/domain/topic';
import { plain } from '#shared/messages/plain';
import { inboxWords } from '../inbox/words.ts';
import type { Visitor } from '../web/visitor.ts';
import { templateWords } from './words.ts';

/** What the pages of templates share. */
export interface TemplatesContext {
  readonly visitor: Visitor;
  readonly now: Instant;
}

export function nameOf({ name }: Pick<Template, 'name'>, { reader }: Visitor): string {
  return plain(wordsFor(reader.language, name));
}

export function templatePath(id: string): string {
  return `/templates/${encodeURIComponent(id)}`;
}

/** The name of whoever changed a template. */
export function changerIn({ versioned, reader }: Visitor): (by: string) => string {
  return (by) =>
    by === BY_FILE ? templateWords[reader.language].byFile : plain(versioned.settings.people[by]?.name ?? by);
}

export function topicsInWords(topics: readonly Topic[], { reader }: Visitor): string[] {
  const words = inboxWords[reader.language].topics;
  return topics.length === 0
    ? [templateWords[reader.language].anyTopic]
    : topics.map((topic) => words[topic]);
}

/** Who sends the orders that it is for, as a tag. */
export function fulfilmentTag(fulfilment: Fulfilment | undefined, { reader }: Visitor): string | undefined {
  const { onlySeller, onlyAmazon } = templateWords[reader.language];
  return fulfilment && { seller: onlySeller, amazon: onlyAmazon }[fulfilment];
}
