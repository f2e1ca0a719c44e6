import type { KeyedHash } from '../ports/mail.ts';

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * The keyed hash of a reply's text, by which Amazon's copy is known to be of this reply; undefined for a text without a letter or
 * digit. Only those count, because Amazon changes white space, punctuation and the ends of lines.
 */
export function wordsHash(text: string, hash: KeyedHash): string | undefined {
  const letters = text.normalize('NFKC').toLowerCase().replace(NEITHER_LETTER_NOR_DIGIT, '');
  return letters === '' ? undefined : hash(`reply ${letters}`);
}
