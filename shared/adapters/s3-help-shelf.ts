import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { helpSchema } from '#shared/contracts/help';
import { jsonText } from '#shared/contracts/json-text';
import { helpKey } from '#shared/contracts/mail-bucket';
import { isFresh } from '#shared/domain/assistant/help';
import type { HelpShelf } from '#shared/ports/assistant';
import * as z from '#shared/zod';
import { isMissing } from './s3-missing.ts';

const stored = z.pipe(jsonText, helpSchema);

/** Stores help in the mail bucket, under a prefix that S3 empties after a week. */
export function s3HelpShelf(client: S3Client, bucketName: string): HelpShelf {
  return {
    async put(help) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucketName,
          Key: helpKey(help.threadId, help.id),
          Body: JSON.stringify(help),
          ContentType: 'application/json',
        }),
      );
    },

    async find(threadId, id, now) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucketName, Key: helpKey(threadId, id) }),
        );
        // What another version stored is asked for anew.
        const { data } = stored.safeParse((await Body?.transformToString()) ?? '');
        return data !== undefined && isFresh(data, now) ? data : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}
