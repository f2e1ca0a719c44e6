import { type COUNTRIES, MARKETPLACES } from '#shared/domain/marketplace';
import { Failure } from '#shared/failure';
import { domainOf } from './parts.ts';
import type { Settings } from './settings.ts';

/** The store and marketplace that an intake address belongs to. */
export interface IntakeAddress {
  readonly address: string;
  readonly store: string;
  readonly marketplaceId: string;
  /** The addresses from which the store's people answer. */
  readonly replyFrom: readonly string[];
  /** The mailboxes to which Amazon may write to the store: its intake addresses, and what the settings name. */
  readonly mailboxes: readonly string[];
}

/** Every intake address of the settings, in their order. */
export function intakeAddresses(settings: Settings): IntakeAddress[] {
  return Object.entries(settings.stores).flatMap(([storeId, { marketplaces, replyFrom, mailboxes }]) => {
    const own = [...marketplaces.map(({ intakeAddress }) => intakeAddress), ...replyFrom, ...mailboxes];
    return marketplaces.map(({ country, intakeAddress }) => ({
      address: intakeAddress,
      store: storeId,
      marketplaceId: marketplaceIdOf(country),
      replyFrom,
      mailboxes: own,
    }));
  });
}

/**
 * The domains that receive mail, each once. They are whole domains, so that a person also sees a mail to a mistyped
 * address.
 */
export function intakeDomains(settings: Settings): string[] {
  return [...new Set(intakeAddresses(settings).map(({ address }) => domainOf(address)))];
}

/** The SP-API id of a country's marketplace. */
export function marketplaceIdOf(country: (typeof COUNTRIES)[number]): string {
  const found = MARKETPLACES.find((one) => one.country === country);
  if (found === undefined) throw new Failure(`no marketplace in ${country}`);
  return found.id;
}
