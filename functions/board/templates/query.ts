import { type OperatorLanguage, wordsFor } from '#shared/domain/operator-words';
import { isFound } from '#shared/domain/templates/search';
import { buyerLanguageOf, type Template } from '#shared/domain/templates/template';
import { type Topic, TOPICS } from '#shared/domain/topic';
import * as z from '#shared/zod';

const text = z.catch(z.optional(z.string().check(z.maxLength(200))), undefined);

const querySchema = z.object({
  search: text,
  topic: z.catch(z.optional(z.enum(TOPICS)), undefined),
  language: text,
  retired: z.catch(z.optional(z.literal('yes')), undefined),
});

/** What the address of the list says; what makes no sense in it counts as left out. */
export type TemplatesQuery = z.output<typeof querySchema>;

export function templatesQuery(parameters: Readonly<Record<string, string>>): TemplatesQuery {
  const given = Object.entries(parameters).filter(([, value]) => value.trim() !== '');
  return querySchema.parse(Object.fromEntries(given));
}

/** The templates that fit, by name. */
export function found(
  library: readonly Template[],
  { search = '', topic, language, retired }: TemplatesQuery,
  reads: OperatorLanguage,
): Template[] {
  return library
    .filter(
      (template) =>
        (retired !== undefined || template.retired === undefined) &&
        (topic === undefined || template.topics.includes(topic)) &&
        (language === undefined || Object.hasOwn(template.versions, language)) &&
        isFound(template, Object.values(template.versions), search),
    )
    .toSorted((a, b) => wordsFor(reads, a.name).localeCompare(wordsFor(reads, b.name), reads));
}

/** By their first topic, in the order in which topics are listed; those for any topic at the end. */
export function byTopic(
  templates: readonly Template[],
): (readonly [topic: Topic | undefined, of: Template[]])[] {
  return [...TOPICS, undefined]
    .map((topic) => [topic, templates.filter(({ topics }) => topics[0] === topic)] as const)
    .filter(([, of]) => of.length > 0);
}

/** A sentence, with what ends it. */
const SENTENCE = /.+?(?:[.!?](?=\s|$)|[。！？]|$)/gs;
/** A first sentence that is shorter only thanks. */
const TELLING = 60;

/** How it begins after the greeting, in the reader's language if it is written in it. */
export function beginningOf({ versions }: Template, reads: OperatorLanguage): string {
  const text = versions[buyerLanguageOf(reads)] ?? versions['en'] ?? Object.values(versions)[0] ?? '';
  const [greeting = '', ...paragraphs] = text.split(/\n\n+/);
  const body = paragraphs.length === 0 ? greeting : paragraphs.join(' ');
  const [first = '', second = ''] = body.match(SENTENCE) ?? [];
  return first.length < TELLING ? first + second : first;
}
