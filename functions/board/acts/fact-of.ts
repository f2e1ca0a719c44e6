import { MUTED } from '#shared/application/intake/muted';
import { isoInstant } from '#shared/contracts/instant-text';
import type { Settings } from '#shared/contracts/settings/settings';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Policy } from '#shared/domain/rules/policy';
import { replyIdOf, replyOf } from '#shared/domain/reply/reply';
import { DONE, doneAbout, isRefund } from '#shared/domain/thread/done';
import type { Fact } from '#shared/domain/thread/fact';
import { urgencyOf, urgentReasonsUpTo } from '#shared/domain/urgent/urgent';
import type { ThreadState } from '#shared/domain/thread/situation';
import { plain } from '#shared/messages/plain';
import * as z from '#shared/zod';
import { isManager } from '../web/visitor.ts';
import { mutableIn } from './mute.ts';

const by = z.string({ error: 'is missing: the id of a person in the settings' }).check(z.minLength(1));

/** One harmless line, since terminals and pages show it. */
const reason = z.string().check(
  z.trim(),
  z.maxLength(200),
  z.overwrite((text) => plain(text)),
  z.minLength(3),
);

/** The longest note for the person who gets the thread. */
export const MOST_NOTE_CHARACTERS = 300;

const note = z.string().check(
  z.trim(),
  z.maxLength(MOST_NOTE_CHARACTERS),
  z.overwrite((text) => plain(text, MOST_NOTE_CHARACTERS)),
  z.minLength(1),
);

const replyId = z.string().check(z.minLength(1), z.maxLength(500));

const amount = z.strictObject({
  value: z.string().check(z.regex(/^\d{1,9}(?:\.\d{1,2})?$/, 'is not an amount; write one like 12.90')),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'is not a currency; write one like EUR')),
});

/** What a person can record about a thread, each with the fields of the fact that it becomes. */
export const actSchemas = [
  z.strictObject({ type: z.literal('acknowledged'), by }),
  z.strictObject({
    type: z.literal('handed-over'),
    by,
    to: z.string().check(z.minLength(1)),
    note: z.optional(note),
  }),
  z.strictObject({ type: z.literal('snoozed'), by, until: isoInstant }),
  z.strictObject({ type: z.literal('answered-elsewhere'), by, at: z.optional(isoInstant) }),
  z.strictObject({ type: z.literal('no-response-needed'), by, reason }),
  z.strictObject({ type: z.literal('no-response-marked'), by, reason }),
  z.strictObject({ type: z.literal('not-urgent'), by, upTo: z.optional(isoInstant) }),
  z.strictObject({ type: z.literal('urgent-after-all'), by }),
  z.strictObject({ type: z.literal('dealt-with'), by, done: z.enum(DONE), amount: z.optional(amount) }),
  z.strictObject({ type: z.literal('muted'), by }),
  z.strictObject({ type: z.literal('reply-confirmed'), by, replyId }),
  z.strictObject({ type: z.literal('reply-dismissed'), by, replyId }),
] as const;

export type Act = z.output<(typeof actSchemas)[number]>;

/** Why an act is refused, with its HTTP status. */
export interface Refusal {
  readonly status: 400 | 409;
  readonly error: string;
}

/** What decides about an act. */
type ActSettings = Pick<Settings, 'people' | 'duty' | 'doneEndsClock'>;

