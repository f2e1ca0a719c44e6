import { CHANNELS } from '#shared/domain/rules/policy';
import * as z from '#shared/zod';
import { isoInstant } from '../instant-text.ts';
import { jsonText } from '../json-text.ts';
import { takeoverMailSchema } from './takeover-mail.ts';

/** The most sends in one message of an alert queue: 180 KB with the longest ids, of the 256 KB that SQS takes. */
const SENDS_A_REQUEST = 1_000;

/** A message of an alert queue, version 1: sends of one recipient, by thread and key. */
export const alertRequestSchema = z.object({
  v: z.literal(1),
  channel: z.enum(CHANNELS),
  sends: z
    .array(
      z.object({ threadId: z.string().check(z.minLength(1)), sendKey: z.string().check(z.minLength(1)) }),
    )
    .check(z.minLength(1), z.maxLength(SENDS_A_REQUEST)),
  notBefore: z.int(),
});

/**
 * A test alert, version 1, on the queue of its channel: `to` is a person, Slack channel or webhook of the settings, and `test`
 * a token under which `notify` notes how it went. With `person` it reaches that person there, and with `loud` it rings as
 * a call does.
 */
const testAlertSchema = z.object({
  v: z.literal(1),
  channel: z.enum(CHANNELS),
  test: z.string().check(z.minLength(1)),
  to: z.string().check(z.minLength(1)),
  person: z.optional(z.string().check(z.minLength(1))),
  loud: z.optional(z.boolean()),
});

export type TestAlert = z.output<typeof testAlertSchema>;

const word = z.string().check(z.minLength(1));

/** That a note names a person, version 1, on the queue of alerts by e-mail. */
const mentionSchema = z.object({
  v: z.literal(1),
  channel: z.literal('email'),
  mention: z.object({ threadId: word, noteId: word, to: word }),
});

/** Whatever may be on an alert queue. */
export const alertQueueSchema = z.union([
  alertRequestSchema,
  testAlertSchema,
  takeoverMailSchema,
  mentionSchema,
]);

/** The input of a sweep: the instant that the schedule names. */
export const sweepEventSchema = z.object({
  asOf: isoInstant,
});

const verdict = z.object({ status: z.string() });

/**
 * The message that SES publishes when a receipt rule has put a mail into the bucket. It includes up to 10 KB of
 * headers; beyond that `headersTruncated` is true. Source: Amazon SES developer guide, "Contents of notifications".
 */
export const mailNotificationSchema = z.object({
  notificationType: z.literal('Received'),
  receipt: z.object({
    timestamp: isoInstant,
    recipients: z.array(z.string()).check(z.minLength(1)),
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({
      type: z.literal('S3'),
      bucketName: z.string().check(z.minLength(1)),
      objectKey: z.string().check(z.minLength(1)),
    }),
  }),
  mail: z.object({
    messageId: z.string().check(z.minLength(1)),
    source: z.string(),
    headersTruncated: z.boolean(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    commonHeaders: z.optional(z.object({ from: z.optional(z.array(z.string())) })),
  }),
});

export type MailNotification = z.output<typeof mailNotificationSchema>;

/**
 * SES names the mail so that it writes to the bucket, and publishes, whenever a receipt rule is created or changed. Its recipient
 * is invented.
 */
export const SET_UP_MAIL = 'AMAZON_SES_SETUP_NOTIFICATION';

/** Only SES can choose a mail's id, so nobody can disguise a mail as this one. */
const setUpNotificationSchema = z.pipe(
  jsonText,
  z.object({ mail: z.object({ messageId: z.literal(SET_UP_MAIL) }) }),
);

/** Whether a message of the mail queue only says that SES can write to the bucket. */
export function isSetUpNotification(body: string): boolean {
  return setUpNotificationSchema.safeParse(body).success;
}
