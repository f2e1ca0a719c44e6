import type { MailNotification } from '../contracts/messages/queue-messages.ts';
import type { Intake } from './open/intake.ts';
import { openMail } from './open/opened-mail.ts';
import { orderIdOf } from './open/order-id.ts';
import { readOpened } from './read-mail.ts';

/** By what a raw mail belongs to a buyer. */
export interface MailMarks {
  /** The order that the mail is about, where the reader looks for it; one that a person's words mention is none. */
  readonly orderId: string | undefined;
  /** The buyer's alias at Amazon's relay, out of the mail's headers. */
  readonly alias: string | undefined;
  /** What its fact is known by, as `sourceOf` gives it. */
  readonly source: string | undefined;
}

const VERDICT = { status: 'GRAY' };

/** The notification that came with the mail is kept nowhere. Nothing is proven without it, and marks need no proof. */
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

/** Whichever store it came to: marks are the same. */
const ANY_INTAKE: Intake = { store: '', marketplaceId: '', replyFrom: [], replyTemplates: [] };

/** Reads whose a raw mail is, by the very reader of ingest; never throws, whatever the bytes. */
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
    // What is not understood has a thread of its own, and may still say which order it is about.
    orderId: subject.kind === 'unknown' ? orderIdOf(opened.mail, opened.parts) : subject.orderId,
    alias: opened.relay?.alias,
    source: fact === undefined ? undefined : sourceOf(fact.id),
  };
}

/** A fact's id without the letter of its type: what is not proven makes another type of fact of the same mail. */
export function sourceOf(factId: string): string {
  return factId.slice(1);
}
