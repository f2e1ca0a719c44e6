import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { assigneeOf } from '#shared/domain/board/assignee';
import { decide } from '#shared/domain/escalation/decide';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Deadline } from '#shared/domain/escalation/rung';
import { hours, type Instant } from '#shared/domain/instant';
import { stateOfReply } from '#shared/domain/reply/reply';
import { situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertView } from '#shared/messages/alert-view';
import type { Stored } from '#shared/ports/threads';

/** How near the first deadline is. */
export type Nearness = 'missed' | 'soon' | 'today' | 'fine';

/** A deadline within this time is near. */
export const SOON_MS = hours(4);

/** A thread in the list. */
export interface InboxRow {
  readonly id: string;
  /** Rises with each change of the thread. */
  readonly version: number;
  /** What it is about, as an alert says it. */
  readonly view: AlertView;
  readonly state:
    | {
        readonly is: 'waits';
        readonly nearness: Nearness;
        readonly first: Deadline;
        readonly next: Deadline | undefined;
      }
    | { readonly is: 'answered'; readonly at: Instant };
  /** When the next alert is due, unless somebody acts. */
  readonly nextAlertAt: Instant | undefined;
  readonly holder: { readonly person: string; readonly name: string; readonly until: Instant } | undefined;
  /** Whose it is while nobody has taken it on. */
  readonly assignee: { readonly person: string; readonly name: string } | undefined;
  /** A reply that only a person can judge. */
  readonly automaticReply: string | undefined;
  /** A person said that it needs no response, and has yet to mark it at Amazon. */
  readonly isMarked: boolean;
  /** A reply by the seller's own mail counts from then on. */
  readonly provisionalUntil: Instant | undefined;
  /** An answer that was written here and that only a person can bring on. */
  readonly answer: 'submitted' | 'held' | 'unknown' | undefined;
}

/** The end of `today` decides which deadlines are for today. */
export interface Day {
  readonly now: Instant;
  readonly todayUntil: Instant;
}

/** A thread as the list shows it. */
export function inboxRow({ thread, version }: Stored, versioned: VersionedSettings, day: Day): InboxRow {
  const rules = rulesOf(versioned);
  const { policy } = rules;
  const situation = situationOf(thread, rules.rota, day.now);
  const { cycle } = situation;
  const about = { id: thread.id, version, view: viewByNextDeadline(situation, versioned) };
  const deadlines = deadlinesOf(situation, policy);
  const [first] = deadlines;
  if (cycle === undefined || cycle.ended !== undefined || first === undefined)
    // What only informs waits for nobody.
    return {
      ...about,
      ...NOTHING_WAITS,
      state: { is: 'answered', at: cycle?.ended?.at ?? lastInstantOf(thread) },
    };
  const { hold, steps } = decide(situation, policy);
  const assignee = assigneeOf(situation, rules)?.person;
  const nameOf = (id: string): string => versioned.settings.people[id]?.name ?? id;
  const next = deadlines.find(({ dueAt }) => dueAt > day.now);
  return {
    ...about,
    state: { is: 'waits', nearness: nearnessOf(first.dueAt, day), first, next },
    nextAlertAt: steps.find(({ outcome }) => outcome === 'upcoming' || outcome === 'fire')?.rung.at,
    holder:
      hold !== undefined && day.now < hold.until
        ? { person: hold.by, name: nameOf(hold.by), until: hold.until }
        : undefined,
    assignee: assignee === undefined ? undefined : { person: assignee, name: nameOf(assignee) },
    automaticReply: cycle.doubts.find(({ reason }) => reason === 'automatic')?.reply.id,
    isMarked: cycle.marked !== undefined,
    provisionalUntil: cycle.provisionalUntil,
    answer: answerIn(thread),
  };
}

const NOTHING_WAITS = {
  nextAlertAt: undefined,
  holder: undefined,
  assignee: undefined,
  automaticReply: undefined,
  isMarked: false,
  provisionalUntil: undefined,
  answer: undefined,
};

/** The last answer that waits for a person. */
function answerIn({ replies = [] }: Thread): InboxRow['answer'] {
  const states = replies.map(stateOfReply);
  return states.findLast((state) => state === 'submitted' || state === 'held' || state === 'unknown');
}

function lastInstantOf({ facts, history }: Thread): Instant {
  return Math.max(history?.answeredUpTo ?? 0, ...facts.map(({ at }) => at));
}

function nearnessOf(due: Instant, { now, todayUntil }: Day): Nearness {
  if (due <= now) return 'missed';
  if (due <= now + SOON_MS) return 'soon';
  return due <= todayUntil ? 'today' : 'fine';
}
