import { withMute } from '#shared/application/intake/muted';
import { takeIn } from '#shared/application/intake/take-in';
import type { ChangeThread, OnDecided } from '#shared/application/threads/change-thread';
import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { stateOfReply } from '#shared/domain/reply/reply';
import type { Thread } from '#shared/domain/thread/thread';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { type Intake, intakesOf } from '#shared/mail/open/intake';
import { readMail } from '#shared/mail/read-mail';
import type { AlertQueue } from '#shared/ports/alerts';
import type { LastSeen, Place, Seen } from '#shared/ports/last-seen';
import type { KeyedHash, MailStore, Reading } from '#shared/ports/mail';
import type { Mutes } from '#shared/ports/mutes';
import type { Now } from '#shared/ports/now';
import type { Stored, ThreadPointers, ThreadStore } from '#shared/ports/threads';

export interface IngestMailDeps {
  readonly threads: ThreadStore;
  readonly pointers: ThreadPointers;
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  readonly mails: MailStore;
  readonly lastSeen: LastSeen;
  readonly mutes: Mutes;
  readonly settings: SettingsSource;
  readonly hash: () => Promise<KeyedHash>;
  readonly now: Now;
  readonly again?: boolean;
  readonly onDecided?: OnDecided;
}

/** What a mail became: its reading, and the thread that holds it. */
export interface Ingested {
  readonly stored: Stored;
  readonly reading: Reading;
}

/**
 * Turns one mail that SES took in into facts of a thread, and claims the steps that are due at once. A mail to the intake
 * addresses of several stores becomes a fact in each of them.
 */
export async function ingestMail(deps: IngestMailDeps, notification: MailNotification): Promise<Ingested[]> {
  const { receipt } = notification;
  const [versioned, hash, { bytes }] = await Promise.all([
    deps.settings.current(),
    deps.hash(),
    deps.mails.read(receipt.action.objectKey, READ_BYTES),
  ]);
  const takeInFor = async (intake: Intake | undefined): Promise<Ingested> => {
    const read = await readMail({
      raw: bytes,
      notification,
      intake,
      mailKey: receipt.action.objectKey,
      hash,
    });
    const reading = await withMute(deps, read, deps.now());
    const [stored] = await Promise.all([
      takeIn({ ...deps, rules: rulesOf(versioned) }, reading, deps.now()),
      intake && noteSeen(deps, intake, reading, receipt.timestamp),
    ]);
    if (intake && confirmsAnswer(reading, stored.thread))
      await deps.lastSeen.note(placeOf(intake, reading), 'deskReplyAt', receipt.timestamp);
    return { stored, reading };
  };
  const intakes = intakesOf(versioned.settings, receipt.recipients);
  return Promise.all((intakes.length === 0 ? [undefined] : intakes).map(takeInFor));
}

async function noteSeen(
  { lastSeen }: IngestMailDeps,
  intake: Intake,
  reading: Reading,
  at: Instant,
): Promise<void> {
  const place = placeOf(intake, reading);
  await Promise.all([
    lastSeen.note(place, seenOf(reading), at),
    ...(reading.about.unproven === undefined ? [] : [lastSeen.countUnproven(place, at)]),
  ]);
}

function placeOf({ store, marketplaceId }: Intake, { subject }: Reading): Place {
  return { store, marketplaceId: subject.marketplaceId ?? marketplaceId };
}

/** Whether a proven copy from Amazon holds the words of an answer that was sent from here. */
function confirmsAnswer({ facts: [fact] }: Reading, { replies = [] }: Thread): boolean {
  if (fact?.type !== 'seller-reply' || fact.words === undefined) return false;
  return replies.some((reply) => reply.words === fact.words && stateOfReply(reply) === 'confirmed');
}

/** Only a proven copy from Amazon shows that we see replies. */
function seenOf({ facts: [fact], about }: Reading): keyof Seen {
  if (fact?.type === 'buyer-message') return 'messageAt';
  if (about.unproven === 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT') return 'unprovenReplyAt';
  if (about.unproven === 'own-reply') return 'unprovenOwnAt';
  switch (about.type) {
    case 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT':
      return 'replyAt';
    case 'delivery-failure':
    case 'reply-refused':
      return 'failureAt';
    case 'BUYER_OPTED_OUT_BSM_MESSAGES':
      return 'optOutAt';
    default:
      return 'otherAt';
  }
}
