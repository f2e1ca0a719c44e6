import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { MailStore } from '../ports/mail.ts';

/** Reads raw mails from the bucket that SES writes to. */
export function s3MailStore(client: S3Client, bucketName: string): MailStore {
  return {
    async read(key, maxBytes) {
      try {
        const { Body, ContentRange } = await client.send(
          new GetObjectCommand({ Bucket: bucketName, Key: key, Range: `bytes=0-${maxBytes - 1}` }),
        );
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        const total = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
        return { bytes, totalBytes: total === undefined ? bytes.length : Number(total) };
      } catch (error) {
        // S3 answers 416 to any range of an empty object.
        if (error instanceof Error && error.name === 'InvalidRange')
          return { bytes: new Uint8Array(), totalBytes: 0 };
        throw error;
      }
    },
  };
}
