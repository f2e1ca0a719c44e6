import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { addressesIn, headerValues, type ParsedMail } from './parsed-mail.ts';
import { isAmazonSystem, isRelay, isUnderAmazon } from './senders.ts';

/**
 * Whether the mail provably came from the sender it names. A mail from Amazon has exactly one From, of Amazon's, and
 * either SES's DMARC verdict passed or SES itself verified a DKIM signature of Amazon's; `dkimVerdict` proves
 * nothing, because it passes for any customer of SES. A mail from one of `others` has exactly one From, and DMARC
 * passed.
 */
export function isTrusted(
  mail: ParsedMail,
  { receipt }: MailNotification,
  others: readonly string[],
): boolean {
  if (receipt.spamVerdict.status === 'FAIL' || receipt.virusVerdict.status === 'FAIL') return false;
  const from = addressesIn(mail, 'from');
  const [sender] = from;
  const [header = '', ...more] = headerValues(mail, 'from');
  if (sender === undefined || from.length !== 1 || more.length > 0 || !isPlain(header)) return false;
  const passed = receipt.dmarcVerdict.status === 'PASS';
  if (isRelay(sender) || isAmazonSystem(sender)) return passed || dkimPassedForAmazon(mail);
  return passed && others.includes(sender);
}

/** With several at signs, SES could have checked another domain than the one that is read here. */
function isPlain(from: string): boolean {
  return (withoutQuotations(from)?.match(/@/g)?.length ?? 0) === 1;
}

/**
 * A sender can forge results further down, so only the first result counts, only if it is SES's, and only above SES's
 * own receipt.
 */
function dkimPassedForAmazon({ headers }: ParsedMail): boolean {
  const receiptAt = headers.findIndex(({ name }) => name === 'x-ses-receipt');
  const resultsAt = headers.findIndex(({ name }) => name === 'authentication-results');
  const results = withoutQuotations((headers[resultsAt]?.value ?? '').slice(0, 4_000)) ?? '';
  if (resultsAt === -1 || resultsAt > receiptAt || !/^\s*amazonses\.com\s*;/i.test(results)) return false;
  return results
    .split(';')
    .map((result) => /^\s*dkim=pass\b.*?\bheader\.i=@?(?:[^\s@]*@)?([a-z0-9.-]+)/is.exec(result)?.[1])
    .some((domain) => domain !== undefined && isUnderAmazon(domain));
}

/**
 * A header without its comments and quoted strings, where a sender can write anything; undefined when one is not
 * closed.
 */
function withoutQuotations(value: string): string | undefined {
  const plain = value.replace(/"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)/gs, ' ');
  return /["()]/.test(plain) ? undefined : plain;
}
