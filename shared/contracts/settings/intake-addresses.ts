import { type COUNTRIES, MARKETPLACES } from '#shared/domain/marketplace';
import { Failure } from '#shared/failure';
import { domainOf } from './parts.ts';
import type { Settings } from './settings.ts';

/** The store and marketplace that an intake address belongs to. */
export interface IntakeAddress {
  readonly address: string;
  readonly store: string;
  readonly marketplaceId: string;
  /** The addresses that the store's people answer from. */
  readonly replyFrom: readonly string[];
}

/** Every intake address of the settings, in their order. */
export function intakeAddresses(settings: Settings): IntakeAddress[] {
  return Object.entries(settings.stores).flatMap(([storeId, { marketplaces, replyFrom }]) =>
    marketplaces.map(({ country, intakeAddress }) => ({
      address: intakeAddress,
      store: storeId,
      marketplaceId: marketplaceIdOf(country),
      replyFrom,
    })),
  );
}

/** The domains that receive mail, each once: whole domains, so that a person also sees mail to a mistyped address. */
export function intakeDomains(settings: Settings): string[] {
  return [...new Set(intakeAddresses(settings).map(({ address }) => domainOf(address)))];
}

/** The SP-API id of a country's marketplace. */
export function marketplaceIdOf(country: (typeof COUNTRIES)[number]): string {
  const found = MARKETPLACES.find((one) => one.country === country);
  if (found === undefined) throw new Failure(`no marketplace in ${country}`);
  return found.id;
}
