import { type DurationMs, hours, type Instant, minutes } from '../instant.ts';
import type { Send, SendState } from '../sends/send.ts';
import { settled } from '../sends/settle.ts';
import type { Cycle } from '../thread/cycle.ts';
import { sendsOf } from '../thread/sends-of.ts';
import type { Situation } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { incidentWordOf, isForIncidents, reviewedWord, withIncidents } from './incidents.ts';

/** The step of the line that tells a chat channel that what it was alerted about is over. */
const CLOSING = 'closing';

/** The lines of one minute leave at the same instant, and a sweep takes what is due 90 s ahead: so one sweep takes them all. */
const GATHERED_MS: DurationMs = minutes(2);
/** Longer after the end, the line is no news any more. */
const NEWS_MS: DurationMs = hours(4);
const ARRIVED: readonly SendState[] = ['accepted', 'delivered', 'digested'];

/** Whether the send is no alert, but says what became of what was alerted about: to people in a chat, or to a service. */
export function isClosing(send: Pick<Send, 'step'>): boolean {
  return isLine(send) || incidentWordOf(send) !== undefined;
}

function isLine({ step }: Pick<Send, 'step'>): boolean {
  return step === CLOSING;
}

/** A wait that is over for certain. */
type Over = Cycle & Required<Pick<Cycle, 'ended'>>;

/**
 * The thread with what its incidents have to hear, and a closing line for each chat channel that was alerted about a wait that is over now: one for a channel
 * and wait, and none by e-mail. The very same thread when there is none to add.
 */
export function withClosings(situation: Situation): Thread {
  if (situation.thread.sends.every(({ channel }) => channel === 'email')) return situation.thread;
  const state = { ...situation, thread: withIncidents(situation) };
  const { thread, cycles } = state;
  const added = cycles.flatMap((cycle) => (isOver(cycle, cycles) ? closingsOf(cycle, state) : []));
  if (added.length === 0) return thread;
  const isReplaced = (send: Send): boolean =>
    isLine(send) && added.some((one) => one.generation === send.generation && isSamePlace(one, send));
  return { ...thread, sends: [...thread.sends.filter((send) => !isReplaced(send)), ...added] };
}

/**
 * The state of a closing line that has not left yet: it ends when somebody waits again, or when it is no news any more. What an
 * incident has to hear is never too old.
 */
export function reviewedClosing(send: Send, situation: Situation): Send {
  if (incidentWordOf(send) !== undefined) return reviewedWord(send, situation);
  const { thread, cycles, now } = situation;
  const cycle = cycles.find(({ ids }) => ids.has(send.generation));
  if (cycle === undefined || !isOver(cycle, cycles))
    return settled(send, 'cancelled', 'the wait is not over', now);
  return Math.max(now, send.fireAt) > newsUntil(cycle, thread)
    ? settled(send, 'cancelled', 'the end of the wait is hours ago', now)
    : send;
}

function closingsOf(cycle: Over, situation: Situation): Send[] {
  const { thread, cycles, now } = situation;
  const fireAt = Math.floor(now / minutes(1)) * minutes(1) + GATHERED_MS + minutes(1);
  const [first] = cycle.messages;
  if (first === undefined || fireAt > newsUntil(cycle, thread)) return [];
  const sends = partsOf(cycle, cycles).flatMap((part) => sendsOf(thread, part));
  const closed = sends.filter((send) => isLine(send) && !hasNeverLeft(send));
  const alerted = sends.filter(
    (send) =>
      send.channel !== 'email' &&
      !isClosing(send) &&
      !isForIncidents(send, situation) &&
      ARRIVED.includes(send.state),
  );
  return alerted
    .filter((send, index) => alerted.findIndex((other) => isSamePlace(other, send)) === index)
    .filter((send) => !closed.some((other) => isSamePlace(other, send)))
    .map((send) => closing(first.id, send, fireAt));
}

function closing(generation: string, { clock, channel, recipient }: Send, fireAt: Instant): Send {
  return {
    ...{ generation, clock, step: CLOSING, channel, recipient, calls: [] },
    ...{ stepAt: fireAt, fireAt, state: 'pending', lookAt: fireAt, dispatches: 0, attempts: 0, copies: 0 },
  };
}

/** A reply in doubt is news from when a person confirmed it. */
function newsUntil({ ended }: Over, { facts }: Thread): Instant {
  const replies = new Set(
    facts.flatMap((fact) => (fact.type === 'seller-reply' && fact.at === ended.at ? [fact.id] : [])),
  );
  const confirmedAt = facts.flatMap((fact) =>
    fact.type === 'reply-confirmed' && replies.has(fact.replyId) ? [fact.at] : [],
  );
  return Math.max(ended.at, ...confirmedAt) + NEWS_MS;
}

/** A line that was taken back before it could arrive may still be sent when the wait ends again. */
function hasNeverLeft({ state, copies }: Send): boolean {
  return state === 'cancelled' && copies === 0;
}

function isSamePlace(a: Send, b: Send): boolean {
  return a.channel === b.channel && a.recipient === b.recipient;
}

/** Whether nobody waits any more who already waited when this one ended: of several cases, the last one ends the wait. */
function isOver(cycle: Cycle, cycles: readonly Cycle[]): cycle is Over {
  const { ended } = cycle;
  if (ended === undefined || ended.by === 'lapsed') return false;
  return cycles.every(
    (other) =>
      other === cycle ||
      other.startedAt > ended.at ||
      (other.ended !== undefined && other.ended.at <= ended.at),
  );
}

/** The wait together with the cases that ended while it lasted: their alerts were about all of them. */
function partsOf({ startedAt, ended }: Over, cycles: readonly Cycle[]): Cycle[] {
  return cycles.filter(
    (part) => part.ended !== undefined && part.ended.at >= startedAt && part.ended.at <= ended.at,
  );
}
