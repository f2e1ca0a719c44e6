import { namesOfBuyer } from './buyer-names.ts';
import { mailboxesIn, parseMail } from './open/parsed-mail.ts';

/** The names that a buyer's mail may be from, in small letters. */
export async function namesIn(raw: Uint8Array): Promise<string[]> {
  const mail = await parseMail(raw, undefined);
  return namesOfBuyer(mail.subject, mailboxesIn(mail, 'from')[0]);
}
