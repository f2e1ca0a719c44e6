import { days, type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import { leftAt, type Reply, replyFactId, type ReplyState, stateOfReply } from '#shared/domain/reply/reply';
import type { Fact, ReplyRevoked, UnknownMail } from '#shared/domain/thread/fact';
import { inOrder } from '#shared/domain/thread/in-order';
import { lastBefore } from '#shared/domain/thread/revoked';
import type { Thread } from '#shared/domain/thread/thread';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { record } from '../threads/record.ts';
import { redirected } from './case-strays.ts';
import type { PointerDeps } from './pointers.ts';

/** Amazon's words about an answer come sooner than this. */
const ABOUT_AN_ANSWER_MS: DurationMs = days(1);
/** Amazon's clock and ours may differ. */
const EARLIER_MS: DurationMs = minutes(5);

/** An answer that left, and of which Amazon's copy has not come. */
const NOT_PROVEN: readonly ReplyState[] = ['sending', 'accepted', 'unknown'];

/**
 * Records a mail that nobody understands. Where Amazon provably wrote it about a conversation, it may refuse the answer that is on
 * its way there: that one is in doubt until a person says what became of it.
 */
export async function takeInUnclear(
  deps: PointerDeps,
  reading: Reading,
  mail: UnknownMail,
  now: Instant,
): Promise<Stored> {
  const { subject, facts, about } = reading;
  if (about.conversation !== undefined) {
    const place = await redirected(deps, { ...reading, subject: { ...subject, id: about.conversation } });
    const [found] = await deps.threads.load([place.subject.id], now);
    const doubts = doubtsIn(found?.thread, mail.at);
    if (found !== undefined && doubts.length > 0) await record(deps, found.thread, doubts, now);
  }
  return record(deps, subject, facts, now);
}

/**
 * Records a mail that claims without proof that Amazon refused a reply, where the last one was sent from here: anybody could write
 * it, so it puts in doubt what Amazon's copy has not confirmed, and a copy that comes later still does. Undefined for other replies.
 */
export async function takeInUnprovenRefusal(
  deps: PointerDeps,
  { subject, about }: Reading,
  notice: ReplyRevoked,
  now: Instant,
): Promise<Stored | undefined> {
  // A mail server's report names the very mail that it is about.
  if (about.unproven === undefined) return undefined;
  const [found] = await deps.threads.load([subject.id], now);
  if (found === undefined || found.thread.facts.some(({ id }) => id === notice.replyId)) return undefined;
  const doubts = doubtsIn(found.thread, notice.at);
  const isOfOneFromHere =
    doubts.length > 0 || lastBefore(notice, inOrder(found.thread.facts))?.by !== undefined;
  return isOfOneFromHere ? record(deps, found.thread, doubts, now) : undefined;
}

/** Doubts about the answers from here that something of this instant could be about. */
function doubtsIn(thread: Thread | undefined, at: Instant): Fact[] {
  return (thread?.replies ?? []).filter((reply) => mayBeAbout(reply, at)).map(doubtOf(at));
}

function mayBeAbout(reply: Reply, at: Instant): boolean {
  const left = leftAt(reply);
  return (
    left !== undefined &&
    NOT_PROVEN.includes(stateOfReply(reply)) &&
    at >= left - EARLIER_MS &&
    at <= left + ABOUT_AN_ANSWER_MS
  );
}

/** One doubt for each answer, however many such mails come. */
const doubtOf =
  (at: Instant) =>
  (reply: Reply): Fact => {
    const replyId = replyFactId(reply);
    return { type: 'reply-doubted', id: `w${replyId}`, at, replyId, amazon: true };
  };
