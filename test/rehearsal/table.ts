/** What the rehearsal did, and what it saw. */
export interface Row {
  readonly what: string;
  readonly seen: string;
}

/** The rows as a table of Markdown, as it stands in test/README.md. */
export function tableOf(rows: readonly Row[]): string {
  const all = [{ what: 'what', seen: 'seen' }, ...rows];
  const width = (key: keyof Row): number => Math.max(...all.map((row) => row[key].length));
  const line = ({ what, seen }: Row): string =>
    `| ${what.padEnd(width('what'))} | ${seen.padEnd(width('seen'))} |`;
  const rule = { what: '-'.repeat(width('what')), seen: '-'.repeat(width('seen')) };
  return [line(all[0]!), line(rule), ...rows.map(line)].join('\n');
}
