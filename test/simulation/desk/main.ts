/*
 * The long simulation of answers: `npm run simulate:desk -- --seeds 20000`. `--from` begins later, so that several can share the
 * work; `--replay 4711` prints one run as a story.
 */
import { parseArgs } from 'node:util';
import { runDesk } from './run.ts';

const EACH = 1_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    replay: { type: 'string' },
  },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** @throws with a message that names the argument. */
function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is not a number: ${text}`);
  return value;
}

if (values.replay !== undefined) {
  const { findings, record } = await runDesk(numberOf('replay', values.replay), { verbose: true });
  for (const line of record.lines) say(line);
  for (const { what, replyId, detail } of findings) say(`${what.toUpperCase()}: ${replyId}, ${detail}`);
  if (findings.length > 0) process.exitCode = 1;
} else {
  const from = numberOf('from', values.from);
  const to = from + numberOf('seeds', values.seeds);
  const seen = { answers: 0, handed: 0, taken: 0, broken: 0 };
  const faults = new Map<string, number>();
  for (let seed = from; seed < to; seed += 1) {
    const { findings, record, world, faults: injected } = await runDesk(seed);
    seen.answers += world.table.thread(world.threadId)?.replies?.length ?? 0;
    seen.handed += record.attempts.length;
    seen.taken += record.attempts.filter(({ taken }) => taken).length;
    seen.broken += findings.length;
    for (const [fault, times] of injected.seen) faults.set(fault, (faults.get(fault) ?? 0) + times);
    for (const { what } of findings) say(`BROKEN: ${what}: npm run simulate:desk -- --replay ${seed}`);
    if ((seed + 1 - from) % EACH === 0) say(`${seed + 1 - from} runs: ${JSON.stringify(seen)}`);
  }
  say(`${to - from} runs: ${JSON.stringify(seen)}`);
  for (const [fault, times] of [...faults].toSorted())
    say(`  ${fault.padEnd(22)} ${times.toLocaleString('en')}`);
  if (seen.broken > 0) process.exitCode = 1;
}
