import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Reader } from '#shared/messages/alert-view';
import type { LinkClaims } from '#shared/ports/links';
import type { Actor } from './act-form.ts';

/** Who reads the page of a link, and who may act by it. */
export interface LinkReader {
  readonly reader: Reader;
  /** Empty when the link names its person. */
  readonly actors: readonly Actor[];
}

/**
 * The reader of a link: its person, in the language of the settings. Where several read it, the browser knows better
 * than their channel's language. Undefined when the settings no longer know them.
 */
export function readerOf(
  { recipient: { kind, id } }: LinkClaims,
  { people, slackChannels, webhooks }: Settings,
  acceptLanguage: string | undefined,
): LinkReader | undefined {
  const found = { person: people, slack: slackChannels, webhook: webhooks }[kind][id];
  if (found === undefined) return undefined;
  if (kind === 'person') return { reader: found, actors: [] };
  return {
    reader: { ...found, language: preferred(acceptLanguage) ?? found.language },
    actors: Object.entries(people).flatMap(([personId, person]) =>
      person[kind] === id ? [{ id: personId, name: person.name }] : [],
    ),
  };
}

/** The reader of a link that does not say who reads it. */
export function anybody(acceptLanguage: string | undefined): Reader {
  return { language: preferred(acceptLanguage) ?? 'en', timeZone: 'UTC' };
}

/** No honest list of languages is longer. */
const LANGUAGES_CHARACTERS = 500;

/** The language of ours that a tag such as `zh-tw` or `en-gb` asks for. */
function oursFor(tag: string): Reader['language'] | undefined {
  const primary = (one: string): string | undefined => one.split('-')[0];
  return OPERATOR_LANGUAGES.find((one) => primary(one) === primary(tag));
}

/** The language of ours that a browser likes best. */
function preferred(acceptLanguage = ''): Reader['language'] | undefined {
  const liked = acceptLanguage
    .slice(0, LANGUAGES_CHARACTERS)
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith('q='))?.slice(2);
      return { language: oursFor(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0];
  return liked?.language;
}
