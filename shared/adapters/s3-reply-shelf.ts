import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { draftKey, replyFileKey, replyWordsKey } from '#shared/contracts/mail-bucket';
import type { Draft, ReplyShelf, ReplyWords } from '#shared/ports/replies';
import * as z from '#shared/zod';
import { isMissing } from './s3-missing.ts';

const wordsText = z.object({
  text: z.string(),
  why: z.optional(z.string()),
  files: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number() })),
});

const draftText = z.object({ text: z.string(), template: z.optional(z.string()), at: z.number() });

/** Stores the words of answers and drafts in the mail bucket, which S3 empties after thirty days. */
export function s3ReplyShelf(client: S3Client, bucketName: string): ReplyShelf {
  const put = async (key: string, body: string | Uint8Array): Promise<void> => {
    await client.send(new PutObjectCommand({ Bucket: bucketName, Key: key, Body: body }));
  };
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucketName, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  const readJson = async (key: string): Promise<unknown> => {
    const bytes = await read(key);
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  };
  return {
    put: (threadId, name, words) => put(replyWordsKey(threadId, name), JSON.stringify(words)),

    async read(threadId, name): Promise<ReplyWords | undefined> {
      const json = await readJson(replyWordsKey(threadId, name));
      if (json === undefined) return undefined;
      const { text, why, files } = wordsText.parse(json);
      return { text, ...(why !== undefined && { why }), files };
    },

    putFile: (threadId, name, place, content) => put(replyFileKey(threadId, name, place), content),

    readFile: (threadId, name, place) => read(replyFileKey(threadId, name, place)),

    async putDraft(threadId, person, draft) {
      const key = draftKey(threadId, person);
      if (draft === undefined) await client.send(new DeleteObjectCommand({ Bucket: bucketName, Key: key }));
      else await put(key, JSON.stringify(draft));
    },

    async draft(threadId, person): Promise<Draft | undefined> {
      const json = await readJson(draftKey(threadId, person));
      if (json === undefined) return undefined;
      const { text, template, at } = draftText.parse(json);
      return { text, at, ...(template !== undefined && { template }) };
    },
  };
}
