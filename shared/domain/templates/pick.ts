import { type OperatorLanguage, wordsFor } from '../operator-words.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Topic } from '../topic.ts';
import { isFound } from './search.ts';
import { buyerLanguageOf, type Fulfilment, type Template } from './template.ts';

/** What somebody looks for a template for. */
export interface Sought {
  /** The buyer's. */
  readonly language: string;
  readonly readerLanguage: OperatorLanguage;
  readonly topic: Topic | undefined;
  readonly kind: ThreadKind;
  /** Undefined while nobody knows who sends the order: then no template is left out for it. */
  readonly fulfilment: Fulfilment | undefined;
  /** Words of its name or text, or its shortcut after a slash. */
  readonly search?: string | undefined;
  /** Ids of the templates that this person used, the last one first. */
  readonly lastUsed: readonly string[];
}

/** A template to choose. */
export interface Pick {
  readonly template: Template;
  readonly name: string;
  /** The text to send, and its language. */
  readonly language: string;
  readonly text: string;
  /** It is not written in the buyer's language: the text is in another one. */
  readonly isForeign: boolean;
  /** The same in the reader's own language, where that is another one. */
  readonly own: string | undefined;
}

/**
 * The templates that fit, the likeliest first: in the buyer's language, about this topic, used last by this person, then
 * by name. What is not written in the buyer's language comes last.
 */
export function picks(templates: readonly Template[], sought: Sought): Pick[] {
  const { search = '' } = sought;
  return templates
    .filter((template) => fits(template, sought))
    .flatMap((template) => pickOf(template, sought) ?? [])
    .filter(({ template, text, own }) => isFound(template, own === undefined ? [text] : [text, own], search))
    .map((pick) => ({ pick, rank: rankOf(pick, sought) }))
    .toSorted((a, b) => compare(a.rank, b.rank) || a.pick.name.localeCompare(b.pick.name))
    .map(({ pick }) => pick);
}

function fits({ retired, kinds, fulfilment }: Template, { kind, fulfilment: ofOrder }: Sought): boolean {
  return (
    retired === undefined &&
    (kinds.length === 0 || kinds.includes(kind)) &&
    (fulfilment === undefined || ofOrder === undefined || fulfilment === ofOrder)
  );
}

function pickOf(template: Template, { language: wanted, readerLanguage }: Sought): Pick | undefined {
  const { versions, name } = template;
  const reads = buyerLanguageOf(readerLanguage);
  const language = [buyerLanguageOf(wanted), 'en', reads, ...Object.keys(versions)].find((one) =>
    Object.hasOwn(versions, one),
  );
  const text = language === undefined ? undefined : versions[language];
  if (language === undefined || text === undefined) return undefined;
  return {
    template,
    name: wordsFor(readerLanguage, name),
    language,
    text,
    isForeign: language !== buyerLanguageOf(wanted),
    own: language === reads ? undefined : versions[reads],
  };
}

/** Lower comes first, by the first number that differs. */
function rankOf({ template, isForeign }: Pick, { topic, lastUsed }: Sought): number[] {
  const used = lastUsed.indexOf(template.id);
  return [isForeign ? 1 : 0, strangenessOf(template, topic), used === -1 ? lastUsed.length : used];
}

/** How far a template is from what the buyer asks: written for just that, for anything, or for something else. */
function strangenessOf({ topics, kinds }: Template, topic: Topic | undefined): number {
  if (topics.length === 0) return kinds.length === 0 ? 1 : 0;
  return topic !== undefined && topics.includes(topic) ? 0 : 2;
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((one, index) => one - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
