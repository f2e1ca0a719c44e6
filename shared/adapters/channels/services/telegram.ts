import { seconds } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { type Coded, outcomeByCode } from './outcomes.ts';
import type { Answer, Service } from './service.ts';

const answered = z.object({
  ok: z.boolean(),
  error_code: z.optional(z.number()),
  parameters: z.optional(
    z.object({ retry_after: z.optional(z.number()), migrate_to_chat_id: z.optional(z.number()) }),
  ),
});

const TOKEN = /^\d{1,20}:[\w-]{1,100}$/;

/**
 * A bot of Telegram (core.telegram.org/bots/api: making requests, sendMessage, ResponseParameters): `ok`, or an error code
 * like a status; too many messages name the seconds to wait, about one a second in a chat and twenty a minute in a group.
 */
export const byTelegram: Service<'telegram'> = async ({ to, body }, { secret, request, hosts }) => {
  const token = await secret(to.tokenSecret);
  if (!TOKEN.test(token))
    return { result: 'broken', reason: `the secret ${to.tokenSecret} is not the token of a bot` };
  const answer = await request(new URL(`/bot${token}/sendMessage`, hosts.telegram), {
    body: JSON.stringify({ chat_id: to.chat, ...body }),
  });
  return outcomeByCode('telegram', answer, codeIn(answer));
};

function codeIn({ status, json }: Answer): Coded | undefined {
  const { data } = answered.safeParse(json);
  if (data === undefined) return undefined;
  const { ok, error_code: code = status, parameters } = data;
  if (ok) return { code, verdict: { result: 'accepted' } };
  if (parameters?.migrate_to_chat_id !== undefined)
    return { code: 'the group has a new id', verdict: { result: 'broken' } };
  const after = parameters?.retry_after;
  if (code === 429)
    return { code, verdict: { result: 'retry', ...(after !== undefined && { afterMs: seconds(after) }) } };
  return { code, verdict: { result: 'broken' } };
}
