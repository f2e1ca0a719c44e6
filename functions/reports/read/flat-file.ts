const MOST_ROWS = 200_000;

/** The order that a cell is, if it is one. */
export const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;

/**
 * Whether every row has as many cells as the first. Where one has not, somebody's words may have torn a row apart, and
 * what looks like a row may be of their making.
 */
export function isWhole(rows: readonly (readonly string[])[]): boolean {
  return rows.every(({ length }) => length === rows[0]?.length);
}

/** The rows of a tab-delimited file as Amazon writes them: nothing is quoted, a quote is a character. */
export function rowsOf(text: string): string[][] {
  return text
    .split(/\r\n|\n|\r/, MOST_ROWS)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
}
