import * as z from 'zod';
import { MAIL_TAG } from './mail-tag.ts';

/** What SES publishes, as plain words, when it first may publish on a topic. */
export const TOPIC_VALIDATED = 'Successfully validated SNS topic for Amazon SES event publishing.';

/** A word of a list of SES's. What else stands in its place is not told: it might hold an address. */
const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z -]{0,39}$/)
  .catch('unspecified');

/**
 * What SES publishes of a mail that it was handed. A part that tells the details of an event may be missing: the event
 * counts all the same. Source: Amazon SES developer guide, "Contents of event data that Amazon SES publishes".
 */
export const deliveryEventSchema = z.object({
  eventType: z.string().min(1),
  mail: z.object({
    messageId: z.string().min(1),
    tags: z.object({ [MAIL_TAG]: z.array(z.string()).optional() }).default({}),
  }),
  bounce: z.object({ bounceType: code, bounceSubType: code }).optional(),
  complaint: z.object({ complaintFeedbackType: code.nullish(), complaintSubType: code.nullish() }).optional(),
  reject: z.object({ reason: code }).optional(),
  deliveryDelay: z.object({ delayType: code }).optional(),
});

export type DeliveryEvent = z.output<typeof deliveryEventSchema>;
