import type { Thread } from '#shared/domain/thread/thread';
import type { Stored } from '#shared/ports/threads';
import { type Change, type Changed, type ChangeThread, changeThread } from './change-thread.ts';

/** How many saved threads are cached. */
const REMEMBERED = 1_000;

interface Batch {
  readonly changes: Change[];
  readonly result: Promise<Changed | undefined>;
}

/**
 * `changeThread` for a function that works on many things at once: simultaneous changes of one thread become one load
 * and one save, instead of racing each other. Only the first caller gets the sends to queue.
 */
export function coalescing(): ChangeThread {
  const collecting = new Map<string, Batch>();
  const last = new Map<string, Promise<unknown>>();
  const saved = new Map<string, Stored>();
  /** A thread that the caller has read may be older than one saved here since. */
  const newest = (loaded: Stored | undefined): Stored | undefined => {
    // A cached thread that was not found may have expired since: it starts again.
    if (loaded === undefined || loaded.version === 0) return loaded;
    const own = saved.get(loaded.thread.id);
    return own !== undefined && own.version > loaded.version ? own : loaded;
  };
  return (deps, target, change, now) => {
    const key = `${target.id} ${target.orNew === undefined ? 'stored' : 'or new'}`;
    const joined = collecting.get(key);
    if (joined !== undefined) {
      joined.changes.push(change);
      return joined.result.then((changed) => changed && { ...changed, dispatch: [] });
    }
    const changes = [change];
    const result = (last.get(target.id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => new Promise<void>((go) => setImmediate(go)))
      .then(() => {
        collecting.delete(key);
        return changeThread(deps, { ...target, loaded: newest(target.loaded) }, combined(changes), now);
      })
      .then((changed) => {
        if (saved.size >= REMEMBERED) saved.clear();
        if (changed !== undefined) saved.set(target.id, changed.stored);
        return changed;
      })
      .finally(() => {
        if (last.get(target.id) === result) last.delete(target.id);
      });
    collecting.set(key, { changes, result });
    last.set(target.id, result);
    return result;
  };
}

function combined(changes: readonly Change[]): Change {
  const inTurn =
    (part: 'before' | 'after') =>
    (thread: Thread): Thread =>
      changes.reduce((changed, change) => change[part]?.(changed) ?? changed, thread);
  return { before: inTurn('before'), after: inTurn('after') };
}
