import { type MailNotification, mailNotificationSchema } from '#shared/contracts/messages/queue-messages';
import type { Instant } from '#shared/domain/instant';

/** SES's notification of a mail: all verdicts pass unless given otherwise. */
export function mailNotification(
  changes: {
    readonly at?: Instant;
    readonly to?: string;
    readonly dmarc?: string;
    readonly virus?: string;
    readonly headers?: readonly { readonly name: string; readonly value: string }[];
    readonly objectKey?: string;
  } = {},
): MailNotification {
  const verdict = (status = 'PASS') => ({ status });
  return mailNotificationSchema.parse({
    notificationType: 'Received',
    receipt: {
      timestamp: new Date(changes.at ?? Date.UTC(2026, 2, 2, 10)).toISOString(),
      recipients: [changes.to ?? 'us-7f3k9q2m@intake.acme.example'],
      spamVerdict: verdict(),
      virusVerdict: verdict(changes.virus),
      spfVerdict: verdict(),
      dkimVerdict: verdict(),
      dmarcVerdict: verdict(changes.dmarc),
      action: { type: 'S3', bucketName: 'mails', objectKey: changes.objectKey ?? 'mail/abc' },
    },
    mail: {
      messageId: 'abc',
      source: 'bounces@amazonses.com',
      headersTruncated: false,
      headers: changes.headers ?? [],
    },
  });
}
