import { Worker } from 'node:worker_threads';
import { workerProgram } from '../worker-program.ts';

/** Where the threads come from in which functions run, and where they go. */
export interface FunctionThreads {
  /** A thread that loads the function that it is sent; best one that has loaded this bundle before. */
  take(bundle: string): Worker;
  /** Takes a thread back that its function left; `isIdle` when no call runs in it. */
  leave(thread: Worker, isIdle: boolean): Promise<void>;
}

export function startThread(): Worker {
  return new Worker(workerProgram(new URL('./function-worker.ts', import.meta.url)), {
    env: {},
    stdout: true,
    stderr: true,
  });
}

/** A new thread for each function, which ends with it. */
export const freshThreads: FunctionThreads = {
  take: startThread,
  async leave(thread) {
    await thread.terminate();
  },
};
