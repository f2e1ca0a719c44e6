import { minutes, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { WebhookTo } from '#shared/ports/webhooks';
import * as z from '#shared/zod';
import { type App, askAs, noToken, rung } from './app.ts';
import { byErrcode } from './errcode.ts';
import { BROKEN, outcomeByCode, type Verdict } from './outcomes.ts';
import type { Answer, Service, Tools } from './service.ts';

/*
 * A message by an app of the shop's own, and WeCom's emergency call for a call. Sources, on developer.work.weixin.qq.com:
 * 91039 (gettoken), 90236 (message/send; over 30 a minute to one person are dropped without a word), 91627 (pstncc/call), and
 * 90313 (codes). By its documentation; not tried against the service.
 */

type To = WebhookTo<'wecom-call'>;

const TOO_FAST: Verdict = { result: 'retry', afterMs: minutes(1) };
const CODES: Readonly<Record<number, Verdict>> = {
  40001: BROKEN, // the secret is wrong
  40013: BROKEN, // the company is not known
  40003: BROKEN, // the person is not known
  40031: BROKEN, // the same
  40056: BROKEN, // the app is not known
  45009: TOO_FAST,
  45033: TOO_FAST,
  48002: BROKEN, // the app may not do this
  60011: BROKEN, // the person cannot see the app
  60020: BROKEN, // our address is not among the app's trusted ones
  60111: BROKEN, // the person is not known
  81013: BROKEN, // the person cannot see the app
  301002: BROKEN, // the secret is another app's
};
/** The token is another app's, missing, expired or revoked. */
const TOKEN_REFUSED: readonly number[] = [40014, 41001, 42001];

const coded = z.object({ errcode: z.number() });
const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const sentAnswer = z.object({ invaliduser: z.optional(z.string()) });
const callAnswer = z.object({ states: z.optional(z.array(z.object({ code: z.number() }))) });

/** Sends the message, and for a call rings the person's phone by the emergency call. */
export const byWecomCall: Service<'wecom-call'> = async ({ to, body, loudness }, tools) => {
  const sent = await ask(appOf(to, to.appSecret, tools), to, tools, '/cgi-bin/message/send', {
    touser: to.userId,
    agentid: to.agentId,
    ...body,
  });
  const outcome = outcomeIn('wecom-call', sent);
  if (outcome.result !== 'accepted') return outcome;
  if ((sentAnswer.safeParse(sent.json).data?.invaliduser ?? '') !== '')
    return { result: 'broken', reason: 'wecom-call: the person cannot see the app' };
  return loudness === 'quiet' ? outcome : rung(() => call(to, tools));
};

async function call(to: To, tools: Tools): Promise<Outcome> {
  const answer = await ask(
    appOf(to, to.callSecret ?? to.appSecret, tools),
    to,
    tools,
    '/cgi-bin/pstncc/call',
    {
      callee_userid: [to.userId],
    },
  );
  const failed = callAnswer.safeParse(answer.json).data?.states?.find(({ code }) => code !== 0);
  return failed === undefined
    ? outcomeIn('wecom-call, call', answer)
    : { result: 'broken', reason: `wecom-call, call: not placed, with code ${failed.code}` };
}

function appOf(to: To, secret: string, tools: Tools): App {
  return {
    key: `wecom-call ${to.server} ${to.corpId} ${secret}`,
    async fetchToken() {
      const url = new URL('/cgi-bin/gettoken', tools.hosts.apps ?? to.server);
      url.searchParams.set('corpid', to.corpId);
      url.searchParams.set('corpsecret', await tools.secret(secret));
      const answer = await tools.request(url, { method: 'GET' });
      const { data } = tokenAnswer.safeParse(answer.json);
      if (data !== undefined) return { token: data.access_token, livesMs: seconds(data.expires_in) };
      throw noToken('wecom-call, token', outcomeIn('wecom-call, token', answer));
    },
    isTokenRefused: ({ json }) => TOKEN_REFUSED.includes(coded.safeParse(json).data?.errcode ?? 0),
  };
}

function ask(app: App, { server }: To, tools: Tools, path: string, body: object): Promise<Answer> {
  return askAs(app, tools, (token) => {
    const url = new URL(path, tools.hosts.apps ?? server);
    url.searchParams.set('access_token', token);
    return tools.request(url, { body: JSON.stringify(body) });
  });
}

function outcomeIn(name: string, answer: Answer): Outcome {
  return outcomeByCode(name, answer, byErrcode(answer, CODES));
}
