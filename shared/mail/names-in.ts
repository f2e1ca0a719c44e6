import { namesOfBuyer } from './buyer-names.ts';
import { mailboxesIn, parseMail } from './open/parsed-mail.ts';

/** The names that a buyer's mail may be from, in small letters. */
export async function namesIn(raw: Uint8Array): Promise<string[]> {
  const mail = await parseMail(raw, undefined);
  return namesOfBuyer(mail.subject, mailboxesIn(mail, 'from')[0]);
}

/** What Amazon puts behind a buyer's name. */
const AFTER_NAME = /\s+[-–|]\s+.*$|\s*\(?(?:\b(?:via|über|par|por|tramite)\s+)?amazon.*$/i;

/** A name as a greeting could use it: some words of letters, no more. */
const NAME = /^\p{L}[\p{L}\p{M}.'’ -]{0,60}$/u;

/** The name that a buyer's mail shows; undefined where it shows none that a greeting could use. */
export async function shownNameIn(raw: Uint8Array): Promise<string | undefined> {
  const mail = await parseMail(raw, undefined);
  const shown = mailboxesIn(mail, 'from')[0]?.name.normalize('NFC').replace(AFTER_NAME, '').trim();
  return shown !== undefined && NAME.test(shown) ? shown : undefined;
}
