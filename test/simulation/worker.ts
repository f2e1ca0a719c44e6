import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { LADDER_NAMES } from '#shared/contracts/settings/ladders/by-name';
import { SHAPES } from './baselines.ts';
import { CRASH_STORIES, crashesOf, runPairs } from './crash-pairs.ts';
import { runSeed } from './run.ts';
import { count, emptyTally, type Tally } from './tally.ts';

const SHAPE_NAMES = ['ours', 'mark-then-send', 'send-then-mark'] as const;

/** A piece of the long simulation: some seeds, or the pairs of one first crash. */
export const partSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('seeds'),
    from: z.number(),
    to: z.number(),
    rate: z.number().optional(),
    shape: z.enum(SHAPE_NAMES),
    ladders: z.enum(LADDER_NAMES).optional(),
  }),
  z.object({ kind: z.literal('pairs'), first: z.string() }),
]);

export type Part = z.output<typeof partSchema>;

/** Runs a piece, and counts the outcomes. */
export async function work(part: Part): Promise<Tally> {
  const tally = emptyTally();
  if (part.kind === 'seeds') {
    const { shape, rate, ladders } = part;
    const props = {
      assembly: SHAPES[shape],
      ...(rate !== undefined && { rate }),
      ...(ladders !== undefined && { ladders }),
    };
    for (let seed = part.from; seed < part.to; seed += 1)
      count(tally, String(seed), await runSeed(seed, props));
    return tally;
  }
  const { story, crashes } = crashesOf(part.first);
  const [first] = crashes;
  if (first === undefined)
    throw new Error(`${part.first} names no crash of ${Object.keys(CRASH_STORIES).join()}`);
  await runPairs(story, first, (name, outcome) => count(tally, name, outcome));
  return tally;
}

parentPort?.on('message', (message: unknown) => {
  void work(partSchema.parse(message)).then((tally) => parentPort?.postMessage(tally));
});
