import { decodeWords } from 'postal-mime';
import { relayAddress, type RelayAddress } from './open/senders.ts';

/** What a delivery report (RFC 3464) says of a mail that the seller sent to Amazon's relay. */
export interface DeliveryReport {
  readonly relay: RelayAddress;
  /** Refused for good; a delay is only told. */
  readonly failed: boolean;
  /** Message-ID of the mail that it is about. */
  readonly about?: string;
  readonly subject: string;
}

const RECIPIENT = /^(?:final|original)-recipient:\s{0,9}(?:rfc822\s{0,9};)?\s{0,9}<?([^\s<>;]{3,200})>?/gim;

/** Reads the machine-readable parts of a report; undefined when it is about no mail to a relay. */
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
