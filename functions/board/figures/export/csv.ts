/** The mark by which Excel knows that a file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/** What begins like this, a spreadsheet would take for a formula; some also take the wide forms of East Asia. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const MOST_BYTES = 4_000_000;

export type Cell = string | number | undefined;

/** A table as CSV (RFC 4180) for Excel, in which no cell is a formula; undefined when it would be too large. */
export async function csvOf(
  head: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): Promise<string | undefined> {
  const lines = [lineOf(head)];
  let bytes = Buffer.byteLength(lines[0] ?? '');
  for await (const row of rows) {
    const line = lineOf(row);
    bytes += Buffer.byteLength(line);
    if (bytes > MOST_BYTES) return undefined;
    lines.push(line);
  }
  return `${BYTE_ORDER_MARK}${lines.join('')}`;
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
