import { placeNudge, workingHours } from '../duty/nudge.ts';
import type { Instant } from '../instant.ts';
import { REPLY_NEWS, type ReplyNews } from '../reply/reply.ts';
import { CHANNELS, type Clock, clockLength, type Policy, type Step } from '../rules/policy.ts';
import { type Cycle, isPromiseOnly } from '../thread/cycle.ts';
import { countOf, type Folded } from '../thread/folded.ts';
import type { Situation } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import type { Deadline, Rung } from './rung.ts';
import { nudgeHours, placeCall, placeSparingNudge } from './spare-nights.ts';
import { urgentRungs } from './urgent-rungs.ts';

/** The parts of a cycle and its thread that the clocks depend on. */
interface CycleOfThread {
  readonly thread: Pick<Thread, 'kind' | 'marketplaceId'>;
  readonly cycle: Pick<Cycle, 'messages' | 'startedAt' | 'promise'> | undefined;
}

/** The deadlines of a situation, or of an earlier cycle, soonest first; none when nobody ever waited. */
export function deadlinesOf({ thread, cycle }: CycleOfThread, policy: Policy): Deadline[] {
  if (cycle === undefined) return [];
  return clocksOf(thread, cycle, policy)
    .map((clock) => ({ clock: clock.name, dueAt: dueAtOf(clock, thread, cycle) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Every step of every clock of a cycle, in the order of the ladders, fitted into people's hours as each ladder says. */
export function rungsOf(situation: Situation, policy: Policy): Rung[] {
  const { thread, cycle } = situation;
  if (cycle === undefined) return [];
  const deadlines = deadlinesOf(situation, policy);
  const ofClocks = clocksOf(thread, cycle, policy).flatMap((clock) => {
    const dueAt = dueAtOf(clock, thread, cycle);
    const steps =
      clock.name === 'promise' ? stepsWithin(clock.ladder, dueAt, cycle.promise?.at) : clock.ladder;
    return steps.map((step): Rung => {
      const plainAt = dueAt - step.beforeMs;
      const nudge = step.nudge === true;
      const rung: Rung = { clock: clock.name, step, dueAt, plainAt, at: plainAt, nudge, handOver: false };
      if (clock.sparesNights !== true) return fitted(rung, situation, cycle.startedAt);
      return fitted({ ...rung, sparesNights: true }, situation, earliestFor(rung, cycle, deadlines));
    });
  });
  return [
    ...ofClocks,
    ...handOversOf(thread, cycle, policy),
    ...replyRungsOf(thread, cycle, policy),
    ...forwardingOf(thread, cycle, policy),
    ...urgentRungs(cycle, { deadlines, ladder: ofClocks }, (nudge) => fitted(nudge, situation, nudge.at)),
  ].toSorted((a, b) => a.plainAt - b.plainAt || a.dueAt - b.dueAt);
}

/** A step of a ladder that spares nights is not moved to before the deadline that comes first, nor before its promise. */
function earliestFor({ clock, plainAt }: Rung, cycle: Cycle, deadlines: readonly Deadline[]): Instant {
  const begun = clock === 'promise' ? (cycle.promise?.at ?? cycle.startedAt) : cycle.startedAt;
  const passed = deadlines.findLast(({ dueAt }) => dueAt < plainAt);
  return Math.max(begun, passed?.dueAt ?? begun);
}

/** Amazon's clocks run while a message waits, and our own while a promise does. */
function clocksOf(
  { kind }: CycleOfThread['thread'],
  cycle: NonNullable<CycleOfThread['cycle']>,
  policy: Policy,
): readonly Clock[] {
  return policy.clocks[kind].filter(({ name }) =>
    name === 'promise' ? cycle.promise !== undefined : !isPromiseOnly(cycle),
  );
}

/** A promise of an hour needs no reminder four hours before. */
function stepsWithin(ladder: readonly Step[], dueAt: Instant, from: Instant = -Infinity): readonly Step[] {
  return ladder.filter(({ beforeMs }) => dueAt - beforeMs > from);
}

const HAND_OVER = 'handed-over';

/** Whether a step alerts a person to whom the thread was handed over. */
export function isHandOver(step: string): boolean {
  return step.startsWith(HAND_OVER);
}

/** A separate step for each person to whom the thread was handed over. */
function handOversOf(thread: Thread, cycle: Cycle, policy: Policy): Rung[] {
  const deadlines = deadlinesOf({ thread, cycle }, policy);
  const before = (at: Instant): Folded[] => cycle.more.filter(({ from }) => from < at);
  return cycle.takenOn
    .filter((taken) => taken.type === 'handed-over')
    .flatMap(({ at, to }, kept): Rung[] => {
      const index = kept + countOf(before(at), ({ type }) => type === 'handed-over');
      const next = deadlines.find(({ dueAt }) => dueAt > at) ?? deadlines.at(-1);
      if (next === undefined) return [];
      const step: Step = {
        id: index === 0 ? HAND_OVER : `${HAND_OVER}-${index + 1}`,
        beforeMs: next.dueAt - at,
        call: [{ person: to }],
        by: CHANNELS,
      };
      return [{ ...next, step, plainAt: at, at, nudge: false, handOver: true }];
    });
}

/** A step that tells the writer of an answer what became of it: `answer-refused.2-1a2b3c4d`. */
const REPLY_STEP = /^answer-(held|refused|unknown|sent-back)\./;

/** What became of an answer, if the step tells its writer that. */
export function replyNewsIn(step: string): ReplyNews | undefined {
  const [, news] = REPLY_STEP.exec(step) ?? [];
  return REPLY_NEWS.find((one) => one === news);
}

/** Whoever wrote an answer hears at once when it did not leave, did not arrive, or nobody knows. */
function replyRungsOf({ replies = [], ...thread }: Thread, cycle: Cycle, policy: Policy): Rung[] {
  const deadlines = deadlinesOf({ thread, cycle }, policy);
  return replies.flatMap((reply): Rung[] => {
    const { at, to, by } = reply.steps.at(-1) ?? {};
    const news = REPLY_NEWS.find((one) => one === to);
    const next = deadlines.find(({ dueAt }) => at !== undefined && dueAt > at) ?? deadlines.at(-1);
    if (
      news === undefined ||
      at === undefined ||
      at < cycle.startedAt ||
      next === undefined ||
      by === reply.by
    )
      return [];
    const step: Step = {
      id: `answer-${news}.${reply.steps.length}-${reply.id.slice(0, 8)}`,
      beforeMs: next.dueAt - at,
      call: [{ person: reply.by }],
      by: CHANNELS,
    };
    return [{ ...next, step, plainAt: at, at, nudge: false, handOver: true }];
  });
}

/** Somebody waits before Gmail's settings for the code in its mail, so the managers get it at once. */
function forwardingOf(thread: Thread, cycle: Cycle, policy: Policy): Rung[] {
  const [next] = deadlinesOf({ thread, cycle }, policy);
  const asked = cycle.messages.find((one) => one.type === 'unknown-mail' && one.forwarding === true);
  if (asked === undefined || next === undefined) return [];
  const beforeMs = next.dueAt - asked.at;
  const step: Step = { id: 'at-once', beforeMs, call: ['manager'], by: ['email'] };
  return [{ ...next, step, plainAt: asked.at, at: asked.at, nudge: false, handOver: false }];
}

/**
 * Fits a nudge that missed its instant (after an outage, or for a message that arrived late) into the hours from now
 * on.
 */
export function fittedLate(rung: Rung, situation: Situation): Rung {
  const { now } = situation;
  if (!rung.nudge || rung.at >= now || rung.urgent === true) return rung;
  const late = fitted({ ...rung, plainAt: now }, situation, now);
  return late.moved === undefined ? rung : { ...late, plainAt: rung.plainAt };
}

/** When a nudge that should leave at an instant may ring: later if that instant is quiet and enough time remains. */
export function nudgeFrom(rung: Rung, situation: Situation, at: Instant): Instant {
  if (!rung.nudge) return at;
  const open = rung.sparesNights ? nudgeHours(rung.step, situation) : workingHours(situation.rotas);
  const placed = placeNudge({ at, dueAt: rung.dueAt, startedAt: at }, situation.rota.hours, open);
  return placed.moved === 'to-next-shift' ? placed.at : at;
}

/** The step at its instant, given when the wait for it began. */
function fitted(rung: Rung, situation: Situation, from: Instant): Rung {
  const { step, nudge, sparesNights } = rung;
  const plain = { at: rung.plainAt, dueAt: rung.dueAt, startedAt: from };
  if (sparesNights) return { ...rung, ...(nudge ? placeSparingNudge : placeCall)(plain, step, situation) };
  if (!nudge) return rung;
  const placed = placeNudge(plain, situation.rota.hours, workingHours(situation.rotas));
  return { ...rung, ...placed, nudge: placed.moved !== 'no-staffed-time' };
}

/** Whether a step ranks above another, so that the other is no longer needed once it fires. */
export function outranks(
  higher: Pick<Rung, 'plainAt' | 'nudge' | 'urgent'>,
  lower: Pick<Rung, 'plainAt' | 'nudge'>,
): boolean {
  // A nudge that was moved earlier is weaker than a call that comes before the nudge's plain instant.
  return higher.urgent !== true && higher.plainAt > lower.plainAt && (!higher.nudge || lower.nudge);
}

/** A deadline that Amazon names overrides the length in the settings. */
function dueAtOf(
  clock: Clock,
  thread: CycleOfThread['thread'],
  cycle: NonNullable<CycleOfThread['cycle']>,
): Instant {
  if (clock.name === 'promise' && cycle.promise !== undefined) return cycle.promise.until;
  const named = cycle.messages.flatMap((one) => ('dueAt' in one ? [one.dueAt] : []));
  return named.length > 0
    ? Math.min(...named)
    : cycle.startedAt + clockLength(clock, thread.marketplaceId, cycle.startedAt);
}
