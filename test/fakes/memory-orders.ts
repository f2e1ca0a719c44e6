import {
  ANSWERED_WITHIN_MS,
  ASKED_AGAIN_AFTER_MS,
  type AskedOrder,
  ORDER_KEPT_FOR_MS,
} from '#shared/domain/order/asked-order';
import type { OrderKey, Orders } from '#shared/ports/orders';

export function memoryOrders(): Orders {
  const stored = new Map<string, AskedOrder>();
  const idOf = ({ store, orderId }: OrderKey): string => `${store} ${orderId}`;
  return {
    find(key, now) {
      const asked = stored.get(idOf(key));
      if (asked === undefined) return Promise.resolve(undefined);
      const { kept, ...rest } = asked;
      const oldest = now - ORDER_KEPT_FOR_MS;
      if (kept !== undefined && kept.at > oldest) return Promise.resolve(asked);
      return Promise.resolve(rest.askedAt > oldest ? rest : undefined);
    },
    begin(key, now) {
      const asked = stored.get(idOf(key));
      const since = now - (asked?.askedAt ?? -Infinity);
      const needed = asked?.answeredAt === undefined ? ANSWERED_WITHIN_MS : ASKED_AGAIN_AFTER_MS;
      if (since < needed) return Promise.resolve(false);
      stored.set(idOf(key), { askedAt: now, ...(asked?.kept !== undefined && { kept: asked.kept }) });
      return Promise.resolve(true);
    },
    keep(key, order, now) {
      const asked = stored.get(idOf(key));
      if (asked !== undefined)
        stored.set(idOf(key), { askedAt: asked.askedAt, answeredAt: now, kept: { at: now, order } });
      return Promise.resolve();
    },
    fail(key, failure, now) {
      const asked = stored.get(idOf(key));
      if (asked !== undefined) stored.set(idOf(key), { ...asked, answeredAt: now, failure });
      return Promise.resolve();
    },
  };
}
