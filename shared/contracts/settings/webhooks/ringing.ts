import * as z from '#shared/zod';
import { secretName } from '../parts.ts';
import { reader, urlSecret } from './parts.ts';

/** A service of PagerDuty, by an integration of the Events API v2. */
export const pagerduty = z.strictObject({
  preset: z.literal('pagerduty'),
  routingKeySecret: secretName.check(
    z.describe('Name of the secret that holds the integration key of an Events API v2 integration.'),
  ),
  region: z
    ._default(z.enum(['us', 'eu']), 'us')
    .check(z.describe('eu if your PagerDuty address ends with eu.pagerduty.com.')),
  ...reader,
});

/** A topic of ntfy.sh, or of an ntfy server of one's own. */
export const ntfy = z.strictObject({
  preset: z.literal('ntfy'),
  urlSecret: secretName.check(
    z.describe(
      'Name of the secret that holds the URL of the topic, such as https://ntfy.sh/your-topic. Whoever knows it reads along.',
    ),
  ),
  tokenSecret: z
    .optional(secretName)
    .check(z.describe('Name of the secret that holds an access token, where the topic is protected.')),
  ...reader,
});

/** A user or group of Pushover. */
export const pushover = z.strictObject({
  preset: z.literal('pushover'),
  tokenSecret: secretName.check(
    z.describe('Name of the secret that holds the API token of your application at Pushover.'),
  ),
  userSecret: secretName.check(z.describe('Name of the secret that holds the user key or the group key.')),
  ...reader,
});

const CHAT_ID = 'is not the id of a chat: write a number like -1001234567890, or @name for a public channel';

/** A chat with a bot of Telegram. */
export const telegram = z.strictObject({
  preset: z.literal('telegram'),
  tokenSecret: secretName.check(z.describe('Name of the secret that holds the token of your bot.')),
  chat: z
    .union([z.int(), z.string().check(z.regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/, CHAT_ID))], CHAT_ID)
    .check(z.describe('The id of the chat: a number, negative for a group, or @name for a public channel.')),
  ...reader,
});

/** A workflow of Microsoft Teams, "When a Teams webhook request is received". */
export const teams = z.strictObject({ preset: z.literal('teams'), urlSecret, ...reader });
