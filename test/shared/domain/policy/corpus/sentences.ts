import type { RuleId } from '#shared/domain/policy/check';

/** Sentences to a buyer, one a line; `⏎` is a line break. */
export interface Sentences {
  readonly allowed: string;
  /** By the rule that each breaks. */
  readonly forbidden: Readonly<Partial<Record<RuleId, string>>>;
}

/** The sentences of a language; those held out were written after the rules. */
export interface Corpus extends Sentences {
  readonly heldOut?: Sentences;
}
