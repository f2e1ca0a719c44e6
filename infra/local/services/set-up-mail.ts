import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SET_UP_MAIL } from '#shared/contracts/messages/queue-messages';
import type { MailRoute } from './mail-intake.ts';
import { changedRule, type ReceiptRule, type SesAnswer, type SesControl } from './ses-control.ts';

const FROM = 'no-reply-aws@amazon.com';
const TO = 'recipient@example.com';
const SUBJECT = 'Amazon SES Setup Notification';

/** SES's configuration that tries a receipt rule once it is created or changed, as SES does. */
export function tryingRules<Control extends Pick<SesControl, 'answer'>>(
  ses: Control,
  route: Pick<MailRoute, 's3' | 'sns'>,
  now: () => number,
): Omit<Control, 'answer'> & { answer(form: URLSearchParams): Promise<SesAnswer | undefined> } {
  return {
    ...ses,
    async answer(form) {
      const answer = ses.answer(form);
      const rule = answer?.status === 200 ? changedRule(form) : undefined;
      if (rule !== undefined) await tryRule(route, rule, now());
      return answer;
    },
  };
}

/** Writes SES's own mail to the bucket of each action of a rule, and publishes it on the topic. */
export async function tryRule(
  { s3, sns }: Pick<MailRoute, 's3' | 'sns'>,
  { Actions }: ReceiptRule,
  at: number,
): Promise<void> {
  for (const { S3Action } of Actions) {
    if (S3Action === undefined) continue;
    const { BucketName, ObjectKeyPrefix, TopicArn } = S3Action;
    const Key = `${ObjectKeyPrefix}${SET_UP_MAIL}`;
    const headers = { From: `"Amazon Web Services" <${FROM}>`, To: TO, Subject: SUBJECT };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const Body = `${head.join('')}\r\nAmazon SES can deliver mail to this bucket.\r\n`;
    await s3.send(new PutObjectCommand({ Bucket: BucketName, Key, Body }));
    if (TopicArn === undefined) continue;
    const pass = { status: 'PASS' };
    const timestamp = new Date(at).toISOString();
    const Message = JSON.stringify({
      notificationType: 'Received',
      mail: {
        timestamp,
        source: FROM,
        messageId: SET_UP_MAIL,
        destination: [TO],
        headersTruncated: false,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        commonHeaders: { from: [headers.From], to: [TO], messageId: SET_UP_MAIL, subject: SUBJECT },
      },
      receipt: {
        timestamp,
        processingTimeMillis: 0,
        recipients: [TO],
        spamVerdict: pass,
        virusVerdict: pass,
        spfVerdict: pass,
        dkimVerdict: pass,
        dmarcVerdict: pass,
        action: {
          type: 'S3',
          topicArn: TopicArn,
          bucketName: BucketName,
          objectKeyPrefix: ObjectKeyPrefix,
          objectKey: Key,
        },
      },
    });
    await sns.send(new PublishCommand({ TopicArn, Message }));
  }
}
