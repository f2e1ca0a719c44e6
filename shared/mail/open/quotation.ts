/** Lines that mail clients put above a mail that they quote or forward, in the product's languages. */
const HEADS = [
  // -----Original Message-----, ---------- Forwarded message ---------, ------------------ 原始邮件 ------------------
  /^-{3,}[^\n:]{0,60}\p{L}[^\n:]{0,60}-{3,}$/u,
  /^_{10,}$/,
  /^(?:from|von|de|da|van|od|från|kimden|من|发件人|寄件者|寄件人|差出人|送信者)\s{0,3}[:\uff1a]/i,
  /^>/,
];

/** The line that introduces a quotation: On Monday, Robin wrote: */
const ATTRIBUTION = /[:\uff1a]$/;
/** No such line is longer; a longer one would take the expressions above too long. */
const HEAD_CHARACTERS = 120;

/**
 * What a person wrote above the first mail that they quote; undefined when nothing is quoted, or nothing stands above it.
 */
export function aboveQuotation(text: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const head = lines.findIndex(
    (line) => line.length <= HEAD_CHARACTERS && HEADS.some((one) => one.test(line)),
  );
  if (head === -1) return undefined;
  const above = lines.slice(0, head);
  if (ATTRIBUTION.test(above.findLast((line) => line !== '') ?? ''))
    above.splice(above.findLastIndex((line) => line !== ''));
  const own = above.join('\n').trim();
  return own === '' ? undefined : own;
}

const QUOTE_MARKS = /^(?:[>|\uff1e]\s?)+/;

/** Each line without the marks by which mail clients quote a whole mail. */
export function withoutQuoteMarks(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(QUOTE_MARKS, ''))
    .join('\n');
}
