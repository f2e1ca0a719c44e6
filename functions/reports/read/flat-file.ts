const MOST_ROWS = 200_000;

/** The order id in a cell, if it is one. */
export const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;

/**
 * Whether every row has as many cells as the first. If not, somebody's words may have torn a row apart, and what
 * looks like a row may be their work.
 */
export function isWhole(rows: readonly (readonly string[])[]): boolean {
  return rows.every(({ length }) => length === rows[0]?.length);
}

/** The rows of a tab-delimited file as Amazon writes it: nothing is quoted, and a quote is a plain character. */
export function rowsOf(text: string): string[][] {
  return text
    .split(/\r\n|\n|\r/, MOST_ROWS)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
}
