import { type DurationMs, type Instant, minutes, seconds } from '../instant.ts';
import {
  hasNotLeft,
  isUnderWay,
  type Reply,
  type ReplyReason,
  replyOf,
  type ReplyStep,
  stateOfReply,
  stepped,
  withReply,
  wordOf,
} from './reply.ts';
import { seenIn } from './seen.ts';
import type { Thread } from '../thread/thread.ts';

/** How long an answer can be taken back after the button was pressed. */
export const UNDO_MS: DurationMs = seconds(10);

/** A queued message that got lost is queued again after this time. */
const QUEUED_AGAIN_MS: DurationMs = minutes(1);

/** After a definite no that may pass, it is tried again this much later: at most so often, then a person decides. */
const RETRY_WAITS_MS: readonly DurationMs[] = [seconds(20), minutes(1), minutes(2), minutes(5)];

/** More answers of one thread than this are never on their way at once: another one would be a mistake. */
const MOST_AT_ONCE = 5;

/** A change of one answer of a thread. The very same thread when it is not in a state that allows it. */
type ChangeReply = (thread: Thread) => Thread;

function changed(
  id: string,
  isAllowed: (reply: Reply) => boolean,
  change: (reply: Reply, thread: Thread) => Reply,
): ChangeReply {
  return (thread) => {
    const reply = replyOf(thread, id);
    return reply === undefined || !isAllowed(reply)
      ? thread
      : { ...thread, replies: withReply(thread.replies, change(reply, thread)) };
  };
}

function isOnItsWay(reply: Reply): boolean {
  return hasNotLeft(reply) || stateOfReply(reply) === 'sending';
}

function queued(reply: Reply, step: Omit<ReplyStep, 'to'>, leavesAt: Instant): Reply {
  return { ...stepped(reply, { ...step, to: 'queued' }), leavesAt, lookAt: leavesAt + QUEUED_AGAIN_MS };
}

/** A new answer, on its way or waiting for approval. One that it replaces is taken back; one that is under way has no second. */
export function submitted(
  reply: Omit<Reply, 'steps'>,
  {
    at,
    replaces,
    needsApproval,
  }: { readonly at: Instant; readonly replaces?: string | undefined; readonly needsApproval: boolean },
): ChangeReply {
  return (thread) => {
    if (replyOf(thread, reply.id) !== undefined) return thread;
    const old = replaces === undefined ? undefined : replyOf(thread, replaces);
    if (old !== undefined && isUnderWay(old)) return thread;
    const others =
      old !== undefined && hasNotLeft(old)
        ? withReply(thread.replies, stepped(old, { at, to: 'undone', by: reply.by }))
        : thread.replies;
    if ((others ?? []).filter(isOnItsWay).length >= MOST_AT_ONCE) return thread;
    const seen = seenIn(thread, reply.seen);
    const begun: Reply = { ...reply, seen, steps: [{ at, to: 'submitted', by: reply.by }] };
    const next: Reply = needsApproval
      ? begun
      : {
          ...begun,
          steps: [{ at, to: 'queued', by: reply.by }],
          leavesAt: at + UNDO_MS,
          lookAt: at + UNDO_MS + QUEUED_AGAIN_MS,
        };
    return { ...thread, replies: withReply(others, next) };
  };
}

/** A colleague lets it go out, perhaps with other words. */
export function approved(
  id: string,
  {
    at,
    by,
    text,
    seen,
  }: {
    readonly at: Instant;
    readonly by: string;
    readonly text?: string | undefined;
    readonly seen: readonly string[];
  },
): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'submitted' && reply.by !== by,
    (reply, thread) =>
      queued({ ...reply, text: text ?? reply.text, seen: seenIn(thread, seen) }, { at, by }, at + UNDO_MS),
  );
}

/** A colleague gives it back to its writer. */
export function sentBack(id: string, { at, by }: { readonly at: Instant; readonly by: string }): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'submitted',
    (reply) => stepped(reply, { at, to: 'sent-back', by }),
  );
}

/** Somebody takes it back before it leaves. */
export function undone(id: string, { at, by }: { readonly at: Instant; readonly by: string }): ChangeReply {
  return changed(id, hasNotLeft, (reply) => stepped(reply, { at, to: 'undone', by }));
}

/** Whose word it was has seen what is new, and sends it as it is. */
export function released(
  id: string,
  { at, by, seen }: { readonly at: Instant; readonly by: string; readonly seen: readonly string[] },
): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'held' && wordOf(reply) === by,
    (reply, thread) => queued({ ...reply, seen: seenIn(thread, seen) }, { at, by }, at + UNDO_MS),
  );
}

/** It does not leave until a person decides. */
export function held(
  id: string,
  { at, reason }: { readonly at: Instant; readonly reason: ReplyReason },
): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'queued',
    (reply) => stepped(reply, { at, to: 'held', reason }),
  );
}

/** It is handed to SES now, and from now on never again. */
export function leaving(
  id: string,
  { at, words }: { readonly at: Instant; readonly words: string | undefined },
): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'queued' && (reply.leavesAt ?? Infinity) <= at,
    (reply) => ({
      ...stepped(reply, { at, to: 'sending' }),
      ...(words !== undefined && { words }),
    }),
  );
}

/** Amazon's server took it. */
export function acceptedAt(id: string, at: Instant): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'sending' || stateOfReply(reply) === 'unknown',
    (reply) => stepped({ ...reply, seen: [] }, { at, to: 'accepted' }),
  );
}

/** SES said a definite no: it did not leave. One that may pass is tried again a few times. */
export function notTaken(
  id: string,
  { at, mayPass }: { readonly at: Instant; readonly mayPass: boolean },
): ChangeReply {
  return changed(
    id,
    (reply) => stateOfReply(reply) === 'sending',
    (reply) => {
      const tries = reply.steps.filter(({ to }) => to === 'sending').length;
      const wait = mayPass ? RETRY_WAITS_MS[tries - 1] : undefined;
      return wait === undefined
        ? stepped(reply, { at, to: 'refused', reason: 'ses' })
        : queued(reply, { at }, at + wait);
    },
  );
}

/** Answers that are due to be put on their queue again: their message may be lost. */
export function overdueReplies({ replies = [] }: Thread, now: Instant): readonly Reply[] {
  return replies.filter((reply) => stateOfReply(reply) === 'queued' && (reply.lookAt ?? Infinity) <= now);
}

/** The thread once these were queued again. */
export function queuedAgain(thread: Thread, now: Instant): Thread {
  const overdue = overdueReplies(thread, now);
  return overdue.length === 0
    ? thread
    : {
        ...thread,
        replies:
          thread.replies?.map((reply) =>
            overdue.includes(reply) ? { ...reply, lookAt: now + QUEUED_AGAIN_MS } : reply,
          ) ?? [],
      };
}
