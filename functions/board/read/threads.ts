import { loadReadable } from '#shared/application/threads/load-readable';
import { portions } from '#shared/application/threads/portions';
import { threadView, type ThreadView } from '#shared/application/views/thread-view';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import { isBackground } from '#shared/domain/thread/background';
import { situationOf } from '#shared/domain/thread/situation';
import type { ThreadStore } from '#shared/ports/threads';

export interface ThreadsDeps {
  readonly threads: ThreadStore;
  readonly settings: SettingsSource;
}

export type StateFilter = 'open' | 'answered' | 'all';

/** The threads in a state, and the ids of those whose state is unknown because they cannot be read. */
export interface ThreadList {
  readonly views: readonly ThreadView[];
  readonly unreadable: readonly string[];
}

/**
 * The threads in a state, by next deadline, soonest first; then the settled ones, latest first. Unreadable ones are
 * left out and listed by id.
 */
export async function listThreads(deps: ThreadsDeps, state: StateFilter, now: Instant): Promise<ThreadList> {
  const ids = state === 'open' ? await deps.threads.due(FAR_FUTURE) : await deps.threads.all();
  const { policy, rota } = rulesOf(await deps.settings.current());
  const views: ThreadView[] = [];
  const unreadable: string[] = [];
  for (const page of portions(ids, 100)) {
    const found = await loadReadable(deps.threads, page, now);
    unreadable.push(...found.unreadable);
    for (const { thread } of found.stored)
      if (!isBackground(thread)) views.push(threadView(situationOf(thread, rota, now), policy));
  }
  return {
    views: views.filter((view) => state === 'all' || view.state === state).toSorted(byUrgency),
    unreadable,
  };
}

function byUrgency(a: ThreadView, b: ThreadView): number {
  return urgencyOf(a).localeCompare(urgencyOf(b)) || a.id.localeCompare(b.id);
}

/** A key that sorts as text: open threads by their next deadline, missed ones first, then settled ones. */
function urgencyOf({ state, clocks, firstUnansweredAt }: ThreadView): string {
  const next = clocks.find((clock) => clock.state !== 'stopped')?.dueAt ?? firstUnansweredAt ?? '';
  return `${state === 'open' ? 0 : 1} ${next}`;
}
