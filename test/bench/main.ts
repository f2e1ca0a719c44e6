/**
 * Runs the benchmarks in the order of README.md beside this file: `npm run bench`. To run some by name: `npm run bench --
 * alert-delay`.
 */
import { availableParallelism, cpus } from 'node:os';
import { alertDelay } from './alert-delay.ts';
import { boardList } from './board-list.ts';
import { coldStart } from './cold-start.ts';
import { cost } from './cost.ts';
import { giant } from './giant.ts';
import { ladders } from './ladders.ts';
import { recording } from './recording.ts';
import { sweeping } from './sweeping.ts';
import { throughput } from './throughput.ts';

const PARTS = [recording, giant, sweeping, boardList, alertDelay, throughput, coldStart, cost, ladders];

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const names = process.argv.slice(2);
const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0)
  throw new Error(
    `no benchmark is called ${unknown.join(', ')}; there are ${PARTS.map(({ name }) => name).join(', ')}`,
  );

say(`${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`);
for (const part of PARTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  say(`\n## ${part.name}\n`);
  await part.run(say);
}
