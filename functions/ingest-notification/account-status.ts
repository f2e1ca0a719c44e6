import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { accountStatusThreadId } from '#shared/domain/account/identity';
import { statusFacts } from '#shared/domain/account/status';
import * as z from '#shared/zod';
import { mapping } from './mapping.ts';
import { readPayload } from './payload.ts';

const status = z.object({ currentAccountStatus: z.string().check(z.minLength(1), z.maxLength(100)) });
const schema = z.pipe(
  z.object({
    accountStatusChangeNotification: z.optional(status),
    accountStatusChangedNotification: z.optional(status),
  }),
  z.transform((one, context) => {
    const change = one.accountStatusChangeNotification ?? one.accountStatusChangedNotification;
    if (change !== undefined) return change.currentAccountStatus;
    context.issues.push({
      code: 'custom',
      path: ['accountStatusChangeNotification'],
      message: 'is missing',
      input: one,
    });
    return z.NEVER;
  }),
);

/** The account is at risk, deactivated, or back to normal. The payload names neither seller nor marketplace. */
export const accountStatus = mapping<string>({
  read: (payload) => readPayload(schema, payload),
  take(current, { origin: { store, region, trusted }, id, at, settings }) {
    // The status covers the whole region; its first marketplace decides which Seller Central to open.
    const [marketplaceId] =
      spApiAccounts(settings).find((one) => one.store === store && one.region === region)?.marketplaceIds ??
      [];
    return {
      records: statusFacts(current, `n${id}`, at)
        .filter(({ fact }) => trusted || fact.type === 'concern-raised')
        .map(({ of, fact }) => ({
          subject: {
            id: accountStatusThreadId(store, region, of),
            kind: 'account-status',
            store,
            ...(marketplaceId !== undefined && { marketplaceId }),
          },
          facts: [fact],
        })),
    };
  },
});
