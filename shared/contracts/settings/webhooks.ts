import * as z from '#shared/zod';
import { language, secretName } from './parts.ts';
import { timeZone } from './time-zones.ts';

const SIGNED: Readonly<Record<'wecom' | 'dingtalk' | 'feishu' | 'json', 'never' | 'can-be' | 'always'>> = {
  wecom: 'never',
  dingtalk: 'can-be',
  feishu: 'can-be',
  json: 'always',
};

/** The part of the settings about one webhook. */
export const webhook = z
  .strictObject({
    preset: z
      .enum(['wecom', 'dingtalk', 'feishu', 'json'])
      .check(
        z.describe(
          'What it is: a group robot of WeCom, DingTalk or Feishu, or json for a program of your own (infra/settings/README.md, "Webhooks").',
        ),
      ),
    urlSecret: secretName.check(
      z.describe('Name of the secret in Secrets Manager that holds the webhook’s URL.'),
    ),
    signingSecret: z
      .optional(secretName)
      .check(
        z.describe(
          'Name of the secret that holds the signing key: the one that DingTalk or Feishu shows, or your own for json.',
        ),
      ),
    language,
    timeZone,
  })
  .check(
    z.superRefine(({ preset, signingSecret }, context) => {
      const wrong = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['signingSecret'], message });
      if (SIGNED[preset] === 'always' && signingSecret === undefined)
        wrong('is missing: posts to your own program must be signed');
      if (SIGNED[preset] === 'never' && signingSecret !== undefined)
        wrong('has no effect: WeCom robots do not support signatures');
    }),
  );
