import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** What a queue holds, on the local clock. Instants are milliseconds since 1970, Infinity when there is none. */
export interface QueueState {
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly oldestAt: number;
  /** When a delayed or invisible message comes up next. */
  readonly nextEventAt: number;
}

/** SQS, SNS and S3 on this machine. */
export interface Messaging {
  readonly endpoint: string;
  queues(): Promise<QueueState[]>;
  stop(): Promise<void>;
}

const started = z.object({ address: z.string() });
const answer = z.object({
  id: z.number(),
  readings: z.array(
    z.object({
      name: z.string(),
      visible: z.number(),
      inFlight: z.number(),
      oldestAt: z.number().or(z.literal(Infinity)),
      nextEventAt: z.number().or(z.literal(Infinity)),
    }),
  ),
});

/** Starts them in a worker thread on the local clock; in memory when `dataDir` is left out. */
export async function startMessaging(memory: SharedArrayBuffer, dataDir?: string): Promise<Messaging> {
  const worker = new Worker(new URL('./messaging-worker.ts', import.meta.url), {
    workerData: { memory, dataDir },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<number, (states: QueueState[]) => void>();
  const endpoint = await new Promise<string>((done, fail) => {
    worker.once('error', fail);
    worker.once('message', (message: unknown) => done(started.parse(message).address));
  });
  worker.on('message', (message: unknown) => {
    const { id, readings } = answer.parse(message);
    waiting.get(id)?.(readings);
    waiting.delete(id);
  });
  let asked = 0;
  return {
    endpoint,
    queues: () =>
      new Promise((done) => {
        asked += 1;
        waiting.set(asked, done);
        worker.postMessage({ id: asked });
      }),
    async stop() {
      await worker.terminate();
    },
  };
}
