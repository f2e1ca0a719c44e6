import type { RuleId } from '#shared/domain/policy/check';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl, pl, pt, sv } from './others.ts';
import type { Corpus, Sentences } from './sentences.ts';
import { zh } from './zh.ts';

/** A sentence with the rule that it breaks; without one it is allowed. */
export interface Sentence {
  readonly language: string;
  readonly text: string;
  readonly rule?: RuleId;
  readonly heldOut: boolean;
}

const CORPORA: Readonly<Record<string, Corpus>> = { en, zh, de, fr, it, es, ja, nl, pl, pt, sv };

const lines = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('⏎', '\n'));

function sentencesOf(language: string, { allowed, forbidden }: Sentences, heldOut: boolean): Sentence[] {
  return [
    ...lines(allowed).map((text) => ({ language, text, heldOut })),
    ...Object.entries(forbidden).flatMap(([rule, texts]) =>
      lines(texts).map((text) => ({ language, text, rule: rule as RuleId, heldOut })),
    ),
  ];
}

/** All sentences of the corpus. */
export const SENTENCES: readonly Sentence[] = Object.entries(CORPORA).flatMap(([language, corpus]) => [
  ...sentencesOf(language, corpus, false),
  ...(corpus.heldOut === undefined ? [] : sentencesOf(language, corpus.heldOut, true)),
]);
