import { minutes, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { WebhookTo } from '#shared/ports/webhooks';
import * as z from '#shared/zod';
import { type App, askAs, noToken, rung } from './app.ts';
import { isOk, outcomeByStatus } from './outcomes.ts';
import type { Answer, Service, Tools } from './service.ts';

/*
 * A message by the robot of an app of the shop's own, and a DING for a call. Sources, on open.dingtalk.com: "Obtain the
 * access token of an internal app" (v1.0/oauth2/accessToken), "Send one-on-one messages in batches"
 * (v1.0/robot/oToMessages/batchSend) and "Send a DING message by a robot" (v1.0/robot/ding/send; the names of its fields
 * also in DingTalk's own SDK, robot_1_0). By its documentation; not tried against the service.
 */

type To = WebhookTo<'dingtalk-ding'>;

const REMIND_TYPE = { app: 1, sms: 2, phone: 3 } as const;
const TOO_FAST_MS = minutes(1);

const refused = z.object({ code: z.string().check(z.regex(/^[\w.-]{1,100}$/)) });
const tokenAnswer = z.object({ accessToken: z.string(), expireIn: z.number() });
const sentAnswer = z.object({
  processQueryKey: z.string(),
  invalidStaffIdList: z.optional(z.nullable(z.array(z.string()))),
  flowControlledStaffIdList: z.optional(z.nullable(z.array(z.string()))),
});
const dingAnswer = z.object({
  openDingId: z.string(),
  failedList: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

/** Sends the message, and for a call a DING with what is at stake: in the app, by SMS or by a phone call. */
export const byDingtalkDing: Service<'dingtalk-ding'> = async ({ to, body, loudness }, tools) => {
  const app = appOf(to, tools);
  const { ding, ...message } = body;
  const robotCode = to.robotCode ?? to.appKey;
  const sent = await ask(app, to, tools, '/v1.0/robot/oToMessages/batchSend', {
    robotCode,
    userIds: [to.userId],
    ...message,
  });
  const outcome = messageOutcome(sent);
  if (outcome.result !== 'accepted' || loudness === 'quiet') return outcome;
  return rung(async () =>
    dingOutcome(
      await ask(app, to, tools, '/v1.0/robot/ding/send', {
        robotCode,
        remindType: REMIND_TYPE[to.ring],
        receiverUserIdList: [to.userId],
        content: ding,
      }),
    ),
  );
};

function messageOutcome(answer: Answer): Outcome {
  const { data } = sentAnswer.safeParse(answer.json);
  if (!isOk(answer) || data === undefined) return outcomeOf('dingtalk-ding', answer);
  if ((data.invalidStaffIdList ?? []).length > 0)
    return { result: 'broken', reason: 'dingtalk-ding: the robot does not know this person' };
  if ((data.flowControlledStaffIdList ?? []).length > 0)
    return {
      result: 'retry',
      reason: 'dingtalk-ding: too many messages for this person',
      afterMs: TOO_FAST_MS,
    };
  return { result: 'accepted' };
}

function dingOutcome(answer: Answer): Outcome {
  const { data } = dingAnswer.safeParse(answer.json);
  if (!isOk(answer) || data === undefined) return outcomeOf('dingtalk-ding, DING', answer);
  return Object.keys(data.failedList ?? {}).length > 0
    ? { result: 'broken', reason: 'dingtalk-ding, DING: it cannot ring this person' }
    : { result: 'accepted' };
}

/** DingTalk refuses with a status of failure and a code in words. */
function outcomeOf(name: string, answer: Answer): Outcome {
  if (isOk(answer))
    return { result: 'unknown', reason: `${name}: ${answer.status} without what it promises` };
  const code = codeIn(answer);
  const reason = `${name}: ${answer.status}${code === undefined ? '' : ` with code ${code}`}`;
  if (answer.status < 500 && /qpslimit|throttl|toomany/i.test(code ?? ''))
    return { result: 'retry', reason, afterMs: answer.afterMs ?? TOO_FAST_MS };
  const outcome = outcomeByStatus(name, answer);
  return outcome.result === 'accepted' ? outcome : { ...outcome, reason };
}

function appOf(to: To, tools: Tools): App {
  return {
    key: `dingtalk-ding ${to.server} ${to.appKey} ${to.appSecret}`,
    async fetchToken() {
      const answer = await tools.request(new URL('/v1.0/oauth2/accessToken', tools.hosts.apps ?? to.server), {
        body: JSON.stringify({ appKey: to.appKey, appSecret: await tools.secret(to.appSecret) }),
      });
      const { data } = tokenAnswer.safeParse(answer.json);
      if (isOk(answer) && data !== undefined)
        return { token: data.accessToken, livesMs: seconds(data.expireIn) };
      throw noToken('dingtalk-ding, token', outcomeOf('dingtalk-ding, token', answer));
    },
    isTokenRefused: (answer) => answer.status === 401 || codeIn(answer) === 'InvalidAuthentication',
  };
}

function ask(app: App, { server }: To, tools: Tools, path: string, body: object): Promise<Answer> {
  return askAs(app, tools, (token) =>
    tools.request(new URL(path, tools.hosts.apps ?? server), {
      headers: { 'x-acs-dingtalk-access-token': token },
      body: JSON.stringify(body),
    }),
  );
}

function codeIn({ json }: Answer): string | undefined {
  return refused.safeParse(json).data?.code;
}
