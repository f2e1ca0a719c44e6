import type { Instant } from '../instant.ts';
import { MARKETPLACES } from '../marketplace.ts';
import type { OperatorWords } from '../operator-words.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Topic } from '../topic.ts';

/** An answer, a holding reply that says when the answer comes, or the first step after negative feedback. */
export const TEMPLATE_USES = ['answer', 'holding', 'first-step'] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

/** Who sends an order: the seller, or Amazon from its own warehouse (FBA). */
export const FULFILMENTS = ['seller', 'amazon'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

/** The languages that buyers write on Amazon's marketplaces, as ISO 639-1. */
export const BUYER_LANGUAGES: readonly string[] = [
  ...new Set(MARKETPLACES.flatMap(({ languages }) => languages)),
];

/** Amazon takes 2,000 characters in one message. */
export const MOST_TEXT = 2000;
export const MOST_NAME = 80;
/** So many of a shop's own are read whenever somebody picks one. */
export const MOST_TEMPLATES = 200;

/** Who did something, and when. */
export interface Done {
  /** Id of a person of the settings, or `BY_FILE`. */
  readonly by: string;
  readonly at: Instant;
}

/** Whoever imported a file; no person has such an id. */
export const BY_FILE = '(file)';

/** What people write of a template. */
export interface TemplateContent {
  /** For colleagues. */
  readonly name: OperatorWords;
  /** What a person types after a slash to find it: small letters, digits and hyphens. No other template has it. */
  readonly shortcut: string;
  readonly use: TemplateUse;
  /** What the buyer asks about; none fits every topic. */
  readonly topics: readonly Topic[];
  /** The kinds of threads that it is for; none fits every kind. */
  readonly kinds: readonly ThreadKind[];
  /** For orders that the seller, or Amazon, sends; both when it is left out. */
  readonly fulfilment?: Fulfilment;
  /** The text by the buyer's language. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A text that people send to many buyers, in versions by language. */
export interface Template extends TemplateContent {
  readonly id: string;
  /** No longer offered; its history stays. */
  readonly retired?: Done;
  /** How often it was changed: 0 for one of the starter library as it came. */
  readonly revision: number;
  /** The last change; none for one of the starter library as it came. */
  readonly changed?: Done;
}

/** What became of the replies that were written from a template. */
export interface Outcomes {
  readonly sent: number;
  readonly refused: number;
  /** The buyer asked again after the answer. */
  readonly askedAgain: number;
}

export const NO_OUTCOMES: Outcomes = { sent: 0, refused: 0, askedAgain: 0 };

/** From so many replies on, a share says something. */
const ENOUGH_SENT = 5;

/** Whether colleagues should look at a template: Amazon refused a reply from it, or a third of its buyers asked again. */
export function isDoubtful({ sent, refused, askedAgain }: Outcomes): boolean {
  return refused > 0 || (sent >= ENOUGH_SENT && askedAgain * 3 >= sent);
}

/** The shop's templates, and those of the starter library that the shop has not made its own. */
export function libraryOf(starters: readonly Template[], own: readonly Template[]): Template[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...starters.filter(({ id }) => !ids.has(id)), ...own];
}

/** The language of templates that a person of the shop reads. */
export function buyerLanguageOf(language: string): string {
  return language.split('-')[0] ?? language;
}
