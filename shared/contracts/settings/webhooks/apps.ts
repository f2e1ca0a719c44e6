import * as z from '#shared/zod';
import { secretName } from '../parts.ts';
import { reader } from './parts.ts';

/*
 * Apps of the user's own at a service in China. They reach each person by that person's own id, so an entry names the app, and
 * `people.<id>.mentions` the person.
 */

const ring = z
  ._default(z.enum(['app', 'sms', 'phone']), 'app')
  .check(
    z.describe(
      'How a call rings: in the app, by SMS or by a phone call. The last two cost money or a quota of the service. Nudges are always quiet messages.',
    ),
  );

const server = (standard: string, what: string) =>
  z
    ._default(z.url({ protocol: /^https$/, error: 'is not a URL that begins with https://' }), standard)
    .check(z.describe(what));

const appSecret = secretName.check(
  z.describe('Name of the secret in Secrets Manager that holds the secret of the app.'),
);

/** An app of Feishu or Lark with a bot. */
export const feishuApp = z.strictObject({
  preset: z.literal('feishu-app'),
  appId: z
    .string()
    .check(
      z.regex(/^cli_[0-9A-Za-z]{8,40}$/, 'is not an App ID of Feishu; write one like cli_a1b2c3d4e5f6a7b8'),
      z.describe('The App ID that Feishu’s developer console shows.'),
    ),
  appSecret,
  ring,
  server: server('https://open.feishu.cn', 'Lark instead of Feishu: https://open.larksuite.com.'),
  ...reader,
});

/** An app of DingTalk with a robot. */
export const dingtalkDing = z.strictObject({
  preset: z.literal('dingtalk-ding'),
  appKey: z
    .string()
    .check(
      z.regex(
        /^[\w-]{4,64}$/,
        'is not a Client ID (AppKey) of DingTalk; write one like dingeqqpkv3xxxxxxxxx',
      ),
      z.describe('The Client ID (AppKey) that DingTalk’s developer console shows.'),
    ),
  appSecret,
  robotCode: z
    .optional(
      z
        .string()
        .check(
          z.regex(/^[\w-]{4,64}$/, 'is not a RobotCode of DingTalk; write one like dingeqqpkv3xxxxxxxxx'),
        ),
    )
    .check(z.describe('The RobotCode of the app’s robot; the Client ID by default, as DingTalk has it.')),
  ring,
  server: server('https://api.dingtalk.com', 'DingTalk outside China: https://api.dingtalk.io.'),
  ...reader,
});

/** An app of WeCom, and its emergency call. */
export const wecomCall = z.strictObject({
  preset: z.literal('wecom-call'),
  corpId: z
    .string()
    .check(
      z.regex(/^w[wx][0-9A-Za-z]{10,40}$/, 'is not a company ID of WeCom; write one like ww1234567890abcdef'),
      z.describe('The company ID (企业ID) that WeCom’s admin console shows under "My company".'),
    ),
  agentId: z
    .int('is not an AgentId of WeCom; write a number like 1000002')
    .check(z.gte(1), z.describe('The AgentId of the app that sends the message.')),
  appSecret,
  callSecret: z
    .optional(secretName)
    .check(
      z.describe(
        'Name of the secret that holds the secret of the emergency app (紧急通知), where another app sends the message.',
      ),
    ),
  server: server(
    'https://qyapi.weixin.qq.com',
    'A relay of your own with a fixed address that passes everything on to qyapi.weixin.qq.com: WeCom takes requests from trusted addresses only, and Lambda has none.',
  ),
  ...reader,
});
