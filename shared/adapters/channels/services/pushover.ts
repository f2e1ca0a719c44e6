import { type DurationMs, type Instant, minutes, seconds } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { type Coded, outcomeByCode } from './outcomes.ts';
import type { Answer, Service } from './service.ts';

const answered = z.object({
  status: z.number(),
  user: z.optional(z.string()),
  token: z.optional(z.string()),
});

/** An alert waits so long for the next month's messages; otherwise people get it another way. */
const LONGEST_WAIT_MS: DurationMs = minutes(5);

/**
 * Pushover's message API (pushover.net/api): 200 with `status` 1 when it takes a message; any 4xx will never be taken, and a
 * 429 says by `X-Limit-App-Reset` when the next month of messages begins; after anything else one may try again.
 */
export const byPushover: Service<'pushover'> = async ({ to, body }, { secret, request, hosts, now }) => {
  const token = await secret(to.tokenSecret);
  const user = await secret(to.userSecret);
  const answer = await request(new URL('/1/messages.json', hosts.pushover), {
    body: JSON.stringify({ token, user, ...body }),
  });
  return outcomeByCode('pushover', answer, codeIn(answer, now()));
};

function codeIn(answer: Answer, now: Instant): Coded | undefined {
  const { data } = answered.safeParse(answer.json);
  if (data === undefined) return undefined;
  const { status, user, token } = data;
  if (status === 1) return { code: status, verdict: { result: 'accepted' } };
  if (answer.status === 429) return { code: 'messages-used-up', verdict: untilReset(answer, now) };
  const wrong = token === 'invalid' ? 'token-invalid' : user === 'invalid' ? 'user-invalid' : status;
  return { code: wrong, verdict: { result: 'broken' } };
}

function untilReset({ headers, afterMs }: Answer, now: Instant): Coded['verdict'] {
  const reset = Number(headers.get('x-limit-app-reset') ?? Number.NaN);
  const wait = Number.isFinite(reset) ? Math.max(seconds(reset) - now, 0) : afterMs;
  if (wait === undefined) return { result: 'retry' };
  return wait > LONGEST_WAIT_MS ? { result: 'broken' } : { result: 'retry', afterMs: wait };
}
