import * as z from 'zod';
import { CLOCK_NAMES, THREAD_KINDS } from '../domain/policy.ts';

const instant = z.iso.datetime().describe('In UTC.');

/** What a program of the user's own is told of one alert; nothing of a buyer's words or name. */
const alert = z.object({
  id: z.string().describe('The same for each attempt at one alert: what you have seen before is a repeat.'),
  threadId: z.string().describe('As in GET /api/threads/{id}.'),
  kind: z.enum(THREAD_KINDS),
  clock: z.enum(CLOCK_NAMES),
  step: z.string().describe('The step of the ladder: 4h-before, at-deadline.'),
  dueAt: instant,
  firstUnansweredAt: instant,
  waiting: z.number().int().describe('How many messages wait.'),
  store: z.string().describe('What the settings call the store.'),
  country: z.string().optional().describe('Of the marketplace.'),
  orderId: z.string().optional(),
  proven: z.boolean().describe('Whether it is proven that the message came from Amazon.'),
  repeat: z.boolean().describe('Whether an earlier copy may have arrived.'),
  calls: z.array(z.string()).describe('Names of the people whom it calls.'),
  headline: z.string().describe('What is the matter, in the language of the webhook.'),
  left: z.string().describe('How much time is left, in words.'),
  sellerCentralUrl: z.url(),
  acknowledgeUrl: z.url().describe('The page to take it on, hand it over or put it off.'),
});

/** The body that a `json` webhook gets. */
export const webhookBodySchema = z
  .object({
    v: z.literal(1),
    text: z.string().describe('All of it in a line.'),
    alerts: z
      .array(alert)
      .describe('Most urgent first; several are a digest, none is a test (npm run doctor).'),
  })
  .describe('What Replywatch posts to a webhook with the preset json.');

export type WebhookBody = z.output<typeof webhookBodySchema>;
