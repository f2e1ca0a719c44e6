import { expect, it } from 'vitest';
import { CALL_FAULTS, WORLD_FAULTS } from './faults.ts';
import { runSeed } from './run.ts';
import { storyOf } from './story.ts';
import { count, emptyTally } from './tally.ts';

/** A test of some seeds; the first that breaks a promise is told as a story. */
export function seedsHold(from: number, to: number): void {
  it(
    `seeds ${from} to ${to - 1}: no alert is lost, early, after its answer or doubled without doubt, whatever goes wrong`,
    { timeout: 240_000 },
    async () => {
      const tally = emptyTally();
      for (let seed = from; seed < to; seed += 1) {
        const outcome = await runSeed(seed);
        count(tally, String(seed), outcome);
        if (outcome.findings.length > 0)
          expect.fail(storyOf(await runSeed(seed, { tells: true }), `npm run simulate -- --replay ${seed}`));
      }
      expect(tally.runs).toBe(to - from);
      // Each run calls about a dozen times: a simulation in which nothing happens would prove nothing.
      expect(tally.alerts).toBeGreaterThan(5 * tally.runs);
      expect([...CALL_FAULTS, ...WORLD_FAULTS].filter((fault) => tally.faults[fault] === undefined)).toEqual(
        [],
      );
    },
  );
}
