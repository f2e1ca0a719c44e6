import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { replySender } from '#shared/contracts/settings/domains';
import { approvalRules } from '#shared/contracts/settings/replies';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Order } from '#shared/domain/order/order';
import type { Finding } from '#shared/domain/policy/check';
import { answerable } from '#shared/domain/reply/answerable';
import { needsApproval } from '#shared/domain/reply/approval';
import { submitted } from '#shared/domain/reply/changes';
import { mayPromise } from '#shared/domain/reply/holding';
import { type Reply, replyOf } from '#shared/domain/reply/reply';
import { newsSince, type News } from '#shared/domain/reply/seen';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import type { ReplyFile } from '#shared/ports/replies';
import type { Stored } from '#shared/ports/threads';
import { checkReply, policyContextOf } from '../policy/check-reply.ts';
import { changeReply, type ReplyDeps } from './change-reply.ts';

/** An answer that a person wants to send. */
export interface Submission {
  /** The same for the same press of the button. */
  readonly id: string;
  /** Its writer, by id. */
  readonly by: string;
  readonly text: string;
  /** Why it is sent although it breaks a rule. */
  readonly why?: string | undefined;
  readonly files?: readonly (ReplyFile & { readonly content: Uint8Array })[] | undefined;
  readonly template?: string | undefined;
  /** A holding answer: by then its buyer hears more. */
  readonly promise?: Instant | undefined;
  /** What its writer has seen of the conversation. */
  readonly seen: readonly string[];
  /** An answer of theirs that this one takes the place of. */
  readonly replaces?: string | undefined;
  /** What is known of the order and of the buyer's name, for the check; the thread says the rest. */
  readonly order?: Order | undefined;
  readonly buyer?: string | undefined;
}

/** What came of it: the answer as stored, or why there is none. */
export type Submitted =
  | { readonly reply: Reply; readonly stored: Stored }
  | { readonly refused: 'breaks-rules' | 'needs-reason'; readonly findings: readonly Finding[] }
  | { readonly refused: 'news'; readonly news: News }
  | {
      readonly refused:
        /** Nothing in the thread can be answered by mail. */
        | 'not-answerable'
        /** The store has no address to send from. */
        | 'no-sender'
        /** Too late, too far away, or promised before. */
        | 'promise'
        /** Too many answers are on their way, or the one that it replaces has left. */
        | 'too-many';
    };

/**
 * Records an answer that leaves in ten seconds, or that waits for a colleague. Its words are stored first, then the answer, then it
 * is queued: what is cut off in between is sent a little later, or not known at all, never twice.
 */
export async function submitReply(
  deps: ReplyDeps,
  { thread, ...rest }: Stored,
  submission: Submission,
  versioned: VersionedSettings,
  now: Instant,
): Promise<Submitted> {
  const before = replyOf(thread, submission.id);
  if (before !== undefined) return { reply: before, stored: { thread, ...rest } };
  const rules = rulesOf(versioned);
  const situation = situationOf(thread, rules.rota, now);
  const refusal = refusalOf(situation, submission, versioned);
  if (refusal !== undefined) return refusal;
  const to = answerable(situation);
  if (to === undefined) return { refused: 'not-answerable' };
  const { findings, overruled } = await checked(submission, situation);
  if (findings.some(({ level }) => level === 'block')) return { refused: 'breaks-rules', findings };
  if (overruled.length > 0 && (submission.why ?? '').trim() === '')
    return { refused: 'needs-reason', findings };

  const { id, by, text, why, files = [], template, promise, seen, replaces } = submission;
  await Promise.all(files.map(({ content }, place) => deps.shelf.putFile(thread.id, id, place, content)));
  await deps.shelf.put(thread.id, id, {
    text,
    ...(overruled.length > 0 && why !== undefined && { why }),
    files: files.map(({ name, type, bytes }) => ({ name, type, bytes })),
  });
  const reply: Omit<Reply, 'steps'> = {
    id,
    by,
    text: id,
    seen,
    to: to.id,
    ...(to.caseId !== undefined && { caseId: to.caseId }),
    ...(promise !== undefined && { promise }),
    ...(template !== undefined && { template }),
    ...(overruled.length > 0 && { overruled }),
    ...(files.length > 0 && { files: files.length }),
  };
  const approval = needsApproval(situation, by, approvalRules(versioned.settings), rules.policy);
  const change = submitted(reply, { at: now, replaces, needsApproval: approval });
  const stored = await changeReply(deps, { thread, ...rest }, id, change, versioned, now);
  const recorded = stored && replyOf(stored.thread, id);
  return stored === undefined || recorded === undefined
    ? { refused: 'too-many' }
    : { reply: recorded, stored };
}

/** Why nothing may be sent at all, before its words are looked at. */
function refusalOf(
  situation: Situation,
  { promise, seen, replaces }: Submission,
  { settings }: VersionedSettings,
): Submitted | undefined {
  const { thread } = situation;
  const store = settings.stores[thread.store];
  if (store === undefined || replySender(store) === undefined) return { refused: 'no-sender' };
  if (promise !== undefined && !mayPromise(withoutReply(situation, replaces), promise))
    return { refused: 'promise' };
  const news = newsSince(thread, seen);
  return news.messages.length > 0 || news.answers.length > 0 ? { refused: 'news', news } : undefined;
}

function withoutReply(situation: Situation, id: string | undefined): Situation {
  const { thread } = situation;
  const replies = (thread.replies ?? []).filter((reply) => reply.id !== id);
  return { ...situation, thread: { ...thread, replies } };
}

/** The findings of the check, and the rules that only a reason overrules. */
async function checked(
  { text, files, order, buyer }: Submission,
  situation: Situation,
): Promise<{ readonly findings: readonly Finding[]; readonly overruled: readonly string[] }> {
  const findings = await checkReply(text, { ...policyContextOf(situation, { order, buyer }), files });
  return {
    findings,
    overruled: [...new Set(findings.filter(({ level }) => level === 'stop').map(({ rule }) => rule))],
  };
}
