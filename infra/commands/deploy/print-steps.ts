import type { Step } from './set-up-steps.ts';

/** The steps as lines for a terminal: first the open ones with their exact values, then those that are done. */
export function stepLines(steps: readonly Step[]): string[] {
  const left = steps.filter(({ state }) => state !== 'done');
  const done = steps.filter(({ state }) => state === 'done');
  return [
    ...(left.length === 0 ? ['Nothing is left to do.'] : ['What you must still do:']),
    ...left.flatMap(({ what, values }, index) => [
      '',
      `${index + 1}. ${what}`,
      ...values.map((value) => `     ${value}`),
    ]),
    ...(done.length === 0 ? [] : ['', 'Done:']),
    ...done.map(({ what }) => `  ✓ ${what}`),
  ];
}
