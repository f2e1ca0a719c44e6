import { MailRefused, type MailWay, takeIn, takesIn } from './mail-intake.ts';

/** SES's mailbox simulator: it takes mails and has no reader. */
const SIMULATOR = '@simulator.amazonses.com';

/** Brings a mail that a function sends to the intake where it is addressed to it; gives the recipients who are people. */
export type DeliverMail = (mail: {
  readonly raw: Uint8Array;
  readonly source: string;
  readonly recipients: readonly string[];
}) => Promise<readonly string[]>;

/** Delivers as SES and the mail exchangers of the world do: what is for the intake's domains comes in by SES's active receipt rules. */
export function deliverMail(way: MailWay, domains: readonly string[], now: () => number): DeliverMail {
  const isTakenIn = (address: string): boolean => takesIn(domains, address);
  return async (mail) => {
    const own = mail.recipients.filter(isTakenIn);
    if (own.length > 0)
      await takeIn(way, { ...mail, recipients: own }, now()).catch((error: unknown) => {
        // Without a rule for it the mail comes back to its sender, which is SES itself: nobody sees it.
        if (!(error instanceof MailRefused)) throw error;
      });
    return mail.recipients.filter(
      (address) => !isTakenIn(address) && !address.toLowerCase().endsWith(SIMULATOR),
    );
  };
}
