/** The recipient of canaries: an address in the intake's domain that belongs to no store. */
const CANARY_LOCAL_PART = 'canary';

/** The canary's address in the domain of an intake address. */
export function canaryAddressBeside(intakeAddress: string): string {
  return `${CANARY_LOCAL_PART}${intakeAddress.slice(intakeAddress.indexOf('@'))}`;
}

/** Whether mail to the address may be a canary's. */
export function isCanaryAddress(address: string): boolean {
  return address.toLowerCase().startsWith(`${CANARY_LOCAL_PART}@`);
}

const SUBJECT = /^Replywatch canary ([0-9a-f]{32})$/;

/** The subject of the canary with this nonce, 32 hexadecimal digits. */
export function canarySubject(nonce: string): string {
  return `Replywatch canary ${nonce}`;
}

/** The nonce in a canary's subject; undefined for any other subject. */
export function canaryNonceIn(subject: string): string | undefined {
  return SUBJECT.exec(subject.trim())?.[1];
}

/** The recipient of a canary's alert: SES's mailbox simulator, which accepts it and bothers nobody. */
export const CANARY_READER = {
  name: 'Canary',
  email: 'success@simulator.amazonses.com',
  timeZone: 'UTC',
  language: 'en',
} as const;
