import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import type { CanaryMailer } from '../ports/watch.ts';

/** Sends canaries by SES. They are written by hand, because so small a mail needs no composer in the bundle. */
export function sesCanaryMailer(client: SESClient, configurationSet: string): CanaryMailer {
  return {
    async send({ from, to, subject }) {
      const raw = [
        `From: ${from}`,
        `To: ${to}`,
        `Subject: ${subject}`,
        'Auto-Submitted: auto-generated',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        'Replywatch sends itself this mail every hour to test that it receives mail and sends alerts.',
        '',
      ].join('\r\n');
      await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: Buffer.from(raw, 'ascii') },
          ConfigurationSetName: configurationSet,
        }),
      );
    },
  };
}
