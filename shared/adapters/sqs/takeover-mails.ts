import type { SQSClient } from '@aws-sdk/client-sqs';
import type { TakeoverMails } from '#shared/ports/people/takeovers';
import { putDelayed } from './delayed-batches.ts';

/** Queues mails about takeovers beside the alerts by e-mail, for the function that may send mail. */
export function sqsTakeoverMails(client: SQSClient, queueUrl: string): TakeoverMails {
  return {
    put: (mails, now) =>
      putDelayed(
        client,
        queueUrl,
        mails.map((mail) => ({
          body: JSON.stringify({ v: 1, channel: 'email', ...mail }),
          notBefore: now,
        })),
        now,
      ),
  };
}
