import type { Places } from './read/lexicon.ts';
import type { Token } from './read/tokens.ts';

/** With more words than this, a text says something. */
const MOST_WORDS = 45;
/** Words that neither thank, greet nor offer help, such as names. */
const MOST_OTHERS = 2;
const SAYS_SOMETHING = ['solved', 'refund', 'care', 'gift'] as const;

/** Whether a text only thanks, greets or offers help, so that the buyer learns nothing. */
export function isMereCourtesy(
  text: string,
  tokens: readonly Token[],
  words: ReadonlyMap<string, Places>,
): boolean {
  if (tokens.length === 0 || tokens.length > MOST_WORDS || /[\d?？]/.test(text)) return false;
  return [...words.values()].some((places) => {
    const courtesies = [...(places.get('courtesy') ?? []), ...(places.get('thanks') ?? [])];
    if (courtesies.length === 0 || SAYS_SOMETHING.some((group) => places.has(group))) return false;
    const covered = new Set<number>();
    for (const { first, last } of [...courtesies, ...(places.get('filler') ?? [])])
      for (let at = first; at <= last; at += 1) covered.add(at);
    return tokens.length - covered.size <= MOST_OTHERS;
  });
}
