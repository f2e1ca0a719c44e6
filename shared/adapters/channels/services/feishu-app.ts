import { seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { WebhookTo } from '#shared/ports/webhooks';
import * as z from '#shared/zod';
import { type App, askAs, noToken, rung } from './app.ts';
import { ACCEPTED, BROKEN, type Coded, outcomeByCode, type Verdict } from './outcomes.ts';
import type { Answer, Service, Tools } from './service.ts';

/*
 * A message by an app of the shop's own, which rings for a call. Sources, on open.feishu.cn under "Server API": "Get custom
 * app's tenant_access_token", "Send message", and "Buzz messages" (urgent_app, urgent_sms, urgent_phone), with their codes;
 * "Rate limits" (code 99991400 and x-ogw-ratelimit-reset). By its documentation; not tried against the service.
 */

type To = WebhookTo<'feishu-app'>;

const TOO_FAST = { result: 'retry', afterMs: seconds(10) } as const;
const CODES: Readonly<Record<number, Verdict>> = {
  0: ACCEPTED,
  10003: BROKEN, // the app is not known
  10014: BROKEN, // the app's secret is wrong
  99991400: TOO_FAST,
  99991672: BROKEN, // the app lacks a permission
  230001: BROKEN, // no such open id, or it is another app's
  230006: BROKEN, // the app has no bot
  230012: BROKEN, // not our message
  230013: BROKEN, // the app is not available to this person
  230020: TOO_FAST, // over 5 a second to one person
  230023: BROKEN, // 200 urgent messages are unread already
  230024: BROKEN, // the quota of urgent messages is used up
  230025: BROKEN, // too long
  230027: BROKEN, // the app lacks a permission
};
/** The token is missing, expired, revoked or another app's. */
const TOKEN_REFUSED: readonly number[] = [99991661, 99991663, 99991664, 99991668, 99991671];

const coded = z.object({ code: z.number() });
const tokenAnswer = z.object({ tenant_access_token: z.string(), expire: z.number() });
const sentAnswer = z.object({ data: z.object({ message_id: z.string().check(z.regex(/^[\w-]{1,128}$/)) }) });
const urgentAnswer = z.object({
  data: z.optional(z.object({ invalid_user_id_list: z.optional(z.array(z.string())) })),
});

/** Sends the message, and for a call makes it urgent: in the app, by SMS or by a phone call. */
export const byFeishuApp: Service<'feishu-app'> = async ({ to, body, loudness }, tools) => {
  const app = appOf(to, tools);
  const sent = await askAs(app, tools, (token) =>
    tools.request(at(to, tools, '/open-apis/im/v1/messages?receive_id_type=open_id'), {
      headers: by(token),
      body: JSON.stringify({ receive_id: to.userId, ...body }),
    }),
  );
  const outcome = outcomeByCode('feishu-app', sent, codeIn(sent));
  if (outcome.result !== 'accepted' || loudness === 'quiet') return outcome;
  const messageId = sentAnswer.safeParse(sent.json).data?.data.message_id;
  return messageId === undefined
    ? { result: 'unknown', reason: 'feishu-app: sent, but without an id to ring for' }
    : rung(() => makeUrgent(messageId, to, app, tools));
};

async function makeUrgent(messageId: string, to: To, app: App, tools: Tools): Promise<Outcome> {
  const act = `urgent_${to.ring}`;
  const rang = await askAs(app, tools, (token) =>
    tools.request(at(to, tools, `/open-apis/im/v1/messages/${messageId}/${act}?user_id_type=open_id`), {
      method: 'PATCH',
      headers: by(token),
      body: JSON.stringify({ user_id_list: [to.userId] }),
    }),
  );
  const missed = urgentAnswer.safeParse(rang.json).data?.data?.invalid_user_id_list ?? [];
  return missed.length > 0
    ? { result: 'broken', reason: `feishu-app, ${act}: it cannot ring this person` }
    : outcomeByCode(`feishu-app, ${act}`, rang, codeIn(rang));
}

function appOf(to: To, tools: Tools): App {
  return {
    key: `feishu-app ${to.server} ${to.appId} ${to.appSecret}`,
    async fetchToken() {
      const answer = await tools.request(at(to, tools, '/open-apis/auth/v3/tenant_access_token/internal'), {
        body: JSON.stringify({ app_id: to.appId, app_secret: await tools.secret(to.appSecret) }),
      });
      const { data } = tokenAnswer.safeParse(answer.json);
      if (data !== undefined) return { token: data.tenant_access_token, livesMs: seconds(data.expire) };
      throw noToken('feishu-app, token', outcomeByCode('feishu-app, token', answer, codeIn(answer)));
    },
    isTokenRefused: ({ json }) => TOKEN_REFUSED.includes(coded.safeParse(json).data?.code ?? 0),
  };
}

function codeIn({ json, headers }: Answer): Coded | undefined {
  const code = coded.safeParse(json).data?.code;
  if (code === undefined) return undefined;
  const verdict = CODES[code] ?? { result: 'retry' };
  const reset = /^\d{1,5}$/.exec(headers.get('x-ogw-ratelimit-reset') ?? '')?.[0];
  return verdict === TOO_FAST && reset !== undefined
    ? { code, verdict: { ...TOO_FAST, afterMs: seconds(Number(reset)) } }
    : { code, verdict };
}

function by(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

function at({ server }: To, { hosts }: Pick<Tools, 'hosts'>, path: string): URL {
  return new URL(path, hosts.apps ?? server);
}
