import { createWriteStream, type WriteStream } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { FunctionThreads } from './function-threads.ts';

/** A function as the template describes it. */
export interface FunctionDefinition {
  /** Its folder under `functions/`. */
  readonly name: string;
  /** URL of the bundle. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** A function in its own worker thread; after a crash, the next call starts a new thread. */
export interface RunningFunction {
  readonly name: string;
  /** @throws when the handler throws, times out, or its thread is killed. */
  invoke(event: unknown): Promise<unknown>;
  /** Ends its thread at once, as a crash would. */
  kill(): void;
  stop(): Promise<void>;
}

const answer = z.object({ id: z.number(), result: z.unknown().optional(), error: z.string().optional() });

interface Call {
  readonly done: (result: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export interface RunOptions {
  /** Of the local clock. */
  readonly memory: SharedArrayBuffer;
  readonly logFile: string | undefined;
  readonly threads: FunctionThreads;
}

export function runFunction(
  definition: FunctionDefinition,
  { memory, logFile, threads }: RunOptions,
): RunningFunction {
  const { name, timeoutMs } = definition;
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
  const calls = new Map<number, Call>();
  let worker: Worker | undefined;
  let count = 0;

  const failAll = (why: string): void => {
    for (const { fail, timer } of calls.values()) {
      clearTimeout(timer);
      fail(new Error(`${name}: ${why}`));
    }
    calls.clear();
  };

  const start = (): Worker => {
    const started = threads.take(definition.bundle);
    started.postMessage({ ...definition, memory });
    pipe(started, log);
    const gone = (why: string): void => {
      if (worker !== started) return;
      worker = undefined;
      failAll(why);
    };
    started.once('error', (error) => gone(error instanceof Error ? error.message : 'it crashed'));
    started.once('exit', () => gone('its thread ended'));
    started.on('message', (message: unknown) => {
      const parsed = answer.parse(message);
      const call = calls.get(parsed.id);
      calls.delete(parsed.id);
      clearTimeout(call?.timer);
      if (parsed.error === undefined) call?.done(parsed.result);
      else {
        log?.write(`${name}: ${parsed.error}\n`);
        call?.fail(new Error(`${name}: ${parsed.error.split('\n')[0] ?? ''}`));
      }
    });
    return started;
  };

  const kill = (): void => {
    const dying = worker;
    worker = undefined;
    failAll('it was killed');
    void dying?.terminate();
  };

  return {
    name,
    invoke: (event) =>
      new Promise((done, fail) => {
        worker ??= start();
        count += 1;
        const timer = setTimeout(kill, timeoutMs);
        calls.set(count, { done, fail, timer });
        worker.postMessage({ id: count, event });
      }),
    kill,
    async stop() {
      const last = worker;
      const isIdle = calls.size === 0;
      worker = undefined;
      failAll('the local run ends');
      for (const event of ['message', 'error', 'exit']) last?.removeAllListeners(event);
      if (last !== undefined) await threads.leave(last, isIdle);
      log?.end();
    },
  };
}

function pipe(worker: Worker, log: WriteStream | undefined): void {
  for (const stream of [worker.stdout, worker.stderr]) {
    if (log === undefined) stream.resume();
    else stream.pipe(log, { end: false });
  }
}
