import type { MailNotification } from '#shared/contracts/queue-messages';
import { intakeAddresses, type VersionedSettings } from '#shared/contracts/settings';
import { rulesOf } from '#shared/contracts/rules';
import type { ChangeThread } from '#shared/application/change-thread';
import { record } from '#shared/application/record';
import { readMail } from '#shared/mail/read-mail';
import type { AlertQueue, IntakeLog, MailStore, Now, Stored, ThreadStore } from '#shared/ports';

/** As much of a mail as is read: the text comes before the attachments. */
const READ_BYTES = 512 * 1024;

export interface IngestMailDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  readonly mails: MailStore;
  readonly intakeLog: IntakeLog;
  readonly settings: { current(): Promise<VersionedSettings> };
  readonly now: Now;
}

/** Turns one mail that SES took in into facts of a thread, and claims the steps that are due at once. */
export async function ingestMail(deps: IngestMailDeps, notification: MailNotification): Promise<Stored> {
  const versioned = await deps.settings.current();
  const { receipt } = notification;
  const recipients = receipt.recipients.map((address) => address.toLowerCase());
  const intake = intakeAddresses(versioned.settings).find(({ address }) => recipients.includes(address));
  const { bytes } = await deps.mails.read(receipt.action.objectKey, READ_BYTES);
  const reading = await readMail({
    raw: bytes,
    notification,
    intake,
    mailKey: receipt.action.objectKey,
  });
  const rules = rulesOf(versioned);
  const stored = await record({ ...deps, rules }, reading.subject, reading.facts, deps.now());
  if (intake !== undefined) await deps.intakeLog.received(intake.address, receipt.timestamp);
  return stored;
}
