import type { Relay } from '../relay/relay.ts';
import { MailRefused, type MailRoute, takeIn, takesIn } from './mail-intake.ts';

/** SES's mailbox simulator accepts mail that nobody reads. */
const SIMULATOR = '@simulator.amazonses.com';

/**
 * Delivers a mail that a function sends: copies for the intake go there, and mails to buyers to Amazon's relay. Resolves with the
 * recipients who are people.
 */
export type DeliverMail = (mail: {
  readonly raw: Uint8Array;
  readonly source: string;
  readonly recipients: readonly string[];
}) => Promise<readonly string[]>;

/** Delivers as SES and public mail servers do: mail for the intake's domains goes through SES's active receipt rules. */
export function deliverMail(
  route: MailRoute,
  domains: readonly string[],
  relay: Pick<Relay, 'take'>,
  now: () => number,
): DeliverMail {
  const isTakenIn = (address: string): boolean => takesIn(domains, address);
  return async (mail) => {
    await relay.take(mail);
    const own = mail.recipients.filter(isTakenIn);
    if (own.length > 0)
      await takeIn(route, { ...mail, recipients: own }, now()).catch((error: unknown) => {
        // Without a rule for it, the mail bounces to its sender, which is SES itself, so nobody sees it.
        if (!(error instanceof MailRefused)) throw error;
      });
    return mail.recipients.filter(
      (address) => !isTakenIn(address) && !address.toLowerCase().endsWith(SIMULATOR),
    );
  };
}
