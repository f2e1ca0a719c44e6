import { marketplaceById, MARKETPLACES } from '#shared/domain/marketplace';
import { headerValues, type ParsedMail } from './parsed-mail.ts';
import type { RelayAddress } from './senders.ts';
import type { AmazonParts } from './template.ts';

/**
 * The SP-API id of the mail's marketplace: by Amazon's header, otherwise by the link in Amazon's part of the body,
 * otherwise by the buyer's relay. Undefined when none of them shows it.
 */
export function marketplaceOf(
  mail: ParsedMail,
  { after }: AmazonParts,
  relay: RelayAddress | undefined,
): string | undefined {
  const stamped = headerValues(mail, 'x-marketplace-id').map((value) => value.toUpperCase());
  const linked = /[?&]mp=([A-Z0-9]{10,20})\b/.exec(after)?.[1];
  const byTld = MARKETPLACES.find(({ tld }) => tld === relay?.tld)?.id;
  return (marketplaceById(stamped[0]) ?? marketplaceById(linked) ?? marketplaceById(byTld))?.id;
}
