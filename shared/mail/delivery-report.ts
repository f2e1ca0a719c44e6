import { decodeWords } from 'postal-mime';
import { relayAddress, type RelayAddress } from './open/senders.ts';

/** The result in a delivery report (RFC 3464) of a mail that the seller sent to Amazon's relay. */
export interface DeliveryReport {
  readonly relay: RelayAddress;
  /** True for a final refusal, false for a delay. */
  readonly failed: boolean;
  /** Message-ID of the reported mail. */
  readonly about?: string;
  readonly subject: string;
}

const RECIPIENT = /^(?:final|original)-recipient:\s{0,9}(?:rfc822\s{0,9};)?\s{0,9}<?([^\s<>;]{3,200})>?/gim;

/** Reads the machine-readable parts of a report; undefined when it is not about a mail to the relay. */
export function deliveryReport(report: string): DeliveryReport | undefined {
  const relay = [...report.matchAll(RECIPIENT)].flatMap(([, address = '']) => relayAddress(address) ?? [])[0];
  if (relay === undefined) return undefined;
  const action = /^action:\s{0,9}([a-z]{3,20})/im.exec(report)?.[1]?.toLowerCase();
  const status = /^status:\s{0,9}([245])\./im.exec(report)?.[1];
  const about = /^message-id:\s{0,9}(<[^\s<>]{3,300}>)/im.exec(report)?.[1];
  return {
    relay,
    failed: status === '5' || (status === undefined && action === 'failed'),
    ...(about !== undefined && { about }),
    subject: decodeWords(/^subject:\s{0,9}([^\n]{0,1000})/im.exec(report)?.[1] ?? ''),
  };
}
