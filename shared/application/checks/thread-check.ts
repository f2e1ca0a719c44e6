import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { advance } from '#shared/domain/escalation/advance';
import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import { situationOf } from '#shared/domain/thread/situation';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import type { Problem, ThreadAudit } from '#shared/ports/watch';
import { changeThread, type OnDecided } from '../threads/change-thread.ts';
import { queueAlerts } from '../threads/queue-alerts.ts';

/** Five sweeps have missed it: the promise is broken. */
const OVERDUE_AFTER_MS: DurationMs = minutes(5);

export interface ThreadCheckDeps {
  readonly threads: ThreadStore;
  readonly audit: ThreadAudit;
  readonly alerts: AlertQueue;
  readonly settings: SettingsSource & { plannedVersion(): Promise<string | undefined> };
  /** Called with each thread that is wrong. */
  readonly onProblem: (threadId: string, what: string) => void;
  readonly onDecided?: OnDecided;
}

const OVERDUE = 'threads were due for five minutes and no sweep moved them on';
const ASLEEP = 'threads would have missed their next step';
const UNREADABLE = 'threads cannot be read';

/**
 * The threads that no sweep moved on although they are due, and those of one part of the table that should be in the
 * index but are not. The check moves them on as a sweep would have.
 */
export async function threadCheck(deps: ThreadCheckDeps, segment: number, now: Instant): Promise<Problem[]> {
  const versioned = await deps.settings.current();
  const rules = rulesOf(versioned);
  // After a change of the settings the next sweep plans each thread again.
  const isPlanned = (await deps.settings.plannedVersion()) === rules.policy.version;
  const found = new Map<string, Set<string>>();
  const suspect = (what: string, id: string): unknown =>
    found.set(what, (found.get(what) ?? new Set<string>()).add(id));

  for (const id of await deps.threads.due(now - OVERDUE_AFTER_MS)) suspect(OVERDUE, id);
  for await (const page of deps.audit.segment(segment, now))
    for (const one of page) {
      if ('unreadable' in one) suspect(UNREADABLE, one.unreadable);
      else if (isOverdue(one, now)) suspect(OVERDUE, one.thread.id);
      else if (isPlanned && isAsleep(one, rules, now)) suspect(ASLEEP, one.thread.id);
    }

  const problems: Problem[] = [];
  for (const [what, ids] of found) {
    let count = 0;
    for (const id of ids)
      if (what === UNREADABLE || (await isStillWrong(deps, id, rules, now))) {
        deps.onProblem(id, what);
        count += 1;
      }
    if (count > 0) problems.push({ what, count });
  }
  return problems;
}

function isOverdue({ nextActionAt }: Stored, now: Instant): boolean {
  return nextActionAt !== null && nextActionAt <= now - OVERDUE_AFTER_MS;
}

function isAsleep({ thread, nextActionAt }: Stored, rules: Rules, now: Instant): boolean {
  const wanted = advance(situationOf(thread, rules.rota, now), rules.policy).nextActionAt;
  return (wanted ?? Infinity) < (nextActionAt ?? Infinity);
}

/** The index and the scan may lag, so the thread is read again, and moved on if it is really wrong. */
async function isStillWrong(deps: ThreadCheckDeps, id: string, rules: Rules, now: Instant): Promise<boolean> {
  try {
    const [stored] = await deps.threads.load([id], now);
    if (stored === undefined || !(isOverdue(stored, now) || isAsleep(stored, rules, now))) return false;
    const changed = await changeThread({ ...deps, rules }, { id, loaded: stored }, {}, now);
    await queueAlerts(deps.alerts, changed?.dispatch ?? [], now);
  } catch {
    // Report it as it is: a thread that cannot be mended here is still a problem.
  }
  return true;
}
