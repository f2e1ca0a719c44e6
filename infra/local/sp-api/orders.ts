import { json, type Operation, refusal } from './request.ts';
import type { SpApiMockOptions } from './types.ts';

/** The orders of the shop, by Orders 2026-01-01. */
export function orders({ now, shop }: Pick<SpApiMockOptions, 'now' | 'shop'>): readonly Operation[] {
  return [
    {
      name: 'getOrder',
      method: 'GET',
      path: /^\/orders\/2026-01-01\/orders\/[^/]+$/,
      grantless: false,
      handle({ store, path, query }) {
        // Who the buyer is would need a restricted role, which our application does not have.
        if (/BUYER|RECIPIENT/.test(query.get('includedData') ?? '')) return refusal(403, 'Unauthorized');
        const order = shop.order?.({ store, orderId: path.slice(path.lastIndexOf('/') + 1), at: now() });
        return order === undefined ? refusal(404, 'NotFound') : json(200, { order });
      },
    },
  ];
}
