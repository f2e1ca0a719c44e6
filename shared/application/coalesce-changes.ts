import type { Thread } from '#shared/domain/thread';
import { changeThread, type Change, type Changed, type ChangeThread, type Target } from './change-thread.ts';

interface Batch {
  readonly changes: Change[];
  readonly result: Promise<Changed | undefined>;
}

/**
 * `changeThread` for a function that works on many things at once: changes of one thread that are wanted at the same
 * time become one load and one save, instead of racing each other. What must be queued is given to the first only.
 */
export function coalescing(): ChangeThread {
  const collecting = new Map<string, Batch>();
  const last = new Map<string, Promise<unknown>>();
  return (deps, target, change, now) => {
    const key = `${target.id} ${target.orNew === undefined ? 'stored' : 'or new'}`;
    const joined = collecting.get(key);
    if (joined !== undefined) {
      joined.changes.push(change);
      return joined.result.then((changed) => changed && { ...changed, dispatch: [] });
    }
    const changes = [change];
    // A thread that others are just changing is read anew: what the caller has read is old by then.
    const fresh: Target = last.has(target.id) ? { ...target, loaded: undefined } : target;
    const result = (last.get(target.id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => new Promise<void>((go) => setImmediate(go)))
      .then(() => {
        collecting.delete(key);
        return changeThread(deps, fresh, combined(changes), now);
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
