import { MARKETPLACES } from '#shared/domain/marketplace';

const TLDS = new Set(MARKETPLACES.map(({ tld }) => tld));
const ALIAS = /^([a-z0-9]{8,32})(?:\+([a-z0-9-]{6,64}))?$/;

/** Gmail's address that asks to confirm the forwarding of a mailbox. */
export const GMAIL_FORWARDING = 'forwarding-noreply@google.com';

/** A buyer's address at Amazon's relay, and the case in its suffix. */
export interface RelayAddress {
  readonly alias: string;
  readonly suffix?: string;
  /** The part after `amazon.`, which identifies the marketplace. */
  readonly tld: string;
}

/** Reads a relay address; undefined for any other. Domains must match in full, so `amazon.com.evil.example` fails. */
export function relayAddress(address: string): RelayAddress | undefined {
  const [local, domain, ...more] = address.toLowerCase().split('@');
  if (local === undefined || domain === undefined || more.length > 0 || !isRelayDomain(domain))
    return undefined;
  const [, alias, suffix] = ALIAS.exec(local) ?? [];
  const tld = domain.slice(domain.indexOf('amazon.') + 'amazon.'.length);
  return alias === undefined ? undefined : { alias, ...(suffix !== undefined && { suffix }), tld };
}

/** The buyer's address in a text, as a mail client that forwards a mail puts it above the words. */
export function relayIn(text: string): RelayAddress | undefined {
  return bestRelay(
    text.match(/[a-z0-9+-]{8,100}@(?:m\.)?marketplace\.amazon\.[a-z]{2,3}(?:\.[a-z]{2})?/gi) ?? [],
  );
}

/** An address with a case is preferred to one without. */
export function bestRelay(addresses: readonly string[]): RelayAddress | undefined {
  const found = addresses.flatMap((address) => relayAddress(address) ?? []);
  return found.find(({ suffix }) => suffix !== undefined) ?? found[0];
}

/** Whether the address is at Amazon's relay, whatever its local part. */
export function isRelay(address: string): boolean {
  return isRelayDomain(domainOf(address));
}

/**
 * Whether Amazon itself writes from the address: `donotreply@amazon.com` and the like, not a buyer through the relay.
 */
export function isAmazonSystem(address: string): boolean {
  return isAmazonDomain(domainOf(address));
}

/** Amazon sends nothing but notices from these. */
const NOTIFIERS = new Set([
  'donotreply',
  'do-not-reply',
  'order-update',
  'atoz-guarantee-no-reply',
  'seller-guarantee',
  'auto-communication',
  'cb-seller-notification',
  'cb-seller-query',
]);

/** Whether Amazon sends nothing but notices from the address: no person at Amazon writes from it. */
export function isAmazonNotifier(address: string): boolean {
  return isAmazonSystem(address) && NOTIFIERS.has(address.toLowerCase().slice(0, address.lastIndexOf('@')));
}

/** Whether the domain is Amazon's own, or a subdomain of it. */
export function isUnderAmazon(domain: string): boolean {
  const labels = domain.toLowerCase().split('.');
  return labels.some((_, index) => isAmazonDomain(labels.slice(index).join('.')));
}

function isRelayDomain(domain: string): boolean {
  const rest = ['m.marketplace.', 'marketplace.'].find((prefix) => domain.startsWith(prefix));
  return rest !== undefined && isAmazonDomain(domain.slice(rest.length));
}

function isAmazonDomain(domain: string): boolean {
  return domain.startsWith('amazon.') && TLDS.has(domain.slice('amazon.'.length));
}

/** The part of an address after the @, in lower case. */
export function domainOf(address: string): string {
  return address.toLowerCase().slice(address.lastIndexOf('@') + 1);
}
