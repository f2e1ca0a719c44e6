import { CLOCK_NAMES, THREAD_KINDS } from '#shared/domain/rules/policy';
import { URGENT_REASONS } from '#shared/domain/urgent/reasons';
import * as z from '#shared/zod';

const instant = z.iso.datetime().check(z.describe('In UTC.'));

/** One alert as a user's own program receives it, without a buyer's words or name. */
const alert = z.object({
  id: z
    .string()
    .check(
      z.describe('The same for each attempt at one alert. An id that you have seen before is a repeat.'),
    ),
  threadId: z.string().check(z.describe('As in GET /api/threads/{id}.')),
  kind: z.enum(THREAD_KINDS),
  clock: z.enum(CLOCK_NAMES),
  step: z.string().check(z.describe('The step of the ladder, such as 4h-before or at-deadline.')),
  dueAt: instant,
  firstUnansweredAt: instant,
  waiting: z.int().check(z.describe('How many messages wait.')),
  store: z.string().check(z.describe('The store’s name in the settings.')),
  country: z.optional(z.string()).check(z.describe('The country of the marketplace.')),
  orderId: z.optional(z.string()),
  urgent: z
    .optional(
      z.object({
        level: z.union([z.literal(1), z.literal(2)]).check(z.describe('1: somebody may be hurt.')),
        reason: z.enum(URGENT_REASONS),
        words: z
          .array(z.string())
          .check(z.describe('Entries of Replywatch’s lists, never the buyer’s words.')),
      }),
    )
    .check(z.describe('Set when words of the message are urgent.')),
  proven: z.boolean().check(z.describe('Whether it is proven that the message came from Amazon.')),
  repeat: z.boolean().check(z.describe('Whether an earlier copy may have arrived.')),
  calls: z.array(z.string()).check(z.describe('Names of the people whom it alerts.')),
  headline: z.string().check(z.describe('What it is about, in the language of the webhook.')),
  left: z.string().check(z.describe('How much time is left, in words.')),
  sellerCentralUrl: z.url(),
  acknowledgeUrl: z.url().check(z.describe('The page to acknowledge it, hand it over or snooze it.')),
  threadUrl: z.url().check(z.describe('The page of the thread, for people who sign in.')),
  personSentItUrl: z
    .optional(z.url())
    .check(z.describe('Where a reply looks automatic: the page to say that a person sent it.')),
  wasAutomaticUrl: z
    .optional(z.url())
    .check(z.describe('Where a reply looks automatic: the page to say that it was automatic.')),
});

/** The end of something that was alerted about, as a user's own program receives it. */
const closing = z.object({
  id: z.string().check(z.describe('The same for each attempt. An id that you have seen before is a repeat.')),
  threadId: z.string().check(z.describe('As in its alerts.')),
  kind: z.enum(THREAD_KINDS),
  endedAt: instant,
  way: z
    .string()
    .check(
      z.describe(
        'How it ended: through-amazon, own-mailbox, help-desk, answered-elsewhere, no-response-needed, refund-issued and so on.',
      ),
    ),
  by: z.optional(z.string()).check(z.describe('The name of the person who said so.')),
  dueAt: z.optional(instant),
  store: z.string(),
  country: z.optional(z.string()),
  orderId: z.optional(z.string()),
  text: z.string().check(z.describe('All of it in one line, in the language of the webhook.')),
});

/** The body that a `json` webhook gets. */
export const webhookBodySchema = z
  .object({
    v: z.literal(1),
    text: z.string().check(z.describe('Everything in one line.')),
    alerts: z
      .array(alert)
      .check(
        z.describe(
          'Most urgent first. Several form a digest. Empty beside closings; otherwise an empty list is a test (npm run doctor).',
        ),
      ),
    closings: z
      .optional(z.array(closing))
      .check(z.describe('What ended of what you were alerted about: once each, and never beside alerts.')),
  })
  .check(z.describe('What Replywatch posts to a webhook with the preset json.'));

export type WebhookBody = z.output<typeof webhookBodySchema>;