/** The fact for an act at the instant of the state; the same act must get the same `id`. */
export function factOf(
  act: Act,
  id: string,
  state: ThreadState,
  { policy, settings }: { readonly policy: Policy; readonly settings: ActSettings },
): Fact | Refusal {
  const { thread, cycle, now } = state;
  const waits = cycle !== undefined && cycle.ended === undefined;
  if (act.type === 'answered-elsewhere') {
    const said = act.at ?? now;
    if (said > now) return { status: 400, error: 'at: is in the future' };
    if (waits && said < cycle.startedAt)
      return { status: 409, error: 'at: is before the first waiting message' };
    return { type: 'answered-elsewhere', id, at: said, by: act.by };
  }
  if (act.type === 'reply-confirmed' || act.type === 'reply-dismissed') {
    const known =
      thread.facts.some((fact) => fact.type === 'seller-reply' && fact.id === act.replyId) ||
      replyOf(thread, replyIdOf(act.replyId) ?? '') !== undefined;
    if (!known) return { status: 409, error: 'replyId: this thread has no such reply' };
    return { type: act.type, id, at: now, by: act.by, replyId: act.replyId };
  }
  if (act.type === 'muted') {
    if (!isManager(act.by, settings))
      return { status: 400, error: 'by: is not a manager; duty.manager in the settings names them' };
    if (mutableIn(thread) === undefined)
      return {
        status: 409,
        error: 'mails like this cannot be muted: nothing proves their sender, or one could be about a buyer',
      };
    return { type: 'no-response-needed', id, at: now, by: act.by, reason: MUTED };
  }
  if (!waits) return { status: 409, error: 'nothing in this thread is waiting' };
  switch (act.type) {
    case 'no-response-needed':
      return { type: act.type, id, at: now, by: act.by, reason: act.reason };
    case 'no-response-marked':
      return thread.kind === 'message'
        ? { type: act.type, id, at: now, by: act.by, reason: act.reason }
        : { status: 409, error: 'only a buyer’s message is marked at Amazon as needing no response' };
    case 'not-urgent':
      return notUrgent(act, id, state);
    case 'urgent-after-all':
      return (cycle.notUrgent ?? []).length === 0
        ? { status: 409, error: 'nobody has said that what waits is not urgent' }
        : { type: 'not-urgent', id, at: now, by: act.by, upTo: now, reasons: [], undone: true };
    case 'dealt-with':
      return dealtWith(act, id, state, settings);
    case 'acknowledged':
      return { type: act.type, id, at: now, by: act.by };
    case 'handed-over':
      if (!Object.hasOwn(settings.people, act.to))
        return { status: 400, error: 'to: nobody has this id under people in the settings' };
      return {
        type: act.type,
        id,
        at: now,
        by: act.by,
        to: act.to,
        ...(act.note !== undefined && { note: act.note }),
      };
    case 'snoozed': {
      const next = deadlinesOf(state, policy).find(({ dueAt }) => dueAt > now);
      if (act.until <= now) return { status: 400, error: 'until: is in the past' };
      if (next === undefined || act.until >= next.dueAt)
        return { status: 409, error: 'until: is not before the next deadline' };
      return { type: act.type, id, at: now, by: act.by, until: act.until };
    }
  }
}

/** It is about what the person had seen: a message that came since may be urgent. */
function notUrgent(
  { by: person, upTo }: Extract<Act, { type: 'not-urgent' }>,
  id: string,
  { cycle, now }: ThreadState,
): Fact | Refusal {
  const urgency = urgencyOf(cycle);
  if (cycle === undefined || urgency === undefined)
    return { status: 409, error: 'nothing that waits in this thread is urgent' };
  const seen = upTo ?? urgency.upTo;
  if (seen > now) return { status: 400, error: 'upTo: is in the future' };
  const reasons = urgentReasonsUpTo(cycle, seen);
  if (reasons.length === 0) return { status: 409, error: 'upTo: nothing urgent had come in by then' };
  return { type: 'not-urgent', id, at: now, by: person, upTo: seen, reasons };
}

/** Whether it ends the wait is recorded with it, so that a change of the settings changes no past. */
function dealtWith(
  { by: person, done, amount: paid }: Extract<Act, { type: 'dealt-with' }>,
  id: string,
  { thread: { kind }, now }: ThreadState,
  { doneEndsClock }: ActSettings,
): Fact | Refusal {
  if (!doneAbout(kind).includes(done))
    return { status: 409, error: 'done: is not what can be done about this thread' };
  if (paid !== undefined && !isRefund(done)) return { status: 400, error: 'amount: only a refund has one' };
  return {
    type: 'dealt-with',
    id,
    at: now,
    by: person,
    done,
    ...(paid !== undefined && { amount: paid }),
    ...(doneEndsClock.some((one) => one === kind) && { endsClock: true }),
  };
}
