import { isoInstant } from '#shared/contracts/instant-text';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Finding } from '#shared/domain/policy/check';
import { type Reply, stateOfReply } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import { inOrder, isWaiting } from '#shared/domain/thread/in-order';
import { situationOf } from '#shared/domain/thread/situation';
import { derivedId } from '#shared/mail/thread-id';
import type { MailStore } from '#shared/ports/mail';
import * as z from '#shared/zod';
import { nameOfBuyer } from '../desk/buyer.ts';
import { type Refused, refusalInWords } from '../desk/refusals.ts';
import { sendAnswer, type SendAnswerDeps } from '../desk/send-answer.ts';

export interface SubmitAnswerDeps extends SendAnswerDeps {
  readonly settings: SettingsSource;
  readonly mails: MailStore;
}

const MOST_CHARACTERS = 10_000;

/** An answer that a program sends for a person. */
export const answerRequestSchema = z.strictObject({
  by: z.string({ error: 'is missing: the id of a person in the settings' }).check(z.minLength(1)),
  text: z.string().check(z.minLength(1), z.maxLength(MOST_CHARACTERS)),
  template: z.optional(z.string().check(z.regex(/^[\w.-]{1,64}$/, 'is not the id of a template'))),
  /** By when a holding answer promises more. */
  holding: z.optional(isoInstant),
  /** What its writer has seen of the thread: `seen` of an earlier answer, or what the thread has now. */
  seen: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(1_000))),
});

export type AnswerRequest = z.output<typeof answerRequestSchema>;

/** What came of it. */
export type SubmitAnswerResult =
  | {
      readonly status: 200;
      readonly id: string;
      readonly state: ReturnType<typeof stateOfReply>;
      readonly leavesAt: string | null;
    }
  | {
      readonly status: 400 | 404 | 409 | 422;
      readonly error: string;
      readonly findings?: readonly Finding[];
    };

/**
 * Submits an answer as the composer does. The same text by the same person to the same message of the buyer is one answer, however
 * often and late a program tries again, and whatever became of it.
 */
export async function submitAnswer(
  deps: SubmitAnswerDeps,
  threadId: string,
  { by, text, template, holding, seen }: AnswerRequest,
  now: Instant,
): Promise<SubmitAnswerResult> {
  const versioned = await deps.settings.current();
  if (!Object.hasOwn(versioned.settings.people, by))
    return { status: 400, error: 'by: nobody has this id under people in the settings' };
  const [stored] = await deps.threads.load([threadId], now);
  if (stored === undefined) return { status: 404, error: 'no thread has this id' };
  const situation = situationOf(stored.thread, rulesOf(versioned).rota, now);
  const buyer = await nameOfBuyer(deps.mails, situation);
  const submission = {
    id: derivedId([by, text, inOrder(stored.thread.facts).findLast(isWaiting)?.id ?? '']),
    ...{ by, text, template },
    promise: holding,
    seen: seen ?? seenOf(stored.thread),
    buyer,
  };
  const done = await sendAnswer(deps, stored, submission, versioned, now);
  return 'refused' in done ? refusal(done) : accepted(done.reply);
}

function accepted(reply: Reply): SubmitAnswerResult {
  const { id, leavesAt } = reply;
  return {
    status: 200,
    id,
    state: stateOfReply(reply),
    leavesAt: leavesAt === undefined ? null : new Date(leavesAt).toISOString(),
  };
}

function refusal(refused: Refused): SubmitAnswerResult {
  const error = refusalInWords(refused);
  return 'findings' in refused ? { status: 422, error, findings: refused.findings } : { status: 409, error };
}
