import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import PostalMime, { addressParser } from 'postal-mime';
import type { IncomingMail } from '../state/types.ts';
import type { ReceiptRule } from './ses-control.ts';

/** The largest mail that SES accepts. */
export const LARGEST_MAIL_BYTES = 40 * 1024 * 1024;

const PART_BYTES = 8 * 1024 * 1024;
const HEADER_BYTES_PUBLISHED = 10 * 1024;

/** SES would not accept the mail. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** The services that a received mail passes through. */
export interface MailRoute {
  readonly s3: S3Client;
  readonly sns: SNSClient;
  /** The rules of the active set, in order. */
  readonly rules: () => readonly ReceiptRule[];
}

/** Receives a mail as SES does: stores it in the bucket with SES's headers on top, then publishes it on the topic. */
export async function takeIn(
  { s3, sns, rules }: MailRoute,
  mail: IncomingMail,
  receivedAt: number,
): Promise<void> {
  if (mail.raw.length > LARGEST_MAIL_BYTES)
    throw new MailRefused(
      `the mail has ${mail.raw.length} bytes; SES accepts at most 40 MB (${LARGEST_MAIL_BYTES})`,
    );
  const { BucketName, ObjectKeyPrefix, TopicArn } = actionFor(rules(), mail.recipients);
  const messageId = randomBytes(20).toString('hex');
  const key = `${ObjectKeyPrefix}${messageId}`;
  const dmarc = mail.dmarc ?? 'PASS';
  const source = mail.source ?? fromOf(mail.raw);
  const raw = Buffer.concat([Buffer.from(sesHeaders(mail, messageId, receivedAt, source)), mail.raw]);
  await store(s3, BucketName, key, raw);
  const { headers, truncated } = await headersOf(raw);
  const pass = { status: 'PASS' };
  await sns.send(
    new PublishCommand({
      TopicArn,
      Message: JSON.stringify({
        notificationType: 'Received',
        receipt: {
          timestamp: new Date(receivedAt).toISOString(),
          processingTimeMillis: 1,
          recipients: mail.recipients,
          spamVerdict: pass,
          virusVerdict: pass,
          spfVerdict: pass,
          dkimVerdict: pass,
          dmarcVerdict: { status: dmarc },
          action: {
            type: 'S3',
            topicArn: TopicArn,
            bucketName: BucketName,
            objectKeyPrefix: ObjectKeyPrefix,
            objectKey: key,
          },
        },
        mail: {
          timestamp: new Date(receivedAt).toISOString(),
          source,
          messageId,
          destination: mail.recipients,
          headersTruncated: truncated,
          headers,
        },
      }),
    }),
  );
}

/**
 * The bucket and topic for a mail: of the first active rule that accepts every recipient, up to one that stops.
 *
 * @throws MailRefused when no rule accepts every recipient.
 */
function actionFor(
  rules: readonly ReceiptRule[],
  recipients: readonly string[],
): { BucketName: string; ObjectKeyPrefix: string; TopicArn: string } {
  for (const { Enabled, Recipients, Actions } of rules) {
    const takes = (address: string): boolean => Recipients.length === 0 || takesIn(Recipients, address);
    if (!Enabled || !recipients.some(takes)) continue;
    const put = Actions.find(({ S3Action }) => S3Action?.TopicArn !== undefined)?.S3Action;
    if (put?.TopicArn !== undefined && recipients.every(takes)) return { ...put, TopicArn: put.TopicArn };
    if (Actions.some(({ StopAction }) => StopAction !== undefined)) break;
  }
  throw new MailRefused(
    rules.length === 0
      ? 'no receipt rule set is active in SES, so no mail is received'
      : `no active receipt rule accepts mail for ${recipients.join(', ')}; the rules are for ${rules.map(({ Name, Recipients }) => `${Recipients.join(', ') || 'every address'} (${Name})`).join('; ')}`,
  );
}

/** Whether a rule for these addresses and domains accepts mail for the address. */
export function takesIn(accepted: readonly string[], address: string): boolean {
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
  return accepted.some((one) => one === wanted || one === domain);
}

async function store(s3: S3Client, bucket: string, key: string, raw: Buffer): Promise<void> {
  if (raw.length <= PART_BYTES) {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: raw }));
    return;
  }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }));
  const parts: { ETag: string | undefined; PartNumber: number }[] = [];
  for (let from = 0; from < raw.length; from += PART_BYTES) {
    const PartNumber = parts.length + 1;
    const { ETag } = await s3.send(
      new UploadPartCommand({
        Bucket: bucket,
        Key: key,
        UploadId,
        PartNumber,
        Body: raw.subarray(from, from + PART_BYTES),
      }),
    );
    parts.push({ ETag, PartNumber });
  }
  await s3.send(
    new CompleteMultipartUploadCommand({
      Bucket: bucket,
      Key: key,
      UploadId,
      MultipartUpload: { Parts: parts },
    }),
  );
}

/** The headers that SES puts on top of a mail. */
function sesHeaders(
  { recipients, dmarc = 'PASS' }: IncomingMail,
  id: string,
  at: number,
  source: string,
): string {
  const verdict = dmarc.toLowerCase();
  return [
    `Return-Path: <${source}>`,
    `Received: from local by inbound-smtp.local with SMTP id ${id} for ${recipients[0] ?? ''}; ${new Date(at).toUTCString()}`,
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    'Received-SPF: pass',
    `Authentication-Results: amazonses.com; spf=pass; dmarc=${verdict}`,
    `X-SES-RECEIPT: ${id}`,
    '',
  ].join('\r\n');
}

async function headersOf(
  raw: Buffer,
): Promise<{ headers: { name: string; value: string }[]; truncated: boolean }> {
  const head = raw.subarray(0, 256 * 1024);
  const end = head.indexOf('\r\n\r\n');
  try {
    const parsed = await PostalMime.parse(end === -1 ? head : head.subarray(0, end + 4));
    let published = 0;
    const headers = parsed.headers
      .map(({ originalKey, value }) => ({ name: originalKey, value }))
      .filter(({ name, value }) => (published += name.length + value.length) <= HEADER_BYTES_PUBLISHED);
    return { headers, truncated: headers.length < parsed.headers.length };
  } catch {
    return { headers: [], truncated: true };
  }
}

/** The address in the From header, for a mail that arrived without an envelope. */
function fromOf(raw: Uint8Array): string {
  const head = Buffer.from(raw.subarray(0, 64 * 1024)).toString('latin1');
  const line = /^from:((?:.*)(?:\r?\n[ \t].*)*)/im.exec(head)?.[1];
  const [first] = line === undefined ? [] : addressParser(line.replace(/\r?\n/g, ' '), { flatten: true });
  return first?.address ?? 'unknown@invalid';
}
