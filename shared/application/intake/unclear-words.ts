import { days, type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import { leftAt, type Reply, replyFactId, type ReplyState, stateOfReply } from '#shared/domain/reply/reply';
import type { Fact, UnknownMail } from '#shared/domain/thread/fact';
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
    const doubts = (found?.thread.replies ?? [])
      .filter((reply) => mayBeAbout(reply, mail))
      .map(doubtOf(mail));
    if (found !== undefined && doubts.length > 0) await record(deps, found.thread, doubts, now);
  }
  return record(deps, subject, facts, now);
}

function mayBeAbout(reply: Reply, { at }: UnknownMail): boolean {
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
  ({ at }: UnknownMail) =>
  (reply: Reply): Fact => {
    const replyId = replyFactId(reply);
    return { type: 'reply-doubted', id: `w${replyId}`, at, replyId, amazon: true };
  };
