import type { Instant } from '../instant.ts';
import type { Waited } from './cycle.ts';
import { type DoubtReason, FASTEST_ANSWER_MS, PROVISIONAL_MS } from './doubt.ts';
import type { Promised, ReplyDoubted, SellerReply } from './fact.ts';
import type { Folded } from './folded.ts';
import { answersCase } from './folded-messages.ts';
import { isWaitingType, type Waiting } from './in-order.ts';

/** The cycle after a reply: ended, shortened by the case that it answers, or in doubt. */
export function answered(
  cycle: Waited,
  reply: SellerReply,
  { confirmed, doubted }: { readonly confirmed: boolean; readonly doubted: DoubtReason | undefined },
  now: Instant,
): Waited {
  // Amazon's own copy says more than words of Amazon's that nobody understands.
  const isCopied = reply.by !== undefined && reply.own !== true;
  const reason = confirmed ? undefined : (doubtOf(cycle, reply) ?? (isCopied ? undefined : doubted));
  if (reason !== undefined) return { ...cycle, doubts: [...cycle.doubts, { reply, reason }] };
  const countsFrom = reply.at + PROVISIONAL_MS;
  if (reply.own === true && !confirmed && now < countsFrom)
    return {
      ...cycle,
      provisionalUntil: countsFrom,
      ...(reply.by !== undefined && { provisionalBy: reply.by }),
    };
  const left = cycle.messages.filter((one) => !answersCase(reply, caseOf(one)));
  const [first] = left;
  return first === undefined
    ? { ...cycle, ended: { at: reply.at, by: reply.own === true && !confirmed ? 'own-reply' : 'reply' } }
    : { ...cycle, messages: left, startedAt: first.at };
}

export function reasonOf({ returned, amazon }: ReplyDoubted): DoubtReason {
  if (amazon === true) return 'questioned';
  return returned === true ? 'returned' : 'ambiguous';
}

function doubtOf(cycle: Waited, reply: SellerReply): DoubtReason | undefined {
  if (!reply.trusted) return 'unproven';
  const cases = new Set(
    [...cycle.messages.map(caseOf), ...waitingOf(cycle).map(({ of }) => of.caseId)].filter(
      (caseId) => caseId !== undefined,
    ),
  );
  // Before the next: that a person sent it would not say which case it answers.
  if (reply.caseId === undefined && cases.size > 1) return 'ambiguous';
  // Somebody pressed the button here.
  if (reply.by !== undefined) return undefined;
  return reply.automatic === true || isTooFast(cycle, reply) ? 'automatic' : undefined;
}

/**
 * Whether the reply came too fast for a person after the last message that it could answer. The last and not the
 * first, because a machine answers each message: a reply that a person must confirm costs a click, one that is wrongly
 * believed costs the deadline.
 */
function isTooFast(cycle: Waited, reply: SellerReply): boolean {
  const lastAt = Math.max(
    ...cycle.messages.filter((one) => answersCase(reply, caseOf(one))).map(({ at }) => at),
    ...waitingOf(cycle)
      .filter(({ of }) => answersCase(reply, of.caseId))
      .map(({ until }) => Math.min(until, reply.at)),
  );
  return reply.at - lastAt < FASTEST_ANSWER_MS;
}

/** What waits of the messages that were folded away. */
function waitingOf({ more }: Waited): readonly Folded[] {
  return more.filter(({ of }) => isWaitingType(of.type));
}

function caseOf(one: Waiting | Promised): string | undefined {
  return one.type === 'buyer-message' ? one.caseId : undefined;
}
