import { MARKETPLACES } from '#shared/domain/marketplace';
import * as z from '#shared/zod';
import { isoInstant } from '../instant-text.ts';

/** The type of our own events in SP-API's envelope. */
export const MESSAGE_EVENT_TYPE = 'REPLYWATCH_MESSAGE';

const id = z.string().check(z.minLength(1), z.maxLength(200));

/**
 * One message between a buyer and the seller, or the fact that none is needed, as reported by a help desk or an ERP:
 * when it happened, never what it says or who wrote it.
 */
export const messageEventSchema = z.strictObject({
  eventId: id.check(z.describe('Your id of the event. Sending the same event again changes nothing.')),
  store: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(32),
      z.describe('The id of the store under `stores` in the settings.'),
    ),
  marketplaceId: z
    .enum(MARKETPLACES.map((one) => one.id))
    .check(z.describe('The SP-API id of the marketplace.')),
  orderId: z.optional(
    z
      .string()
      .check(z.regex(/^\d{3}-\d{7}-\d{7}$/, 'is not an order id; write one like 111-2233445-6677889')),
  ),
  conversationId: id.check(
    z.describe(
      'The buyer’s relay address from Amazon’s mail; otherwise your own id, one for each conversation.',
    ),
  ),
  direction: z
    .enum(['buyer', 'seller', 'no-response-needed'])
    .check(
      z.describe(
        'Who wrote, or no-response-needed when the waiting messages were marked as needing no answer.',
      ),
    ),
  occurredAt: isoInstant.check(z.describe('When Amazon received the message.')),
  automatic: z
    ._default(z.boolean(), false)
    .check(z.describe('True for a reply that no person wrote. Amazon does not count it.')),
});

export type MessageEvent = z.output<typeof messageEventSchema>;

/** The event in its envelope, as its senders write it. */
export const messageEventEnvelope = z.strictObject({
  notificationVersion: z._default(z.literal('1.0'), '1.0'),
  notificationType: z.literal(MESSAGE_EVENT_TYPE),
  payloadVersion: z.literal('1'),
  eventTime: z.optional(z.string()),
  payload: messageEventSchema,
});
