import type { Instant } from '#shared/domain/instant';
import type { Acknowledged, BuyerMessage, Fact, SellerReply } from '#shared/domain/thread/fact';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';

/** The instant of an ISO time on the day of most tests: Monday, 2 March 2026, UTC. */
export function at(time: string): Instant {
  const text = time.includes('T') ? time : `2026-03-02T${time}`;
  return Date.parse(text.length === 16 ? `${text}:00Z` : `${text}Z`);
}

export const message = (id: string, instant: Instant, more: Partial<BuyerMessage> = {}): BuyerMessage => ({
  type: 'buyer-message',
  id,
  at: instant,
  trusted: true,
  ...more,
});

export const reply = (id: string, instant: Instant, more: Partial<SellerReply> = {}): SellerReply => ({
  type: 'seller-reply',
  id,
  at: instant,
  trusted: true,
  ...more,
});

export const acknowledgement = (by: string, instant: Instant): Acknowledged => ({
  type: 'acknowledged',
  id: `ack-${by}-${instant}`,
  at: instant,
  by,
});

export function threadOf(...facts: Fact[]): Thread {
  return addFacts(
    newThread({
      id: 'acme-us.111-1111111-1111111',
      kind: 'message',
      store: 'acme-us',
      marketplaceId: 'ATVPDKIKX0DER',
      orderId: '111-1111111-1111111',
    }),
    facts,
  );
}
