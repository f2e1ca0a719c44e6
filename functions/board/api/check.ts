import { checkReply, policyContextOf } from '#shared/application/policy/check-reply';
import type { Level, RuleId } from '#shared/domain/policy/check';
import type { Instant } from '#shared/domain/instant';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { stateOf } from '#shared/domain/thread/situation';
import { reasonOf } from '#shared/messages/policy/reasons';
import type { ThreadStore } from '#shared/ports/threads';
import * as z from '#shared/zod';
import { isId } from '../is-id.ts';

export interface CheckDeps {
  readonly threads: ThreadStore;
}

const MOST_BYTES = 100 * 1024;
/** An answer of a function has a limit, and nobody mends more at once. */
const MOST_FINDINGS = 1_000;

/** A text to a buyer that another tool wants checked. */
export const checkRequestSchema = z.strictObject({
  text: z
    .string({ error: 'is missing: the words to the buyer' })
    .check(z.refine((text) => Buffer.byteLength(text) <= MOST_BYTES, 'is longer than 100 KB')),
  /** The buyer's; without it, that of the thread. */
  language: z.optional(
    z
      .string()
      .check(z.regex(/^[a-z]{2}(?:-[A-Za-z]{2,4})?$/, 'is not a language code; write de, ja, zh-CN ...')),
  ),
  threadId: z.optional(z.string()),
  /** The language of the reasons. */
  reader: z._default(z.enum(OPERATOR_LANGUAGES), 'en'),
});

export type CheckAnswer =
  | {
      readonly status: 200;
      readonly findings: readonly {
        readonly rule: RuleId;
        readonly level: Level;
        readonly start: number;
        readonly end: number;
        readonly reason: string;
      }[];
      /** How many further findings were left out. */
      readonly more?: number;
    }
  | { readonly status: 404; readonly error: string };

/** What in a text breaks a rule, and what to do instead. Nothing of the text is stored or logged. */
export async function check(
  { threads }: CheckDeps,
  { text, language, threadId, reader }: z.output<typeof checkRequestSchema>,
  now: Instant,
): Promise<CheckAnswer> {
  const [stored] = threadId !== undefined && isId(threadId) ? await threads.load([threadId], now) : [];
  if (threadId !== undefined && stored === undefined) return { status: 404, error: 'no thread has this id' };
  const found = await checkReply(text, {
    ...(stored !== undefined && policyContextOf(stateOf(stored.thread, now))),
    ...(language !== undefined && { language: language.slice(0, 2) }),
  });
  const more = found.length - MOST_FINDINGS;
  return {
    status: 200,
    findings: found.slice(0, MOST_FINDINGS).map((one) => ({ ...one, reason: reasonOf(one.rule, reader) })),
    ...(more > 0 && { more }),
  };
}
