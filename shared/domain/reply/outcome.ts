import { type DurationMs, type Instant, minutes } from '../instant.ts';
import { withoutCopies } from '../thread/copies.ts';
import type {
  Fact,
  Promised,
  ReplyConfirmed,
  ReplyDismissed,
  ReplyRevoked,
  SellerReply,
} from '../thread/fact.ts';
import { revokedReplies } from '../thread/revoked.ts';
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
import { sentFact, withSent } from './sent-fact.ts';

/** Within this time Amazon's server, its copy or its refusal says what came of an answer; then a person is asked. */
export const OUTCOME_WITHIN_MS: DurationMs = minutes(15);

/** Answers of which a later fact may still say what came of them. */
const MAY_CHANGE: readonly ReplyState[] = ['sending', 'accepted', 'confirmed', 'unknown', 'refused'];

/**
 * The thread once its facts and the time have settled its answers: Amazon's copy confirms one, a refusal or words that
 * nobody understands take it back, a person's word decides, and one of which nothing is heard in time is unknown. An
 * answer that Amazon's server took becomes a fact of the thread, at the instant at which it was sent. The very same thread
 * when nothing is new.
 */
export function withOutcomes(thread: Thread, now: Instant): Thread {
  const left = (thread.replies ?? []).filter(
    (reply) => leftAt(reply) !== undefined && MAY_CHANGE.includes(stateOfReply(reply)),
  );
  if (left.length === 0) return thread;
  const said = whatIsSaid(thread, left);
  const replies = left.flatMap((reply) => {
    const step = nextStep(reply, said, now);
    return step === undefined ? [] : [stepped(reply, step)];
  });
  const known =
    replies.length === 0
      ? thread
      : { ...thread, replies: replies.reduce<readonly Reply[]>(withReply, thread.replies ?? []) };
  return addFacts(known, (known.replies ?? []).flatMap(factsOf));
}

/** What the facts of a thread say about the answers that left. */
interface Said {
  readonly facts: readonly Fact[];
  readonly refused: ReadonlyMap<string, ReplyRevoked>;
  /** Amazon's copy, by the id of the fact of its answer. */
  readonly copies: ReadonlyMap<string, SellerReply>;
}

function whatIsSaid({ facts }: Thread, left: readonly Reply[]): Said {
  const sent = left.map(sentFact);
  const all = withSent(facts, left);
  const refused = revokedReplies(all);
  const { standsFor } = withoutCopies(all, refused);
  const copies = new Map<string, SellerReply>();
  for (const fact of all) {
    const id = standsFor.get(fact.id);
    const reply = sent.find((one) => one.id === id);
    if (
      fact.type === 'seller-reply' &&
      id !== undefined &&
      fact.words !== undefined &&
      fact.words === reply?.words
    )
      copies.set(id, fact);
  }
  return { facts: all, refused, copies };
}

function nextStep(reply: Reply, { facts, refused, copies }: Said, now: Instant): ReplyStep | undefined {
  const last = reply.steps.at(-1);
  const left = leftAt(reply) ?? now;
  const to = (
    next: ReplyState,
    at: Instant,
    rest: Omit<ReplyStep, 'at' | 'to'> = {},
  ): ReplyStep | undefined =>
    next === last?.to && rest.reason === last.reason
      ? undefined
      : { at: Math.max(at, left), to: next, ...rest };
  const id = replyFactId(reply);
  const notice = refused.get(id);
  const word = facts.findLast(
    (fact): fact is ReplyConfirmed | ReplyDismissed =>
      (fact.type === 'reply-confirmed' || fact.type === 'reply-dismissed') && fact.replyId === id,
  );
  if (word?.type === 'reply-dismissed') return to('refused', word.at, { by: word.by, reason: 'person' });
  if (word !== undefined && (notice === undefined || word.at >= notice.at))
    return to('confirmed', word.at, { by: word.by });
  // Its writer hears of it from when it is known, however long the notice took.
  if (notice !== undefined) return to('refused', now, { reason: notice.why ?? 'unclear' });
  const copy = copies.get(id);
  if (copy !== undefined) return to('confirmed', copy.at);
  const doubt = facts.find((fact) => fact.type === 'reply-doubted' && fact.replyId === id);
  if (doubt !== undefined) return to('refused', now, { reason: 'unclear' });
  return last?.to === 'sending' && now >= left + OUTCOME_WITHIN_MS ? to('unknown', now) : undefined;
}

/** What the thread holds of an answer that Amazon's server took, or refused later: with it, a notice finds its reply. */
function factsOf(reply: Reply): Fact[] {
  if (leftAt(reply) === undefined) return [];
  switch (stateOfReply(reply)) {
    case 'accepted':
    case 'confirmed':
      return [sentFact(reply), ...promiseOf(reply)];
    case 'refused':
      return reply.steps.at(-1)?.reason === 'ses' ? [] : [sentFact(reply)];
    default:
      return [];
  }
}

function promiseOf(reply: Reply): Promised[] {
  if (reply.promise === undefined) return [];
  // It begins after the answer that it is in, so that this one does not keep it.
  const at = (leftAt(reply) ?? 0) + 1;
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
