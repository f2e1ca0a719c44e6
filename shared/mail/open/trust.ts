import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { authenticationResults } from './authentication-results.ts';
import { headerValues, type ParsedMail } from './parsed-mail.ts';
import { soleSender } from './sender.ts';
import { domainOf, isAmazonSystem, isRelay, isUnderAmazon } from './senders.ts';

/**
 * The sender from which the mail provably came; undefined when nothing proves it. There must be one unmistakable sender,
 * and either SES's DMARC verdict passed, or DMARC did not fail and SES itself verified a DKIM signature of the sender's
 * domain. `dkimVerdict` proves nothing, because it passes for any customer of SES.
 *
 * @param raw the mail's bytes, or their beginning
 */
export function provenSender(
  mail: ParsedMail,
  raw: Uint8Array,
  notification: MailNotification,
): string | undefined {
  const { spamVerdict, virusVerdict, dmarcVerdict } = notification.receipt;
  if ([spamVerdict, virusVerdict, dmarcVerdict].some(({ status }) => status === 'FAIL')) return undefined;
  const sender = soleSender(mail, raw, notification);
  if (sender === undefined || dmarcVerdict.status === 'PASS') return sender;
  const domain = domainOf(sender);
  const isProof = (signed: string): boolean =>
    isOfAmazon(sender) ? isUnderAmazon(signed) : isAligned(signed, domain);
  return signingDomains(mail).some(isProof) ? sender : undefined;
}

/** Whether a proven sender is believed: Amazon, or one of `others`. */
export function isBelieved(sender: string, others: readonly string[]): boolean {
  return isOfAmazon(sender) || others.includes(sender);
}

function isOfAmazon(sender: string): boolean {
  return isRelay(sender) || isAmazonSystem(sender);
}

/** One domain is the other or lies below it: DMARC's relaxed alignment. */
function isAligned(signed: string, domain: string): boolean {
  return signed === domain || signed.endsWith(`.${domain}`) || domain.endsWith(`.${signed}`);
}

/**
 * The domains whose DKIM signature SES verified. A sender can forge results further down, so only the first header counts,
 * only if SES wrote it, and only above SES's own receipt. More results than signatures mean that the sender wrote into
 * the values that SES quotes.
 */
function signingDomains(mail: ParsedMail): string[] {
  const positionOf = (header: string): number => mail.headers.findIndex(({ name }) => name === header);
  const resultsAt = positionOf('authentication-results');
  if (resultsAt === -1 || resultsAt > positionOf('x-ses-receipt')) return [];
  const results = authenticationResults(mail.headers[resultsAt]?.value ?? '');
  if (results === undefined || results.dmarc === 'fail') return [];
  if (results.dkim.length > headerValues(mail, 'dkim-signature').length) return [];
  return results.dkim.flatMap(({ outcome, domain }) =>
    outcome === 'pass' && domain !== undefined ? [domain] : [],
  );
}
