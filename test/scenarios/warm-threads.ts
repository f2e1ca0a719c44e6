import type { Worker } from 'node:worker_threads';
import { type FunctionThreads, startThread } from '#infra/local/cloud/functions/function-threads';

/** Each function that a thread loads leaves a little behind there, and the first of a bundle some megabytes. */
const MOST_LOADS = 50;

/** So many threads wait with their modules before one of them takes another bundle. */
const MOST_FREE = 10;

/** What a thread has loaded, in order. */
const loads = new WeakMap<Worker, string[]>();
/** Those that have waited longest first. */
const free: Worker[] = [];

/**
 * Threads that one story after another uses: to start a thread takes longer than to load a function, and modules that have run
 * before are many times faster than those that were just loaded. A thread that was busy when its story ended is ended too, so
 * nothing of one story runs on in the next.
 */
export const warmThreads: FunctionThreads = {
  take(bundle) {
    const thread = takeFree(bundle) ?? startThread();
    thread.removeAllListeners('error');
    thread.ref();
    loads.set(thread, [...(loads.get(thread) ?? []), bundle]);
    return thread;
  },
  async leave(thread, isIdle) {
    thread.stdout.unpipe();
    thread.stderr.unpipe();
    if (!isIdle || (loads.get(thread)?.length ?? 0) >= MOST_LOADS) {
      await thread.terminate();
      return;
    }
    thread.once('error', () => free.splice(free.indexOf(thread), 1));
    thread.unref();
    free.push(thread);
  },
};

function takeFree(bundle: string): Worker | undefined {
  const same = free.findLastIndex((thread) => loads.get(thread)?.includes(bundle));
  if (same !== -1) return free.splice(same, 1)[0];
  return free.length < MOST_FREE ? undefined : free.shift();
}
