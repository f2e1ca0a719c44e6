import type { Instant } from '../instant.ts';

/**
 * The state of an answer that a person writes here.
 *
 * - `submitted`: waits until a colleague approves it
 * - `sent-back`: a colleague gave it back to its writer, for good
 * - `queued`: leaves at `leavesAt`, unless somebody undoes it
 * - `held`: something is new since its writer saw the conversation, and they have to decide
 * - `undone`: taken back before it left, for good
 * - `sending`: handed to SES, perhaps: from now on it is never sent again
 * - `accepted`: Amazon's server took it
 * - `confirmed`: Amazon's copy of it came, or a person said that it arrived
 * - `refused`: SES or Amazon did not take it, or Amazon sent words that nobody understands
 * - `unknown`: nothing shows what came of it, and a person is asked
 */
export const REPLY_STATES = [
  'submitted',
  'sent-back',
  'queued',
  'held',
  'undone',
  'sending',
  'accepted',
  'confirmed',
  'refused',
  'unknown',
] as const;

export type ReplyState = (typeof REPLY_STATES)[number];

/** States that its writer must hear of at once. */
export const REPLY_NEWS = [
  'held',
  'refused',
  'unknown',
  'sent-back',
] as const satisfies readonly ReplyState[];

export type ReplyNews = (typeof REPLY_NEWS)[number];

/**
 * Why an answer is held or refused.
 *
 * - `buyer-wrote`, `answered`: the buyer wrote, or a colleague answered, since its writer saw the conversation
 * - `nothing-waits`: the wait ended, or the settings have no person or place for it any more
 * - `policy`: its text breaks a rule (also what Amazon says of it)
 * - `words-gone`: its text cannot be read any more
 * - `no-sender`: the store has no address to send from, or the message none to answer to
 * - `ses`: SES did not take it
 * - `not-approved`, `restricted`, `opted-out`, `case-closed`, `bounced`: what Amazon says
 * - `unclear`: Amazon wrote something about it that nobody understands
 * - `person`: a person said that it did not arrive
 */
export const REPLY_REASONS = [
  'buyer-wrote',
  'answered',
  'nothing-waits',
  'policy',
  'words-gone',
  'no-sender',
  'ses',
  'not-approved',
  'restricted',
  'opted-out',
  'case-closed',
  'bounced',
  'unclear',
  'person',
] as const;

export type ReplyReason = (typeof REPLY_REASONS)[number];

/** When an answer came into a state, by whom where a person did it, and why. */
export interface ReplyStep {
  readonly at: Instant;
  readonly to: ReplyState;
  readonly by?: string;
  readonly reason?: ReplyReason;
}

/** An answer that a person writes to a buyer here. Its words are in S3 only. */
export interface Reply {
  readonly id: string;
  /** Its writer, by id. */
  readonly by: string;
  /** Names its words in the store of words: a colleague who changes them gives them another name. */
  readonly text: string;
  /** The keyed hash of its words, by which Amazon's copy is recognised: known once it leaves. */
  readonly words?: string;
  /** What its writer had seen of the conversation, as `seenOf` says it; nobody asks any more once it has left. */
  readonly seen: readonly string[];
  /** The message whose relay address it goes to, by the id of its fact. */
  readonly to: string;
  /** Amazon's case of that message. */
  readonly caseId?: string;
  /** From the first to the last; never empty. */
  readonly steps: readonly ReplyStep[];
  /** While it is queued. */
  readonly leavesAt?: Instant;
  /** When a sweep puts it on its queue again, while it is queued. */
  readonly lookAt?: Instant;
  /** A holding answer: by then its buyer will hear more. */
  readonly promise?: Instant;
  readonly template?: string;
  /** The rules that its writer overruled with a reason, which is with its words. */
  readonly overruled?: readonly string[];
  /** How many files go with it. */
  readonly files?: number;
}

export function stateOfReply({ steps }: Reply): ReplyState {
  return steps.at(-1)?.to ?? 'undone';
}

/** The last step of an answer. */
export function lastStep({ steps }: Reply): ReplyStep | undefined {
  return steps.at(-1);
}

/** When it was handed to SES; undefined while that has not happened. An attempt that SES refused at once does not count. */
export function leftAt({ steps }: Reply): Instant | undefined {
  const last = steps.findLast(({ to }) => to === 'sending' || to === 'queued');
  return last?.to === 'sending' ? last.at : undefined;
}

/** By whose word it was to leave last: its writer's, or that of a colleague who approved it. */
export function wordOf({ by, steps }: Reply): string {
  return steps.findLast((step) => step.to === 'queued' && step.by !== undefined)?.by ?? by;
}

/** The id of the fact that a reply from here becomes. */
export function replyFactId({ id }: Pick<Reply, 'id'>): string {
  return `d${id}`;
}

/** The answer of such a fact. */
export function replyIdOf(factId: string): string | undefined {
  return factId.startsWith('d') ? factId.slice(1) : undefined;
}

/** It may still leave, or wait for a person. */
const BEFORE_IT_LEFT: readonly ReplyState[] = ['submitted', 'queued', 'held'];

export function hasNotLeft(reply: Reply): boolean {
  return BEFORE_IT_LEFT.includes(stateOfReply(reply));
}

/** It has left, as far as anybody knows, and nobody refused it. */
const UNDER_WAY: readonly ReplyState[] = ['sending', 'accepted', 'confirmed', 'unknown'];

export function isUnderWay(reply: Reply): boolean {
  return UNDER_WAY.includes(stateOfReply(reply));
}

/** Something still has to happen to it. */
export function isUnsettledReply(reply: Reply): boolean {
  const state = stateOfReply(reply);
  return BEFORE_IT_LEFT.includes(state) || state === 'sending' || state === 'unknown';
}

/** A writer who goes back and forth makes many steps; the first and the last of them tell the story. */
const MOST_STEPS = 16;

/** The answer after one more step. */
export function stepped(reply: Reply, step: ReplyStep): Reply {
  const { leavesAt, lookAt, ...rest } = reply;
  const [first] = reply.steps;
  const steps = [...reply.steps, step];
  const kept =
    steps.length <= MOST_STEPS || first === undefined ? steps : [first, ...steps.slice(1 - MOST_STEPS)];
  return { ...rest, steps: kept };
}

/** The thread's answers with this one in the place of the one with the same id, or added. */
export function withReply(replies: readonly Reply[] | undefined, reply: Reply): readonly Reply[] {
  const others = replies ?? [];
  return others.some(({ id }) => id === reply.id)
    ? others.map((one) => (one.id === reply.id ? reply : one))
    : [...others, reply];
}

export function replyOf(
  { replies = [] }: { readonly replies?: readonly Reply[] },
  id: string,
): Reply | undefined {
  return replies.find((reply) => reply.id === id);
}
