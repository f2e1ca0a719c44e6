import type { Step } from './set-up-steps.ts';

/** The steps as lines for a terminal: what is open first, with its values to the letter, then what is done. */
export function stepLines(steps: readonly Step[]): string[] {
  const left = steps.filter(({ state }) => state !== 'done');
  const done = steps.filter(({ state }) => state === 'done');
  return [
    ...(left.length === 0 ? ['Nothing is left to do.'] : ['What a person must still do:']),
    ...left.flatMap(({ what, values }, index) => [
      '',
      `${index + 1}. ${what}`,
      ...values.map((value) => `     ${value}`),
    ]),
    ...(done.length === 0 ? [] : ['', 'Done:']),
    ...done.map(({ what }) => `  ✓ ${what}`),
  ];
}
