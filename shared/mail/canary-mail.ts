import { canaryNonceIn, isCanaryAddress } from '../contracts/canary.ts';
import { CANARY_ID, canaryThreadId } from '../domain/watch/canary.ts';
import type { Reading } from '../ports/mail.ts';
import type { OpenedMail } from './open/opened-mail.ts';

/**
 * The reading of a canary's mail, by its address and subject; undefined for any other mail. Anybody can send such a
 * mail: it makes a thread that alerts nobody and that nobody expects.
 */
export function canaryMail({ mail, notification: { receipt } }: OpenedMail): Reading | undefined {
  const nonce = receipt.recipients.every(isCanaryAddress) ? canaryNonceIn(mail.subject) : undefined;
  if (nonce === undefined) return undefined;
  return {
    subject: { id: canaryThreadId(nonce), kind: 'canary', store: CANARY_ID },
    facts: [{ type: 'concern-raised', id: `c${nonce}`, at: receipt.timestamp, about: 'canary' }],
    about: { type: 'canary' },
  };
}
