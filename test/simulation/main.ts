/*
 * The long simulation, on all cores: `npm run simulate -- --seeds 100000 --pairs`. To print one run as a story: `npm run
 * simulate -- --replay 4711`, or `--replay swept:12-,14+` for crashes before the twelfth and after the fourteenth call of a
 * short story. `--rate 0.001` sets how many calls go wrong; `--shape mark-then-send` or `send-then-mark` puts another way of
 * sending in the place of ours. `--ladders small-team` takes whole ladders of the settings instead of short ones.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { LADDER_NAMES, type LadderName } from '#shared/contracts/settings/ladders/by-name';
import { SHAPES, type Shape } from './baselines.ts';
import {
  CRASH_STORIES,
  crashesOf,
  nameOf,
  pointsOf,
  runWithCrashes,
  type CrashStory,
} from './crash-pairs.ts';
import { runSeed } from './run.ts';
import { storyOf } from './story.ts';
import { added, emptyTally, printTally, type Tally } from './tally.ts';
import type { Part } from './worker.ts';

const SEEDS_A_PART = 100;
const TOLD_EACH_MS = 10_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    rate: { type: 'string' },
    shape: { type: 'string', default: 'ours' },
    pairs: { type: 'boolean', default: false },
    replay: { type: 'string' },
    ladders: { type: 'string' },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const shape = shapeOf(values.shape);
const rate = values.rate === undefined ? {} : { rate: numberOf('rate', values.rate) };
const ladders = values.ladders === undefined ? {} : { ladders: laddersOf(values.ladders) };

if (values.replay !== undefined) await replay(values.replay);
else await runAll();

/** @throws with a message that names the argument. */
function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new Error(`--${name} is not a number: ${text}`);
  return value;
}

function shapeOf(name: string): Shape {
  const names = Object.keys(SHAPES) as Shape[];
  const found = names.find((one) => one === name);
  if (found === undefined) throw new Error(`--shape is one of ${names.join(', ')}`);
  return found;
}

function laddersOf(name: string): LadderName {
  const found = LADDER_NAMES.find((one) => one === name);
  if (found === undefined) throw new Error(`--ladders is one of ${LADDER_NAMES.join(', ')}`);
  return found;
}

async function replay(name: string): Promise<void> {
  const flags = (['rate', 'ladders'] as const).flatMap((flag) =>
    values[flag] === undefined ? [] : [`--${flag} ${values[flag]}`],
  );
  const outcome = name.includes(':')
    ? await runWithCrashes(crashesOf(name).story, crashesOf(name).crashes, true).then((one) => one.outcome)
    : await runSeed(numberOf('replay', name), {
        verbose: true,
        assembly: SHAPES[shape],
        ...rate,
        ...ladders,
      });
  say(storyOf(outcome, ['npm run simulate -- --replay', name, ...flags].join(' ')));
  if (outcome.findings.length > 0) process.exitCode = 1;
}

async function runAll(): Promise<void> {
  const from = numberOf('from', values.from);
  const to = from + numberOf('seeds', values.seeds);
  const seeds: Part[] = [];
  for (let next = from; next < to; next += SEEDS_A_PART)
    seeds.push({
      kind: 'seeds',
      from: next,
      to: Math.min(next + SEEDS_A_PART, to),
      ...rate,
      ...ladders,
      shape,
    });
  report('seeds', await workOff(seeds, 'seeds'));
  if (!values.pairs) return;
  const pairs: Part[] = [];
  for (const story of Object.keys(CRASH_STORIES) as CrashStory[])
    for (const first of await pointsOf(story)) pairs.push({ kind: 'pairs', first: nameOf(story, [first]) });
  report('crash pairs', await workOff(pairs, 'first crashes'));
}

function report(what: string, tally: Tally): void {
  say(`\n${what}:`);
  for (const line of printTally(tally)) say(`  ${line}`);
  for (const name of tally.failing) say(`  replay: npm run simulate -- --replay ${name}`);
  if (tally.failing.length > 0) process.exitCode = 1;
}

/** Distributes the parts over one worker per core, and prints the progress. */
async function workOff(parts: readonly Part[], unit: string): Promise<Tally> {
  const waiting = [...parts];
  let total = emptyTally();
  let done = 0;
  const timer = setInterval(
    () =>
      say(
        `${done} of ${parts.length} parts (${total.runs.toLocaleString('en')} runs of ${unit}), ${total.failing.length} failing`,
      ),
    TOLD_EACH_MS,
  );
  const one = (): Promise<void> =>
    new Promise((ended, failed) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
      });
      const next = (): void => {
        const part = waiting.shift();
        if (part === undefined) void worker.terminate().then(() => ended());
        else worker.postMessage(part);
      };
      worker.on('error', failed);
      worker.on('message', (tally: Tally) => {
        total = added(total, tally);
        done += 1;
        next();
      });
      next();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, one));
  clearInterval(timer);
  return total;
}
