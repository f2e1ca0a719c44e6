import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { Settings } from '#shared/contracts/settings/settings';
import { comparableReply } from '../reply-text.ts';

/** The owner of the intake address that a mail came to. */
export interface Intake {
  readonly store: string;
  readonly marketplaceId: string;
  /** The addresses from which the store's people answer with their own mail client. */
  readonly replyFrom: readonly string[];
  /** Texts that people send by hand again and again, as `comparableReply` returns them. */
  readonly replyTemplates: readonly string[];
}

/** The owner of the intake address among the recipients; undefined when there is none. */
export function intakeOf(settings: Settings, recipients: readonly string[]): Intake | undefined {
  const addresses = recipients.map((address) => address.toLowerCase());
  const found = intakeAddresses(settings).find(({ address }) => addresses.includes(address));
  if (found === undefined) return undefined;
  const { store, marketplaceId, replyFrom } = found;
  const replyTemplates = settings.replyTemplates.map((text) => comparableReply(text));
  return { store, marketplaceId, replyFrom, replyTemplates };
}
