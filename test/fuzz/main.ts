import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { corpusOf, mutantOf, tried } from './fuzz.ts';
import { proofCaseOf, wronglyBelieved } from './proofs.ts';

/**
 * The fuzzer as a program: `npm run fuzz -- --mails 200000 --seed 1`, and `--only 4711` to see one mutant again.
 * `--proofs 200000` reads generated proofs instead: none by which a stranger names Amazon may be believed, and each genuine one
 * must be. Ends with 1 when something was found.
 */

const whole = z.coerce.number().int().nonnegative();
const jobSchema = z.object({
  seed: z.number(),
  from: z.number(),
  step: z.number(),
  mails: z.number(),
  beats: z.instanceof(SharedArrayBuffer),
});
type Job = z.output<typeof jobSchema>;

const reportSchema = z.object({
  counts: z.record(z.string(), z.number()),
  slowest: z.object({ index: z.number(), milliseconds: z.number() }),
  failures: z.array(z.object({ index: z.number(), violations: z.array(z.string()), made: z.string() })),
  ended: z.boolean(),
});
type Report = z.output<typeof reportSchema>;

const REPORT_EVERY = 250;
/** Longer than any reading may take on a busy machine. */
const HANG_MS = 20_000;

/** Runs in its own thread: reads every `step`th mutant and reports the outcomes. */
async function work({ seed, from, step, mails, beats }: Job): Promise<void> {
  const corpus = corpusOf();
  const current = new Int32Array(beats);
  let report = emptyReport();
  for (let index = from; index < mails; index += step) {
    Atomics.store(current, 0, index);
    const mutant = mutantOf(corpus, seed, index);
    const { factType, milliseconds, violations } = await tried(mutant);
    report.counts[factType] = (report.counts[factType] ?? 0) + 1;
    if (milliseconds > report.slowest.milliseconds) report.slowest = { index, milliseconds };
    if (violations.length > 0)
      report.failures.push({ index, violations: [...violations], made: mutant.made });
    if (sum(report.counts) === REPORT_EVERY) {
      parentPort?.postMessage(report);
      report = emptyReport();
    }
  }
  parentPort?.postMessage({ ...report, ended: true });
}

function emptyReport(): Report {
  return { counts: {}, slowest: { index: 0, milliseconds: 0 }, failures: [], ended: false };
}

async function runAll(seed: number, mails: number): Promise<boolean> {
  const started = performance.now();
  const threads = availableParallelism();
  const total = emptyReport();
  const add = (report: Report): void => {
    for (const [type, count] of Object.entries(report.counts))
      total.counts[type] = (total.counts[type] ?? 0) + count;
    if (report.slowest.milliseconds > total.slowest.milliseconds) total.slowest = report.slowest;
    for (const failure of report.failures) tellFailure(seed, failure);
    total.failures.push(...report.failures);
    tellProgress(sum(total.counts), mails, performance.now() - started);
  };
  await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      inThread({ seed, from: thread, step: threads, mails }, add),
    ),
  );
  const seconds = (performance.now() - started) / 1_000;
  const kinds = Object.entries(total.counts).toSorted(([, a], [, b]) => b - a);
  write(
    `\n${sum(total.counts)} mails of seed ${seed} in ${seconds.toFixed(0)} s, ${total.failures.length} failures, ` +
      `slowest ${total.slowest.milliseconds.toFixed(0)} ms (--only ${total.slowest.index}); ` +
      `${kinds.map(([type, count]) => `${type} ${count}`).join(', ')}\n`,
  );
  return total.failures.length === 0;
}

/** Runs a job to its end. Stops a thread that hangs, reports its mutant, and starts another thread behind it. */
async function inThread(job: Omit<Job, 'beats'>, add: (report: Report) => void): Promise<void> {
  const beats = new SharedArrayBuffer(4);
  const current = new Int32Array(beats);
  current[0] = job.from;
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...job, beats } satisfies Job });
  const hung = await new Promise<number | undefined>((resolve, reject) => {
    let last = { index: -1, since: performance.now() };
    const watch = setInterval(() => {
      const index = Atomics.load(current, 0);
      if (index !== last.index) last = { index, since: performance.now() };
      else if (performance.now() - last.since > HANG_MS) finish(index);
    }, 1_000);
    const finish = (index?: number): void => {
      clearInterval(watch);
      resolve(index);
    };
    worker.on('message', (message) => {
      const report = reportSchema.parse(message);
      add(report);
      if (report.ended) finish();
    });
    worker.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
  await worker.terminate();
  if (hung === undefined) return;
  add({
    ...emptyReport(),
    failures: [{ index: hung, violations: [`hung for over ${HANG_MS} ms`], made: '' }],
  });
  await inThread({ ...job, from: hung + job.step }, add);
}

async function runOne(seed: number, index: number): Promise<boolean> {
  const mutant = mutantOf(corpusOf(), seed, index);
  write(`${mutant.made}, ${mutant.mode}, ${mutant.raw.length} bytes\n`);
  write(`${mutant.raw.toString('latin1').slice(0, 8_000)}\n`);
  const outcome = await tried(mutant);
  write(`\n${JSON.stringify(outcome)}\n`);
  return outcome.violations.length === 0;
}

function tellFailure(seed: number, { index, violations, made }: Report['failures'][number]): void {
  write(`\r--seed ${seed} --only ${index}: ${violations.join('; ')} (${made})\n`);
}

function tellProgress(done: number, mails: number, milliseconds: number): void {
  const rate = Math.round(done / (milliseconds / 1_000));
  if (process.stdout.isTTY) write(`\r${done} of ${mails}, ${rate} a second `);
  else if (done % 20_000 < REPORT_EVERY) write(`${done} of ${mails}, ${rate} a second\n`);
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

function write(text: string): void {
  process.stdout.write(text);
}

/** Reads so many generated proofs of a seed, and prints each that was wrongly believed or not believed. */
async function runProofs(seed: number, count: number, first = 0): Promise<boolean> {
  let failures = 0;
  for (let index = first; index < first + count; index += 1) {
    const proof = proofCaseOf(seed, index);
    const wrong = await wronglyBelieved(proof);
    if (wrong === undefined) continue;
    failures += 1;
    write(
      `--seed ${seed} --proofs 1 --only ${index}: ${wrong}\n${Buffer.from(proof.raw).toString('latin1')}\n`,
    );
  }
  write(`${count} proofs of seed ${seed}, ${failures} failures\n`);
  return failures === 0;
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      mails: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      proofs: { type: 'string' },
    },
  });
  const seed = whole.parse(values.seed);
  const only = values.only === undefined ? undefined : whole.parse(values.only);
  const passed =
    values.proofs !== undefined
      ? await runProofs(seed, whole.parse(values.proofs), only)
      : only === undefined
        ? await runAll(seed, whole.parse(values.mails))
        : await runOne(seed, only);
  process.exitCode = passed ? 0 : 1;
} else await work(jobSchema.parse(workerData));
