import type { Instant } from '#shared/domain/instant';
import { UnreadableThread } from '#shared/failure';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import { portions } from './portions.ts';

const PAGE = 100;

/**
 * The threads with these ids, as `load` returns them, and the ids of stored threads that cannot be read: one spoilt
 * item must not hide the others.
 *
 * @throws when the store itself fails.
 */
export async function loadReadable(
  threads: Pick<ThreadStore, 'load'>,
  ids: readonly string[],
  now: Instant,
  how: 'newest' | 'recent' = 'newest',
): Promise<{ readonly stored: readonly Stored[]; readonly unreadable: readonly string[] }> {
  const stored: Stored[] = [];
  const unreadable = new Set<string>();
  for (const page of portions(ids, PAGE))
    stored.push(...(await loadPage(threads, page, unreadable, now, how)));
  return { stored, unreadable: [...unreadable] };
}

async function loadPage(
  threads: Pick<ThreadStore, 'load'>,
  page: readonly string[],
  unreadable: Set<string>,
  now: Instant,
  how: 'newest' | 'recent',
): Promise<readonly Stored[]> {
  const rest = page.filter((id) => !unreadable.has(id));
  try {
    return await threads.load(rest, now, how);
  } catch (error) {
    if (!(error instanceof UnreadableThread) || !rest.includes(error.threadId)) throw error;
    unreadable.add(error.threadId);
    return loadPage(threads, rest, unreadable, now, how);
  }
}
