import { type Finding, finding } from '../finding.ts';
import { type Reading, rewritten, spanOf } from '../read/fold.ts';
import type { Places } from '../read/lexicon.ts';
import type { Token } from '../read/tokens.ts';

/** Digits as words; the word of each is at its digit's place in the list of its language. */
const SPOKEN: readonly string[] = [
  'zero one two three four five six seven eight nine',
  'null eins zwei drei vier funf sechs sieben acht neun',
  'zero un deux trois quatre cinq six sept huit neuf',
  'zero uno due tre quattro cinque sei sette otto nove',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zero um dois tres quatro cinco seis sete oito nove',
  'nul een twee drie vier vijf zes zeven acht negen',
  'zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec',
  'noll ett tva tre fyra fem sex sju atta nio',
  '〇 一 二 三 四 五 六 七 八 九',
  '零 壹 贰 叁 肆 伍 陆 柒 捌 玖',
  'ゼロ いち に さん よん ご ろく なな はち きゅう',
];
const DIGIT_OF = new Map(
  SPOKEN.flatMap((list) => list.split(' ').map((word, digit): [string, string] => [word, String(digit)])),
);
DIGIT_OF.set('oh', '0');
DIGIT_OF.set('幺', '1');
DIGIT_OF.set('zwo', '2');
DIGIT_OF.set('両', '2');

const LATIN = [...DIGIT_OF.keys()].filter((word) => /^[a-z]/.test(word)).join('|');
const HAN = [...DIGIT_OF.keys()].filter((word) => !/^[a-z]/.test(word)).join('|');
const ONE = String.raw`(?:(?<![\p{L}\p{N}])(?:${LATIN})(?![\p{L}\p{N}])|${HAN}|\d)`;
/** Seven digits or more of which some are words. */
const IN_WORDS = new RegExp(String.raw`${ONE}(?:[\s,.\-–]{0,3}(?:(?:double|triple)\s)?${ONE}){6,19}`, 'gu');

const WORD_DIGIT = new RegExp(`${LATIN}|${HAN}`, 'gu');
const FEWEST_WORDS = 3;

/** What has many digits and is no phone number. */
const HARMLESS: readonly RegExp[] = [
  /h(?:tt|xx)ps?:\/\/\S{1,2000}/g,
  /(?<!\d)(?:\d{3}|[a-z]\d{2})-\d{7}-\d{7}(?!\d)/g,
  /(?<![a-z0-9])b0[a-z0-9]{8}(?![a-z0-9])/g,
  // Dates, with a time or a second date behind them.
  /(?<!\d)(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/g,
  /(?<!\d|\d[-/.])\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2})(?!\d|[-/.]\d)/g,
  /(?<!\d|\d\.)\d{1,2}\.\s?\d{1,2}\.(?!\s?\d)(?=\s|[-–,;)]|$)/g,
  /(?<!\d)\d{1,2}[:h.]\d{2}(?:\s?[-–]\s?\d{1,2}[:h.]\d{2})(?!\d)/g,
  /(?:[€$£¥￥]|(?<![a-z])(?:eur|usd|gbp|jpy|cny|rmb|pln|sek|zl|kr))\s?\d[\d.,\s']{0,20}/g,
  /\d[\d.,' ]{0,20}\s?(?:[€$£¥]|(?:eur|euros?|usd|gbp|jpy|pln|sek|zl|kr|yuan|dollars?)(?![a-z])|元|円)/g,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g,
];

/** Digits with what people put between them; nothing else of a line. */
const RUN =
  /(?<![\p{sc=Latin}\p{N}])(?:\+\s{0,2}|\(\s?\+?)?\d(?:[\s.\-–/()]{0,3}\d){7,24}(?![\p{sc=Latin}\p{N}])/gu;

/** How people write phone numbers where no word says that it is one. */
const SHAPES: readonly RegExp[] = [
  // North America
  /^(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[ .-]\d{4}$/,
  // A trunk prefix with a group behind it
  /^\(?0[1-9]\d{0,4}\)?[ .\-/–]{1,3}\d[\d .\-/–]{3,14}$/,
  // Mobile phones of China, of Spain in threes
  /^1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/,
  /^[67]\d{2} \d{3} \d{3}$/,
  // Each digit alone
  /^\d(?:[ .\-_]\d){7,}$/,
];

/** Digits that no keyboard has. */
const DISGUISED = /[\u20e3①-⑳❶-❿➀-➓\u{1d7ce}-\u{1d7ff}]/u;

const BEFORE = 5;

/** Phone numbers; those beside a word for a carrier or a warranty may be in order. */
export function phoneNumbers(
  reading: Reading,
  original: string,
  tokens: readonly Token[],
  words: ReadonlyMap<string, Places>,
): Finding[] {
  const found: Finding[] = [];
  const spoken: { start: number; end: number }[] = [];
  let plain = rewritten(reading, IN_WORDS, (match) => {
    if ([...match[0].matchAll(WORD_DIGIT)].length < FEWEST_WORDS) return match[0];
    const span = spanOf(reading, match.index, match.index + match[0].length);
    spoken.push(span);
    return ' '.repeat(match[0].length);
  });
  for (const harmless of HARMLESS) plain = rewritten(plain, harmless, (match) => '~'.repeat(match[0].length));
  const near = nearest(tokens, words);
  for (const span of spoken) found.push(finding('contact-phone', span));
  for (const { 0: run, index } of plain.text.matchAll(RUN)) {
    const span = spanOf(plain, index, index + run.length);
    const digits = run.replace(/\D/g, '');
    const { phone, number, service } = near(span);
    if (digits.length > 15 || digits.length < 8) continue;
    const isDialled = run.includes('+') || /^00[1-9]\d{8,}$/.test(digits);
    const isOne =
      phone ||
      (!number &&
        (isDialled ||
          SHAPES.some((shape) => shape.test(run)) ||
          DISGUISED.test(original.slice(span.start, span.end)))) ||
      (number && run.includes('+'));
    if (isOne) found.push(finding(service ? 'contact-phone-service' : 'contact-phone', span));
  }
  return found;
}

interface Near {
  readonly phone: boolean;
  readonly number: boolean;
  readonly service: boolean;
}

/** Which words stand closest before a number. */
function nearest(
  tokens: readonly Token[],
  words: ReadonlyMap<string, Places>,
): (span: { start: number; end: number }) => Near {
  const lasts = (group: 'phone' | 'number' | 'service'): readonly number[] =>
    [...words.values()]
      .flatMap((places) => (places.get(group) ?? []).map(({ last }) => last))
      .toSorted((a, b) => a - b);
  const of = { phone: lasts('phone'), number: lasts('number'), service: lasts('service') };
  return ({ start }) => {
    const at = firstFrom(tokens, (token) => token.end > start);
    const before = (lastTokens: readonly number[]): number => {
      const last = lastTokens[firstFrom(lastTokens, (one) => one >= at) - 1] ?? -Infinity;
      return tokens[last]?.sentence === tokens[at]?.sentence ? at - last : Infinity;
    };
    const cjk = /[^\x00-\u024f]/.test(tokens[at - 1]?.text ?? '') ? 2 : 1;
    const phone = before(of.phone);
    const number = before(of.number);
    const isPhone = phone <= BEFORE * cjk && phone <= number;
    return {
      phone: isPhone,
      number: number <= BEFORE * cjk && !isPhone,
      service: before(of.service) <= 8 * cjk,
    };
  };
}

/** The first place in an ordered list where something holds. */
function firstFrom<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
