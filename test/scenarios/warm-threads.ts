import type { Worker } from 'node:worker_threads';
import { type FunctionThreads, startThread } from '#infra/local/cloud/functions/function-threads';

/** Each function that a thread loads leaves its modules behind there, some megabytes. */
const MOST_LOADS = 20;

const loads = new WeakMap<Worker, number>();
const free: Worker[] = [];

/**
 * Threads that one story after another uses: to start a thread takes longer than to load a function. A thread that was busy
 * when its story ended is ended too, so nothing of one story runs on in the next.
 */
export const warmThreads: FunctionThreads = {
  take() {
    const thread = free.pop() ?? startThread();
    thread.removeAllListeners('error');
    thread.ref();
    loads.set(thread, (loads.get(thread) ?? 0) + 1);
    return thread;
  },
  async leave(thread, isIdle) {
    thread.stdout.unpipe();
    thread.stderr.unpipe();
    if (!isIdle || (loads.get(thread) ?? 0) >= MOST_LOADS) {
      await thread.terminate();
      return;
    }
    thread.once('error', () => free.splice(free.indexOf(thread), 1));
    thread.unref();
    free.push(thread);
  },
};
