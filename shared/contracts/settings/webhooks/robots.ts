import * as z from '#shared/zod';
import { secretName, secretNameOr } from '../parts.ts';
import { reader, urlSecret } from './parts.ts';

/** A group robot of WeCom. */
export const wecom = z.strictObject({
  preset: z.literal('wecom'),
  urlSecret,
  signingSecret: z.optional(z.never('has no effect: WeCom robots do not support signatures')),
  ...reader,
});

const signingSecret = z
  .optional(secretName)
  .check(
    z.describe('Name of the secret that holds the signing key that the robot shows, when it is switched on.'),
  );

/** A group robot of DingTalk. */
export const dingtalk = z.strictObject({
  preset: z.literal('dingtalk'),
  urlSecret,
  signingSecret,
  ...reader,
});

/** A group robot of Feishu. */
export const feishu = z.strictObject({ preset: z.literal('feishu'), urlSecret, signingSecret, ...reader });

/** A program of the user's own. */
export const json = z.strictObject({
  preset: z.literal('json'),
  urlSecret,
  signingSecret: secretNameOr('is missing: posts to your own program must be signed').check(
    z.describe('Name of the secret that holds a signing key of your own.'),
  ),
  ...reader,
});
