import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { Failure } from '#shared/failure';
import { DamagedFile, DATABASE_REMEDY } from '#infra/local/state/state-file';
import { workerProgram } from '../worker-program.ts';
import { fauxqsBundle } from './fauxqs-bundle.ts';

/** What a queue holds at the local clock's time. Instants are milliseconds since 1970, Infinity when there is none. */
export interface QueueState {
  readonly name: string;
  readonly arn: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly oldestAt: number;
  /** When the next delayed or invisible message becomes visible. */
  readonly nextEventAt: number;
}

/** SQS, SNS and S3 on this machine. */
export interface Messaging {
  readonly endpoint: string;
  queues(): Promise<QueueState[]>;
  /** Like ReceiveMessage: received messages stay invisible for the queue's visibility time-out. */
  receive(queueArn: string, count: number): Promise<ReceivedMessage[]>;
  delete(queueArn: string, receiptHandles: readonly string[]): Promise<void>;
  /** Removes all queues, topics and buckets. */
  clear(): Promise<void>;
  /** Resolves with the reason when its thread has died. */
  readonly failed: Promise<Failure>;
  stop(): Promise<void>;
}

const started = z.object({ address: z.string() });
const answered = z.object({ id: z.number(), answer: z.array(z.unknown()) });
const instant = z.number().or(z.literal(Infinity));
const queueState = z.object({
  name: z.string(),
  arn: z.string(),
  visible: z.number(),
  inFlight: z.number(),
  oldestAt: instant,
  nextEventAt: instant,
});
const receivedMessage = z.object({
  messageId: z.string(),
  receiptHandle: z.string(),
  body: z.string(),
  receiveCount: z.number(),
});

/** A message that is being worked on. */
export type ReceivedMessage = z.output<typeof receivedMessage>;

/** Starts SQS, SNS and S3 in a worker thread on the local clock; in memory when `dataDir` is left out. */
export async function startMessaging(memory: SharedArrayBuffer, dataDir?: string): Promise<Messaging> {
  const worker = new Worker(workerProgram(new URL('./messaging-worker.ts', import.meta.url)), {
    workerData: { memory, dataDir, fauxqs: fauxqsBundle() },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const failed = new Promise<Failure>((done) => {
    worker.once('error', (error) => done(failureOf(error, dataDir)));
    worker.once('exit', (code) =>
      done(new Failure(`SQS, SNS and S3 of the local run ended with code ${code}`)),
    );
  });
  const waiting = new Map<number, { done: (answer: unknown[]) => void; fail: (error: Failure) => void }>();
  const endpoint = await new Promise<string>((done, fail) => {
    void failed.then(fail);
    worker.once('message', (message: unknown) => done(started.parse(message).address));
  });
  let dead: Failure | undefined;
  void failed.then((failure) => {
    dead = failure;
    for (const { fail } of waiting.values()) fail(failure);
    waiting.clear();
  });
  worker.on('message', (message: unknown) => {
    const { id, answer } = answered.parse(message);
    waiting.get(id)?.done(answer);
    waiting.delete(id);
  });
  let asked = 0;
  const ask = (question: object): Promise<unknown[]> =>
    new Promise((done, fail) => {
      if (dead !== undefined) {
        fail(dead);
        return;
      }
      asked += 1;
      waiting.set(asked, { done, fail });
      worker.postMessage({ id: asked, ...question });
    });
  return {
    endpoint,
    queues: async () => z.array(queueState).parse(await ask({ ask: 'readings' })),
    receive: async (queueArn, count) =>
      z.array(receivedMessage).parse(await ask({ ask: 'receive', queueArn, count })),
    async delete(queueArn, receiptHandles) {
      await ask({ ask: 'delete', queueArn, receiptHandles });
    },
    async clear() {
      await ask({ ask: 'clear' });
    },
    failed,
    async stop() {
      await worker.terminate();
    },
  };
}

function failureOf(error: unknown, dataDir: string | undefined): Failure {
  const why = error instanceof Error ? error.message : 'no reason given';
  if (dataDir !== undefined && /malformed|not a database/.test(why))
    return new DamagedFile(join(dataDir, 'fauxqs.db'), DATABASE_REMEDY);
  return new Failure(`SQS, SNS and S3 of the local run have crashed: ${why}`);
}
