import { COUNTRIES } from '#shared/domain/marketplace';
import * as z from '#shared/zod';
import { isCanaryAddress } from '../canary.ts';
import { emailAddress, type Misfit } from './parts.ts';

const marketplace = z.strictObject({
  country: z.enum(COUNTRIES).check(z.describe('The country of the marketplace: US, DE, JP ...')),
  intakeAddress: emailAddress.check(
    z.describe(
      'The address to enter in Seller Central for this marketplace. Make it hard to guess: anybody who knows it can raise alerts.',
    ),
  ),
});

export const store = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80), z.describe('What your people call the store.')),
  replyFrom: z
    ._default(z.array(emailAddress), [])
    .check(
      z.describe(
        'The addresses that your people answer buyers from. Answers from the pages leave from the first one: approve it at Amazon. From a mail client, a copy (Bcc) to the intake address counts as an answer.',
      ),
    ),
  mailboxes: z
    ._default(z.array(emailAddress), [])
    .check(
      z.describe(
        'Your mailboxes that forward Amazon’s mail to the intake addresses. Replywatch learns the first one for each intake address by itself; name any other, or its copies of replies without an order will not count.',
      ),
    ),
  marketplaces: z.array(marketplace).check(z.minLength(1)),
});

/** What is wrong between stores, and with references to them. */
export function wrongStores({
  stores,
  spApi,
}: {
  readonly stores: Readonly<Record<string, z.output<typeof store>>>;
  readonly spApi?: { readonly stores?: readonly string[] | undefined } | undefined;
}): Misfit[] {
  const wrong: Misfit[] = [];
  spApi?.stores?.forEach((storeId, index) => {
    if (!Object.hasOwn(stores, storeId))
      wrong.push({ path: ['spApi', 'stores', index], message: `there is no "${storeId}" under stores` });
  });
  const seen = new Set<string>();
  for (const [storeId, { marketplaces }] of Object.entries(stores))
    marketplaces.forEach(({ intakeAddress }, index) => {
      const path = ['stores', storeId, 'marketplaces', index, 'intakeAddress'];
      if (seen.has(intakeAddress))
        wrong.push({
          path,
          message: 'is already the intake address of another marketplace; each needs a different one',
        });
      if (isCanaryAddress(intakeAddress))
        wrong.push({
          path,
          message: 'is reserved for Replywatch’s self-tests; choose another name before the @',
        });
      seen.add(intakeAddress);
    });
  if (Object.keys(stores).length === 0) wrong.push({ path: ['stores'], message: 'name at least one store' });
  return wrong;
}
