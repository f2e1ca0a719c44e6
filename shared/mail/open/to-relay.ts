import { addressesIn, type ParsedMail } from './parsed-mail.ts';
import { isRelay } from './senders.ts';

/** Whether the mail goes to a buyer, so that a seller wrote it. */
export function isToRelay(mail: ParsedMail): boolean {
  return ['to', 'cc'].flatMap((name) => addressesIn(mail, name)).some(isRelay);
}
