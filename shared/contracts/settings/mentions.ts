import * as z from '#shared/zod';

/*
 * How each chat service names a person. Sources: Slack's "Formatting text for app surfaces" (user ids begin with U or W);
 * WeCom's group robot (developer.work.weixin.qq.com/document/path/91770: user ids in markdown, phones in texts alone);
 * DingTalk's custom robot (open.dingtalk.com, custom-robot-access: atMobiles and atUserIds); Feishu's custom bot
 * (open.feishu.cn, custom-bot: open ids).
 */

/** A mobile number of mainland China, however people write it, or any number with its country's code. */
const PHONE = /^(?:(?:\+?86-?)?(1[3-9]\d{9})|(\+\d{1,3}-?\d{4,14}))$/;

/** A phone as the robots take it: eleven digits of mainland China, or with the country's code; undefined for an id. */
export function phoneIn(mention: string): string | undefined {
  const [, mainland, abroad] = PHONE.exec(mention) ?? [];
  return mainland ?? abroad;
}

/** YAML takes an unquoted phone for a number, and drops what a long one ends with. */
const idOrPhone = (what: string) =>
  z.pipe(
    z.pipe(
      z.union([z.string(), z.int('is too long for a number; write it in quotes')]),
      z.transform((value) => String(value).replaceAll(' ', '')),
    ),
    z
      .string()
      .check(
        z.refine(
          (value) => phoneIn(value) !== undefined || /^[A-Za-z0-9][\w.@-]{0,63}$/.test(value),
          `is neither ${what} nor a phone number like 13800138000`,
        ),
      ),
  );

/** How the chat services name a person. */
export const mentions = z.strictObject({
  slack: z
    .optional(
      z
        .string()
        .check(z.regex(/^[UW][A-Z0-9]{6,20}$/, 'is not a member ID of Slack; write one like U012ABCDEF')),
    )
    .check(z.describe('The member ID in Slack: in the profile under "Copy member ID".')),
  wecom: z
    .optional(idOrPhone('an account of WeCom'))
    .check(
      z.describe(
        'The account (user ID) in WeCom’s address book, or the phone number. wecom-call needs the account.',
      ),
    ),
  dingtalk: z
    .optional(idOrPhone('a user ID of DingTalk'))
    .check(
      z.describe(
        'The phone number in DingTalk, or the user ID of its address book. dingtalk-ding needs the user ID.',
      ),
    ),
  feishu: z
    .optional(
      z
        .string()
        .check(
          z.regex(
            /^ou_[0-9a-z]{16,64}$/,
            'is not an open ID of Feishu; write one like ou_7d8a6e6df7621556ce0d21922b676706',
          ),
        ),
    )
    .check(z.describe('The open ID in Feishu. feishu-app needs the one that its own app shows.')),
});
