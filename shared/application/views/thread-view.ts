import { decide, isOnlyThanks } from '#shared/domain/escalation/decide';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import type { Policy } from '#shared/domain/rules/policy';
import type { Fact } from '#shared/domain/thread/fact';
import { type Cycle, waitingIn } from '#shared/domain/thread/cycle';
import { foldedByKind } from '#shared/domain/thread/folded';
import type { Situation } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import type { Urgent } from '#shared/domain/urgent/reasons';
import { wordsOf } from '#shared/domain/thread/words-of';
import type { Recognised, Topic } from '#shared/domain/topic';

/** A thread as the API returns it. Instants are ISO 8601 in UTC. */
export interface ThreadView {
  readonly id: string;
  readonly kind: Thread['kind'];
  readonly state: 'open' | 'answered';
  readonly store: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly firstUnansweredAt: string | null;
  /** How many messages wait. */
  readonly waiting: number;
  /** ISO 639-1 with a confidence from 0 to 1; of a buyer's last message. */
  readonly language: { readonly code: string; readonly confidence: number } | null;
  readonly topic: Recognised<Topic> | null;
  /** What is urgent about what waits; `words` are entries of our lists. */
  readonly urgent: Urgent | null;
  readonly probablyNeedsNoAnswer: boolean;
  /** Replies that stop nothing until a person has looked. */
  readonly doubtfulReplies: readonly { readonly id: string; readonly at: string; readonly reason: string }[];
  /** When a reply that was sent by mail counts, unless it is refused before. */
  readonly provisionalUntil: string | null;
  readonly clocks: readonly { name: string; dueAt: string; state: 'running' | 'missed' | 'stopped' }[];
  readonly nextStep: { readonly clock: string; readonly step: string; readonly at: string } | null;
  readonly acknowledgedBy: string | null;
  readonly facts: readonly ({ readonly type: string; readonly at: string } & Readonly<
    Record<string, unknown>
  >)[];
  /** What was too much to list each among `facts`: how many there were of a type, the first and the last. */
  readonly more: readonly {
    readonly type: string;
    readonly count: number;
    readonly from: string;
    readonly until: string;
  }[];
  /** The outcome of each step of the last cycle, and why. */
  readonly decisions: readonly { clock: string; step: string; outcome: string; reason: string }[];
}

/** The current state of a thread. Its only data about a buyer are ids. */
export function threadView(situation: Situation, policy: Policy): ThreadView {
  const { thread, now, cycle } = situation;
  const { hold, steps } = decide(situation, policy);
  const waits = cycle !== undefined && cycle.ended === undefined;
  const { language, topic } = wordsOf(cycle);
  const next = steps.find(({ outcome }) => outcome === 'upcoming' || outcome === 'fire')?.rung;
  return {
    id: thread.id,
    kind: thread.kind,
    state: waits ? 'open' : 'answered',
    store: thread.store,
    marketplaceId: thread.marketplaceId ?? null,
    orderId: thread.orderId ?? null,
    firstUnansweredAt: waits ? iso(cycle.startedAt) : null,
    waiting: waits ? waitingIn(cycle) : 0,
    language: language === undefined ? null : { code: language.name, confidence: language.confidence },
    topic: topic ?? null,
    urgent: waits ? urgentIn(cycle) : null,
    probablyNeedsNoAnswer: waits && isOnlyThanks(cycle),
    doubtfulReplies: waits
      ? cycle.doubts.map(({ reply, reason }) => ({ id: reply.id, at: iso(reply.at), reason }))
      : [],
    provisionalUntil: waits && cycle.provisionalUntil !== undefined ? iso(cycle.provisionalUntil) : null,
    clocks: deadlinesOf(situation, policy).map(({ clock, dueAt }) => ({
      name: clock,
      dueAt: iso(dueAt),
      state: (cycle?.ended?.at ?? now) > dueAt ? 'missed' : waits ? 'running' : 'stopped',
    })),
    nextStep:
      waits && next !== undefined ? { clock: next.clock, step: next.step.id, at: iso(next.at) } : null,
    acknowledgedBy: waits && hold !== undefined && now < hold.until ? hold.by : null,
    facts: thread.facts.toSorted((a, b) => a.at - b.at).map(factView),
    more: foldedByKind(thread.folded, ({ type }) => type).map(({ of: { type }, count, from, until }) => ({
      type,
      count,
      from: iso(from),
      until: iso(until),
    })),
    decisions: steps.map(({ rung, outcome, reason }) => ({
      clock: rung.clock,
      step: rung.step.id,
      outcome,
      reason,
    })),
  };
}

function urgentIn(cycle: Cycle): Urgent | null {
  const urgency = urgencyOf(cycle);
  if (urgency === undefined) return null;
  const { level, reason, words } = urgency;
  return { level, reason, words };
}

/** Fields of facts that no list shows: with Amazon's domain the alias is an address, and a note is for one person. */
const KEPT_BACK: readonly string[] = ['relay', 'note'];

/** All other fields of a fact. */
function factView({ at, type, ...rest }: Fact): ThreadView['facts'][number] {
  const shown = Object.entries(rest).filter(([name]) => !KEPT_BACK.includes(name));
  return { type, at: iso(at), ...Object.fromEntries(shown) };
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
