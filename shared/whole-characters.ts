import { once } from './once.ts';

const segmenter = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
/** No character that people use has more code units; what stacks more marks on one letter is cut between them. */
const LONGEST_CHARACTER = 64;

/** The beginning of a text, in UTF-16 code units, never cut inside a character as people see it: 👨‍👩‍👧, é, 한. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const found = segmenter()
    .segment(text.slice(0, most + LONGEST_CHARACTER))
    .containing(most);
  const at = found?.index ?? 0;
  return at > most - LONGEST_CHARACTER
    ? text.slice(0, at)
    : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
