import { expect, it } from 'vitest';
import { isWhole } from '../is-whole.ts';
import { runDesk } from './run.ts';

/** How many seeds the tests run together; `.ci/run` asks for all. */
const SEEDS = isWhole ? 2_000 : 100;
const HALF = Math.ceil(SEEDS / 2);

/** Tests the seeds of one half, 0 or 1, and prints the first run that breaks a promise as a story. */
export function deskHalfHolds(half: 0 | 1): void {
  const from = half * HALF;
  const to = from + HALF;
  it(
    `seeds ${from} to ${to - 1}: no answer is sent twice or over newer words, and each ends in a state that its writer sees`,
    { timeout: 240_000 },
    async () => {
      const seen = { answers: 0, sent: 0, held: 0, refused: 0, unknown: 0 };
      for (let seed = from; seed < to; seed += 1) {
        const { findings, record, world } = await runDesk(seed);
        if (findings.length > 0) {
          const again = await runDesk(seed, { verbose: true });
          expect.fail([`seed ${seed}`, JSON.stringify(findings, null, 1), ...again.record.lines].join('\n'));
        }
        const replies = world.table.thread(world.threadId)?.replies ?? [];
        const had = (state: string): number =>
          replies.filter(({ steps }) => steps.some(({ to: next }) => next === state)).length;
        seen.answers += replies.length;
        seen.sent += record.attempts.filter(({ taken }) => taken).length;
        seen.held += had('held');
        seen.refused += had('refused');
        seen.unknown += had('unknown');
      }
      // A simulation in which nothing happens would prove nothing.
      expect(seen.answers).toBeGreaterThan(3 * HALF);
      for (const number of Object.values(seen)) expect(number).toBeGreaterThan(HALF / 20);
    },
  );
}
