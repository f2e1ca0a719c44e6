/** A finding of a check, as commands print it. */
interface Finding {
  readonly state: 'ok' | 'missing' | 'warning' | 'unknown';
  readonly what: string;
  readonly todo?: string;
}

const MARKS: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok     ',
  missing: 'MISSING',
  warning: '!      ',
  unknown: '?      ',
};

/** The lines of a finding: its mark, what was found, and below it what to do. */
export function findingLines({ state, what, todo }: Finding): string[] {
  return [`  ${MARKS[state]} ${what}`, ...(todo === undefined ? [] : [`          -> ${todo}`])];
}
