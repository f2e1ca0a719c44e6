import type { Instant } from '#shared/domain/instant';
import type { ThreadKind } from '#shared/domain/rules/policy';
import { stateOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { SETTLED_KEPT_FOR_MS } from '#shared/ports/threads';
import { MAIL_LIVES_MS } from '../talk.ts';

/** What goes on for longer than a buyer's words are stored. */
const DISPUTES: ReadonlySet<ThreadKind> = new Set(['return', 'claim', 'chargeback']);

/** Whether one of an order's threads may need the words as evidence. */
export function isDisputed(threads: readonly Pick<Thread, 'kind'>[]): boolean {
  return threads.some(({ kind }) => DISPUTES.has(kind));
}

/**
 * When the first of the words that are still stored may be gone: with their mail, or with a thread in which nothing waits.
 * Undefined when none are left.
 */
export function wordsEndAt(threads: readonly Thread[], now: Instant): Instant | undefined {
  const ends = threads.flatMap((thread) => {
    const { cycle } = stateOf(thread, now);
    const isOver = cycle === undefined || cycle.ended !== undefined;
    const last = Math.max(...thread.facts.map(({ at }) => at));
    return mailedAt(thread).map((at) =>
      Math.min(at + MAIL_LIVES_MS, isOver ? last + SETTLED_KEPT_FOR_MS : Infinity),
    );
  });
  const toCome = ends.filter((end) => end > now);
  return toCome.length === 0 ? undefined : Math.min(...toCome);
}

/** Whether a mail came in since an instant. */
export function hasWordsSince(threads: readonly Thread[], since: Instant): boolean {
  return threads.flatMap(mailedAt).some((at) => at > since);
}

function mailedAt({ facts }: Pick<Thread, 'facts'>): Instant[] {
  return facts.filter((fact) => 'mail' in fact).map(({ at }) => at);
}
