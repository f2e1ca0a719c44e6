import * as z from '../zod.ts';
import { jsonText } from './json-text.ts';

const url = z.url();
const name = z.string().check(z.minLength(1));

const table = { TABLE_NAME: name };
/** There is no webhook queue without a webhook in the settings. */
const alertQueues = { EMAIL_QUEUE_URL: url, SLACK_QUEUE_URL: url, WEBHOOK_QUEUE_URL: z.optional(url) };
/** Answers that people wrote, on their way to buyers. */
const replyQueue = { REPLY_QUEUE_URL: url };
const links = { LINK_SECRET_ARN: name };
/** From this secret the key is derived by which push services know us. */
const pushKey = { PUSH_SECRET_ARN: name };
/** `SP_API_ENDPOINT_URL` replaces Amazon's endpoint, as the SDK's own AWS_ENDPOINT_URL does. */
const spApi = { SP_API_SECRET_NAME: name, SP_API_ENDPOINT_URL: z.optional(url) };
const mails = { MAIL_BUCKET_NAME: name };
const watchedQueues = {
  /** JSON array of `{name, url, deadLetterUrl}`: the queues that `/api/health` reports and the audit looks at. */
  WATCHED_QUEUES: z.pipe(jsonText, z.array(z.object({ name, url, deadLetterUrl: url }))),
};
/** SES publishes events about mails sent with this set; `delivery-events` reads them. */
const sendMail = { CONFIGURATION_SET_NAME: name };

/**
 * The environment of each function. CDK must supply a schema's input and the function parses it once at its start, so
 * a variable that one side forgets does not compile. (`AWS_*` and Powertools' own variables are not ours; each function has
 * `STACK_NAME` too, for its metrics.)
 */
export const environments = {
  'ingest-mail': z.object({ ...table, ...alertQueues, ...mails, HASH_SECRET_ARN: name }),
  'ingest-notification': z.object({
    ...table,
    ...alertQueues,
    EVENTS_DEAD_LETTER_URL: url,
    // All of the next three, or none without SP-API.
    NOTIFICATIONS_QUEUE_ARN: z.optional(name),
    NOTIFICATIONS_DEAD_LETTER_URL: z.optional(url),
    REPORT_QUEUE_URL: z.optional(url),
  }),
  reports: z.object({
    ...table,
    ...alertQueues,
    ...spApi,
    REPORT_QUEUE_URL: url,
    NOTIFICATIONS_QUEUE_ARN: name,
  }),
  'set-up-sp-api': z.object({ ...table, ...spApi }),
  sweep: z.object({ ...table, ...alertQueues, ...replyQueue }),
  notify: z.object({
    ...table,
    ...alertQueues,
    ...links,
    ...mails,
    ...sendMail,
    ...pushKey,
    PUBLIC_URL: url,
    /** Replaces the push services of all browsers, as the SDK's own AWS_ENDPOINT_URL does. */
    PUSH_ENDPOINT_URL: z.optional(url),
    /** Replaces the addresses of services that ring and have one of their own, such as PagerDuty’s. */
    RINGING_ENDPOINT_URL: z.optional(url),
  }),
  'delivery-events': z.object({ ...table, ...alertQueues }),
  board: z.object({
    ...table,
    ...alertQueues,
    ...links,
    ...mails,
    ...watchedQueues,
    ...replyQueue,
    SIGN_IN_QUEUE_URL: url,
    PUBLIC_URL: url,
    // Only where the settings let a model help.
    ASSISTANT_FUNCTION_NAME: z.optional(name),
    /** Missing without SP-API. */
    FETCH_ORDER_FUNCTION_NAME: z.optional(name),
  }),
  assistant: z.object({ ...table, ...mails }),
  'send-sign-in-link': z.object({ ...table, ...sendMail, PUBLIC_URL: url }),
  'send-reply': z.object({
    ...table,
    ...alertQueues,
    ...mails,
    ...sendMail,
    ...replyQueue,
    HASH_SECRET_ARN: name,
  }),
  'fetch-order': z.object({ ...table, ...spApi }),
  audit: z.object({ ...table, ...alertQueues, ...watchedQueues }),
  canary: z.object({ ...table, ...sendMail }),
  heartbeat: z.object({ ...table, HEARTBEAT_SECRET_NAME: name }),
  briefing: z.object({ ...table, ...sendMail }),
  'roll-up': z.object(table),
  'weekly-digest': z.object({ ...table, ...sendMail }),
  'seed-settings': z.object({ ...table, ...pushKey }),
  'fill-board': z.object(table),
  'set-up-intake': z.object({}),
} as const;

export type FunctionName = keyof typeof environments;

/** The environment that CDK must supply to a function. */
export type EnvironmentInput<Name extends FunctionName> = z.input<(typeof environments)[Name]>;
