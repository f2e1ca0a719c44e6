import { expect, it } from 'vitest';
import { CALL_FAULTS, WORLD_FAULTS } from './faults.ts';
import { runSeed } from './run.ts';
import { isWhole } from './is-whole.ts';
import { storyOf } from './story.ts';
import { count, emptyTally } from './tally.ts';

/** How many seeds each of the four files runs. */
const QUARTER = isWhole ? 500 : 250;

/** Tests the seeds of one quarter, 0 to 3, and prints the first run that breaks a promise as a story. */
export function quarterHolds(quarter: 0 | 1 | 2 | 3): void {
  const from = quarter * QUARTER;
  const to = from + QUARTER;
  it(
    `seeds ${from} to ${to - 1}: no alert is lost, early, after its answer or doubled without doubt, whatever goes wrong`,
    { timeout: 240_000 },
    async () => {
      const tally = emptyTally();
      for (let seed = from; seed < to; seed += 1) {
        const outcome = await runSeed(seed);
        count(tally, String(seed), outcome);
        if (outcome.findings.length > 0)
          expect.fail(
            storyOf(await runSeed(seed, { verbose: true }), `npm run simulate -- --replay ${seed}`),
          );
      }
      expect(tally.runs).toBe(to - from);
      // Each run makes about a dozen alerts: a simulation in which nothing happens would prove nothing.
      expect(tally.alerts).toBeGreaterThan(5 * tally.runs);
      expect([...CALL_FAULTS, ...WORLD_FAULTS].filter((fault) => tally.faults[fault] === undefined)).toEqual(
        [],
      );
    },
  );
}
