import { HIDDEN } from './patterns.ts';

/** Texts as a model may see them, each with marks like ⟦1⟧ for what is hidden. */
export interface Masked {
  readonly texts: readonly string[];
  /** What the marks stand for, from ⟦1⟧ on. The same words have one mark, in whichever text they are. */
  readonly hidden: readonly string[];
}

/** Shorter words may be parts of others, and tell nobody anything. */
const TELLING_CHARACTERS = 5;

type Span = readonly [start: number, end: number];

/** Hides addresses, numbers of people and parcels, links, and names: those given, and those that a text shows to be one. */
export function mask(texts: readonly string[], names: readonly string[]): Masked {
  const ofNames = names.flatMap(patternOf);
  const found = texts.map((text) =>
    merged([
      ...HIDDEN.flatMap((pattern) => spansOf(text, pattern)),
      ...ofNames.flatMap((pattern) => spansOf(text, pattern).map((span) => withSurname(text, span))),
    ]),
  );
  const telling = new Set(
    texts.flatMap((text, index) => (found[index] ?? []).map(([start, end]) => text.slice(start, end).trim())),
  );
  const again = [...telling].filter((value) => value.length >= TELLING_CHARACTERS);
  const hidden: string[] = [];
  const marks = new Map<string, string>();
  const markOf = (value: string): string => {
    const known = marks.get(value);
    if (known !== undefined) return known;
    const mark = `⟦${hidden.push(value)}⟧`;
    marks.set(value, mark);
    return mark;
  };
  const masked = texts.map((text, index) => {
    const spans = merged([...(found[index] ?? []), ...again.flatMap((value) => occurrences(text, value))]);
    let rest = 0;
    let out = '';
    for (const [start, end] of spans) {
      out += text.slice(rest, start) + markOf(text.slice(start, end));
      rest = end;
    }
    return out + text.slice(rest);
  });
  return { texts: masked, hidden };
}

/** What a model wrote, with the hidden words filled in. */
export interface Filled {
  readonly text: string;
  /** The words that it left out. */
  readonly missing: readonly string[];
}

/** Fills in what the marks stand for; undefined when there is a mark that nobody gave the model. */
export function fillIn(text: string, hidden: readonly string[]): Filled | undefined {
  const used = new Set<number>();
  let isInvented = false;
  const rest: string[] = [];
  let end = 0;
  const out: string[] = [];
  for (const match of text.matchAll(/⟦\s?(\p{Nd}{1,5})\s?⟧/gu)) {
    const number = Number((match[1] ?? '').normalize('NFKC'));
    const value = hidden[number - 1];
    if (value === undefined) isInvented = true;
    used.add(number - 1);
    const before = text.slice(end, match.index);
    rest.push(before);
    out.push(before, value ?? '');
    end = match.index + match[0].length;
  }
  rest.push(text.slice(end));
  out.push(text.slice(end));
  if (isInvented || rest.some((part) => /[⟦⟧]/.test(part))) return undefined;
  return { text: out.join(''), missing: hidden.filter((_, index) => !used.has(index)) };
}

/** Amazon shows of a buyer the first name alone, so what follows it with a capital is hidden with it. */
function withSurname(text: string, [start, end]: Span): Span {
  const surname = /^(?:[ \u00a0]\p{Lu}[\p{L}'’-]{1,24}){1,2}/u.exec(text.slice(end, end + 60));
  return [start, end + (surname?.[0].length ?? 0)];
}

function patternOf(name: string): RegExp[] {
  const parts = name
    .trim()
    .split(/[\s,]+/)
    .filter((part) => part.length >= 2);
  if (parts.length === 0) return [];
  const escaped = [parts.join(String.fromCharCode(0)), ...parts].map((one) =>
    one
      .replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
      .replaceAll(String.fromCharCode(0), String.raw`[\s,]{1,3}`),
  );
  // Scripts without spaces have no ends of words.
  return escaped.map((one) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(one)
      ? new RegExp(one, 'giu')
      : new RegExp(String.raw`(?<![\p{L}\p{N}])${one}(?![\p{L}\p{N}])`, 'giu'),
  );
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match): Span[] => {
    const value = match.groups?.['hidden'] ?? match[0];
    const start = match.index + match[0].indexOf(value, match[0] === value ? 0 : match[0].lastIndexOf(value));
    return value === '' ? [] : [[start, start + value.length]];
  });
}

function occurrences(text: string, value: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    spans.push([at, at + value.length]);
  return spans;
}

/** The spans in order, those that overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const whole: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = whole.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}
