import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { Settings } from '#shared/contracts/settings/settings';

/** The owner of the intake address that a mail came to. */
export interface Intake {
  readonly store: string;
  readonly marketplaceId: string;
  /** The addresses from which the store's people answer with their own mail client. */
  readonly replyFrom: readonly string[];
  /** The address that the mail came to, and the mailboxes of the store; left out where no copy is matched by its name. */
  readonly reached?: { readonly address: string; readonly mailboxes: readonly string[] };
}

/** The intakes that a mail came to, one for each store: the first of its addresses among the recipients. */
export function intakesOf(settings: Settings, recipients: readonly string[]): Intake[] {
  const addresses = recipients.map((address) => address.toLowerCase());
  const stores = new Map<string, Intake>();
  for (const { address, store, marketplaceId, replyFrom, mailboxes } of intakeAddresses(settings))
    if (addresses.includes(address) && !stores.has(store))
      stores.set(store, { store, marketplaceId, replyFrom, reached: { address, mailboxes } });
  return [...stores.values()];
}
