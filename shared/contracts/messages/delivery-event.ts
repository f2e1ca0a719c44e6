import * as z from '#shared/zod';
import { MAIL_TAG } from './mail-tag.ts';
import { REPLY_TAG } from './reply-tag.ts';

/** The plain text that SES publishes when it is first allowed to publish on a topic. */
export const TOPIC_VALIDATED = 'Successfully validated SNS topic for Amazon SES event publishing.';

/** A word from a list of SES's. Anything else in its place is dropped, because it might contain an address. */
const code = z.catch(z.string().check(z.regex(/^[A-Za-z][A-Za-z -]{0,39}$/)), 'unspecified');

/**
 * An event that SES publishes about an accepted mail. The details of an event may be missing; the event counts all
 * the same. Source: Amazon SES developer guide, "Contents of event data that Amazon SES publishes".
 */
export const deliveryEventSchema = z.object({
  eventType: z.string().check(z.minLength(1)),
  mail: z.object({
    messageId: z.string().check(z.minLength(1)),
    tags: z._default(
      z.object({ [MAIL_TAG]: z.optional(z.array(z.string())), [REPLY_TAG]: z.optional(z.array(z.string())) }),
      {},
    ),
  }),
  bounce: z.optional(z.object({ bounceType: code, bounceSubType: code })),
  complaint: z.optional(
    z.object({ complaintFeedbackType: z.nullish(code), complaintSubType: z.nullish(code) }),
  ),
  reject: z.optional(z.object({ reason: code })),
  deliveryDelay: z.optional(z.object({ delayType: code })),
});

export type DeliveryEvent = z.output<typeof deliveryEventSchema>;
