import { expect, it } from 'vitest';
import { SHAPES, type Shape } from './baselines.ts';
import { runSeed } from './run.ts';
import { count, emptyTally, type Tally } from './tally.ts';

async function tallyOf(shape: Shape): Promise<Tally> {
  const tally = emptyTally();
  for (let seed = 0; seed < 120; seed += 1)
    if (seed % 7 >= 3) count(tally, String(seed), await runSeed(seed, { assembly: SHAPES[shape] }));
  return tally;
}

it('marking before sending loses alerts and sending before marking doubles them; our way does neither', async () => {
  const [before, after, ours] = [
    await tallyOf('mark-then-send'),
    await tallyOf('send-then-mark'),
    await tallyOf('ours'),
  ];
  expect(ours.findings).toEqual({});
  expect(before.findings.lost).toBeGreaterThan(0);
  const copies = ({ duplicates: { email, slack } }: Tally): number => email + slack;
  expect(copies(after)).toBeGreaterThan(2 * copies(ours));
}, 60_000);
