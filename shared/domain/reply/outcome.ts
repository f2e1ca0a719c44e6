import { type DurationMs, type Instant, minutes } from '../instant.ts';
import { withoutCopies } from '../thread/copies.ts';
import type { Fact, Promised, ReplyRevoked, SellerReply } from '../thread/fact.ts';
import { inOrder } from '../thread/in-order.ts';
import { addFacts, type Thread } from '../thread/thread.ts';
import {
  leftAt,
  type Reply,
  replyFactId,
  type ReplyState,
  type ReplyStep,
  stateOfReply,
  stepped,
  withReply,
} from './reply.ts';

/** Within this time Amazon's server, its copy or its refusal says what came of an answer; then a person is asked. */
export const OUTCOME_WITHIN_MS: DurationMs = minutes(15);

/** A notice about an answer may be dated a little before it, by another clock. */
const EARLIER_MS: DurationMs = minutes(5);

/** Answers of which a later fact may still say what came of them. */
const MAY_CHANGE: readonly ReplyState[] = ['sending', 'accepted', 'confirmed', 'unknown', 'refused'];

/**
 * The thread once its facts and the time have settled its answers: Amazon's copy confirms one, a refusal or words that
 * nobody understands take it back, a person's word decides, and one of which nothing is heard in time is unknown. An
 * answer that Amazon's server took becomes a fact of the thread, at the instant at which it was sent. The very same thread
 * when nothing is new.
 */
export function withOutcomes(thread: Thread, now: Instant): Thread {
  return (thread.replies ?? []).reduce((current, { id }) => settled(current, id, now), thread);
}

function settled(thread: Thread, id: string, now: Instant): Thread {
  const reply = thread.replies?.find((one) => one.id === id);
  const left = reply && leftAt(reply);
  if (reply === undefined || left === undefined || !MAY_CHANGE.includes(stateOfReply(reply))) return thread;
  const step = nextStep(thread, reply, left, now);
  const after = step === undefined ? reply : stepped(reply, step);
  const known = step === undefined ? thread : { ...thread, replies: withReply(thread.replies, after) };
  return addFacts(known, factsOf(after, left));
}

function nextStep(thread: Thread, reply: Reply, left: Instant, now: Instant): ReplyStep | undefined {
  const state = stateOfReply(reply);
  const to = (
    next: ReplyState,
    at: Instant,
    rest: Omit<ReplyStep, 'at' | 'to'> = {},
  ): ReplyStep | undefined =>
    next === state && rest.reason === reply.steps.at(-1)?.reason ? undefined : { at, to: next, ...rest };
  const facts = inOrder(thread.facts);
  const id = replyFactId(reply);
  const confirmed = facts.findLast((fact) => fact.type === 'reply-confirmed' && fact.replyId === id);
  if (confirmed?.type === 'reply-confirmed') return to('confirmed', confirmed.at, { by: confirmed.by });
  const dismissed = facts.findLast((fact) => fact.type === 'reply-dismissed' && fact.replyId === id);
  if (dismissed?.type === 'reply-dismissed')
    return to('refused', dismissed.at, { by: dismissed.by, reason: 'person' });
  const refusal = refusalOf(facts, reply, left);
  if (refusal !== undefined)
    return to('refused', Math.max(refusal.at, left), { reason: refusal.why ?? 'unclear' });
  const copy = copyOf(facts, reply, left);
  if (copy !== undefined) return to('confirmed', Math.max(copy.at, left));
  const doubt = facts.find((fact) => fact.type === 'reply-doubted' && fact.replyId === id);
  if (doubt !== undefined) return to('refused', Math.max(doubt.at, left), { reason: 'unclear' });
  return state === 'sending' && now >= left + OUTCOME_WITHIN_MS ? to('unknown', now) : undefined;
}

/** Amazon's or SES's notice that the answer was not taken. */
function refusalOf(facts: readonly Fact[], reply: Reply, left: Instant): ReplyRevoked | undefined {
  const id = replyFactId(reply);
  return facts.find(
    (fact): fact is ReplyRevoked =>
      fact.type === 'reply-revoked' &&
      (fact.replyId === id || (fact.replyId === undefined && isAboutLast(fact, facts, reply, left))),
  );
}

/** A notice that names no reply is about the last one before it. */
function isAboutLast(notice: ReplyRevoked, facts: readonly Fact[], reply: Reply, left: Instant): boolean {
  if (notice.at < left - EARLIER_MS) return false;
  return !facts.some(
    (fact) =>
      fact.type === 'seller-reply' &&
      fact.trusted &&
      fact.id !== replyFactId(reply) &&
      (fact.words === undefined || fact.words !== reply.words) &&
      fact.at > left &&
      fact.at <= notice.at,
  );
}

function copyOf(facts: readonly Fact[], reply: Reply, left: Instant): SellerReply | undefined {
  const sent = sentFact(reply, left);
  const { standsFor } = withoutCopies([...facts.filter(({ id }) => id !== sent.id), sent], new Set());
  return facts.find(
    (fact): fact is SellerReply =>
      fact.type === 'seller-reply' &&
      fact.words !== undefined &&
      fact.words === reply.words &&
      standsFor.get(fact.id) === sent.id,
  );
}

/** What the thread holds of an answer that Amazon's server took, or refused later: with it, a notice finds its reply. */
function factsOf(reply: Reply, left: Instant): Fact[] {
  switch (stateOfReply(reply)) {
    case 'accepted':
    case 'confirmed':
      return [sentFact(reply, left), ...promiseOf(reply, left)];
    case 'refused':
      return reply.steps.at(-1)?.reason === 'ses' ? [] : [sentFact(reply, left)];
    default:
      return [];
  }
}

function sentFact(reply: Reply, left: Instant): SellerReply {
  return {
    type: 'seller-reply',
    id: replyFactId(reply),
    at: left,
    trusted: true,
    ...(reply.caseId !== undefined && { caseId: reply.caseId }),
    own: true,
    by: reply.by,
    ...(reply.words !== undefined && { words: reply.words }),
  };
}

function promiseOf(reply: Reply, left: Instant): Promised[] {
  if (reply.promise === undefined) return [];
  // It begins after the answer that it is in, so that this one does not keep it.
  const at = left + 1;
  return [
    {
      type: 'promised',
      id: `p${reply.id}`,
      at,
      replyId: replyFactId(reply),
      by: reply.by,
      until: reply.promise,
    },
  ];
}

/** When time alone changes something about an answer: it is to leave, or nothing was heard of it. */
export function nextLookAt(reply: Reply): Instant | undefined {
  const state = stateOfReply(reply);
  if (state === 'queued') return reply.lookAt ?? reply.leavesAt;
  const left = leftAt(reply);
  return state === 'sending' && left !== undefined ? left + OUTCOME_WITHIN_MS : undefined;
}
