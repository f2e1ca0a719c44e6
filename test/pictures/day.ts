import type { OutboxEntry } from '#infra/local/state/types';
import { CUSTOMERS, STORY } from '#infra/local/demo/demo-story';
import type { ApiThread } from '#infra/local/web/threads';

/** What the picture shows of one buyer's thread; instants are milliseconds since 1970. */
export interface Lane {
  readonly buyer: string;
  readonly orderId: string;
  readonly country: string;
  readonly messagesAt: readonly number[];
  readonly dueAt: number;
  readonly acknowledgedAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly alerts: readonly { readonly at: number; readonly channel: OutboxEntry['channel'] }[];
}

/** The demo's day. */
export interface Day {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly Lane[];
}

/**
 * Combines what people did in the demo's story with what Replywatch made of it.
 *
 * @throws when a buyer of the story has no thread.
 */
export function dayOf(threads: readonly ApiThread[], outbox: readonly OutboxEntry[]): Day {
  const instants = STORY.map(({ at }) => at);
  return {
    from: Math.min(...instants),
    to: Math.max(...instants),
    lanes: CUSTOMERS.map(({ name, orderId, country }) => {
      const facts = threads.find((thread) => thread.orderId === orderId);
      const dueAt = facts?.clocks.find((clock) => clock.name === 'reply')?.dueAt;
      if (facts === undefined || dueAt === undefined)
        throw new Error(`the message of ${name} has no thread with a clock for the reply`);
      const factsOf = (type: string): number[] =>
        facts.facts.filter((fact) => fact.type === type).map(({ at }) => at);
      return {
        buyer: name,
        orderId,
        country,
        messagesAt: factsOf('buyer-message'),
        dueAt,
        acknowledgedAt: factsOf('acknowledged')[0],
        answeredAt: factsOf('seller-reply')[0],
        alerts: outbox
          .filter(({ text }) => text.includes(orderId))
          .map(({ at, channel }) => ({ at: Date.parse(at), channel })),
      };
    }),
  };
}
