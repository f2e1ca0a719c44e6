/** To kanji, or back: only ISO-2022-JP writes these. */
const JAPANESE_ESCAPE = /\u001b(?:\$[@B]|\([JI])/;
/** Charsets of two bytes a letter. */
const TWO_BYTES = /gb|big5|euc|uhc|ksc|jis|932|936|949|950/i;
/** So many different letters of such a charset are valid UTF-8 by chance; 谢谢 in GBK is (лл). */
const MOST_BY_CHANCE = 3;
const LF = 0x0a;
/** Letters that take two bytes in UTF-8. */
const SHORT_LETTERS = /[\u0080-\u07ff]/gu;
/** Anything else of more than one byte. */
const LONG_LETTER = /[\u0800-\u{10ffff}]/u;

/**
 * The charset that the bytes of a text show, whatever its label says: UTF-8 where they are valid UTF-8 with letters beyond
 * ASCII that cannot be chance, ISO-2022-JP where they hold its escapes; otherwise the label.
 */
export function charsetOf(bytes: Uint8Array, label: string | undefined): string | undefined {
  const text = validUtf8(bytes);
  if (text === undefined || text.includes('\0')) return label;
  if (LONG_LETTER.test(text)) return 'utf-8';
  const letters = new Set(text.match(SHORT_LETTERS)).size;
  if (letters > 0) return letters <= MOST_BY_CHANCE && TWO_BYTES.test(label ?? '') ? label : 'utf-8';
  return JAPANESE_ESCAPE.test(text) ? 'iso-2022-jp' : label;
}

/** A run of kanji with its escapes. */
const KANJI = /\u001b\$[@B][!-~]*\u001b\([BJ]/g;

/** A header with the kanji that stand in it in bare ISO-2022-JP. */
export function escapesDecoded(header: string): string {
  return header.replace(KANJI, (run) => new TextDecoder('iso-2022-jp').decode(Buffer.from(run, 'latin1')));
}

/** Undefined for bytes that are not UTF-8. The end may be cut inside a letter; the parser ends each line with a line feed. */
function validUtf8(bytes: Uint8Array): string | undefined {
  const ended = bytes.at(-1) === LF ? bytes.subarray(0, -1) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(ended, { stream: true });
  } catch {
    return undefined;
  }
}
