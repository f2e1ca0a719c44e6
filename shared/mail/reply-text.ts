const LONGEST = 4_000;

/**
 * A reply's text for comparison: without what an automatic reply fills in (the buyer's name, numbers), and without
 * spaces, punctuation and case. Empty when nothing is left.
 */
export function comparableReply(words: string, names: readonly string[] = []): string {
  const plain = words.slice(0, LONGEST).normalize('NFKC').toLowerCase();
  const nameless = names.reduce((text, name) => text.replaceAll(name, ''), plain);
  return nameless.replace(/[^\p{L}]+/gu, '');
}
