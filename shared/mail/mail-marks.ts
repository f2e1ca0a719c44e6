import type { MailNotification } from '../contracts/messages/queue-messages.ts';
import type { Intake } from './open/intake.ts';
import { openMail } from './open/opened-mail.ts';
import { orderIdOf } from './open/order-id.ts';
import { readOpened } from './read-mail.ts';

/** The marks that link a raw mail to a buyer. */
export interface MailMarks {
  /**
   * The order that the mail is about, by the reader's rules; an order mentioned in a person's words does not count.
   */
  readonly orderId: string | undefined;
  /** The buyer's alias at Amazon's relay, from the mail's headers. */
  readonly alias: string | undefined;
  /** The identity of its fact, as `sourceOf` returns it. */
  readonly source: string | undefined;
}

const VERDICT = { status: 'GRAY' };

/** The notification that came with the mail is not stored. Without it nothing is proven, but marks need no proof. */
const NOTHING_TOLD: MailNotification = {
  notificationType: 'Received',
  receipt: {
    timestamp: 0,
    recipients: [],
    spamVerdict: VERDICT,
    virusVerdict: VERDICT,
    spfVerdict: VERDICT,
    dkimVerdict: VERDICT,
    dmarcVerdict: VERDICT,
    action: { type: 'S3', bucketName: '', objectKey: '' },
  },
  mail: { messageId: '', source: '', headersTruncated: false, headers: [] },
};

/** Any store will do: marks do not depend on it. */
const ANY_INTAKE: Intake = { store: '', marketplaceId: '', replyFrom: [] };

/** Reads the marks of a raw mail with ingest's own reader; never throws, whatever the bytes. */
export async function mailMarks(raw: Uint8Array): Promise<MailMarks> {
  const opened = await openMail({
    raw,
    notification: NOTHING_TOLD,
    intake: ANY_INTAKE,
    hash: (text) => text,
  });
  const { subject, facts } = await readOpened(opened);
  const [fact] = facts;
  return {
    // An unrecognised mail has a separate thread, but may still show which order it is about.
    orderId: subject.kind === 'unknown' ? orderIdOf(opened.mail, opened.parts) : subject.orderId,
    alias: opened.relay?.alias,
    source: fact === undefined ? undefined : sourceOf(fact.id),
  };
}

/** A fact's id without the letter of its type: an unproven mail makes another type of fact. */
export function sourceOf(factId: string): string {
  return factId.slice(1);
}
