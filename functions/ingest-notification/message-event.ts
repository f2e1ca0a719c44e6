import { type MessageEvent, messageEventSchema } from '#shared/contracts/messages/message-event';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { relayAddress } from '#shared/mail/open/senders';
import {
  caseIdOf,
  caseThreadId,
  conversationThreadId,
  derivedId,
  orderThreadId,
} from '#shared/mail/thread-id';
import type { Reading } from '#shared/ports/mail';
import { DeadLettered } from './mapping.ts';
import { MOST_AHEAD_MS, readPayload } from './payload.ts';

/**
 * Reads an event about a message into the same fact as the mail of that message.
 *
 * @throws DeadLettered with a message that names what is wrong and repeats none of its content.
 */
export function readMessageEvent(
  payload: unknown,
  settings: Settings,
  now: Instant,
): Pick<Reading, 'subject' | 'facts'> {
  const event = readPayload(messageEventSchema, payload);
  // An answer dated in the future would answer every message until then.
  if (event.occurredAt > now + MOST_AHEAD_MS)
    throw new DeadLettered('malformed', 'the event is in the future: occurredAt');
  if (!Object.hasOwn(settings.stores, event.store))
    throw new DeadLettered('malformed', 'the event names a store that is not in the settings');
  const { store, marketplaceId, orderId } = event;
  const relay = relayAddress(event.conversationId);
  const own = derivedId(['conversation', event.conversationId]);
  const caseId = relay === undefined ? own : caseIdOf(relay);
  const conversation = relay === undefined ? conversationThreadId(store, own) : caseThreadId(store, relay);
  return {
    subject: {
      id: orderId === undefined ? conversation : orderThreadId(store, orderId),
      kind: 'message',
      store,
      marketplaceId,
      ...(orderId !== undefined && { orderId }),
    },
    // The sender's own id names a case among events only; it must not be compared with the case of a mail.
    facts: [factOf(event, relay === undefined && orderId !== undefined ? undefined : caseId)],
  };
}

function factOf(event: MessageEvent, caseId: string | undefined): Fact {
  const base = { id: `e${derivedId(['event', event.store, event.eventId])}`, at: event.occurredAt };
  const common = { ...base, trusted: true, ...(caseId !== undefined && { caseId }), event: true } as const;
  switch (event.direction) {
    case 'buyer':
      return { type: 'buyer-message', ...common };
    case 'seller':
      return { type: 'seller-reply', ...common, ...(event.automatic && { automatic: true }) };
    case 'no-response-needed':
      return { type: 'no-response-needed', ...base, by: 'event', reason: 'reported by an event' };
  }
}
