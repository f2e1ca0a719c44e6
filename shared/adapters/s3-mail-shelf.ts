import { DeleteObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { MailShelf } from '../ports/forget.ts';
import { s3MailStore } from './s3-mail-store.ts';

/** Lists, reads and deletes the raw mails in the bucket that SES writes to. */
export function s3MailShelf(client: S3Client, bucketName: string): MailShelf {
  const store = s3MailStore(client, bucketName);
  return {
    async *list() {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucketName }))
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
    },

    async read(key, maxBytes) {
      try {
        return (await store.read(key, maxBytes)).bytes;
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return new Uint8Array();
        throw error;
      }
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucketName, Key: key }));
    },
  };
}
