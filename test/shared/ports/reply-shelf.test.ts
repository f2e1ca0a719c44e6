import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3ReplyShelf } from '#shared/adapters/s3-reply-shelf';
import { draftKey, replyFileKey, replyWordsKey, threadOfKey } from '#shared/contracts/mail-bucket';
import type { ReplyShelf } from '#shared/ports/replies';
import { at } from '#test/builders/thread';
import { memoryReplyShelf } from '#test/fakes/memory-replies';
import { embeddedMessaging } from './embedded.ts';

let messaging: Awaited<ReturnType<typeof embeddedMessaging>>;
beforeAll(async () => {
  messaging = await embeddedMessaging(at('10:00'));
});
afterAll(() => messaging.stop());

const THREADS = ['acme-us.111-2233445-6677889', 'acme-us.<a/b@c>', 'a/../%2F 中文'];
const WORDS = {
  text: 'Ihr Paket ist unterwegs 📦',
  why: 'asked for',
  files: [{ name: 'a.pdf', type: 'application/pdf', bytes: 3 }],
};

const shelves: [string, () => Promise<ReplyShelf>][] = [
  ['in memory', () => Promise.resolve(memoryReplyShelf())],
  ['in S3', async () => s3ReplyShelf(messaging.s3, await messaging.newBucket('answers'))],
];

describe.each(shelves)('the shelf of answers %s', (_, make) => {
  it('gives back words, files and drafts, each of its own thread', async () => {
    const shelf = await make();
    for (const thread of THREADS) {
      expect(await shelf.read(thread, 'one')).toBeUndefined();
      expect(await shelf.draft(thread, 'li')).toBeUndefined();
      expect(await shelf.readFile(thread, 'one', 0)).toBeUndefined();
      const words = { ...WORDS, text: `${WORDS.text} ${thread}` };
      const content = new TextEncoder().encode(thread);
      await shelf.putFile(thread, 'one', 0, content);
      await shelf.put(thread, 'one', words);
      await shelf.putDraft(thread, 'li', { text: thread, template: 'delay', at: at('10:00') });
      expect(await shelf.read(thread, 'one')).toEqual(words);
      expect(await shelf.readFile(thread, 'one', 0)).toEqual(content);
      expect(await shelf.readFile(thread, 'one', 1)).toBeUndefined();
      expect(await shelf.draft(thread, 'li')).toEqual({ text: thread, template: 'delay', at: at('10:00') });
      expect(await shelf.draft(thread, 'chen')).toBeUndefined();
      await shelf.putDraft(thread, 'li', undefined);
      expect(await shelf.draft(thread, 'li')).toBeUndefined();
    }
  });
});

it.each(THREADS)('its keys name the thread %s for whoever forgets it', (thread) => {
  const keys = [replyWordsKey(thread, 'one'), replyFileKey(thread, 'one', 0), draftKey(thread, 'a/b')];
  expect(keys.map(threadOfKey)).toEqual([thread, thread, thread]);
});

/** S3 as it answers those who may not list the bucket. */
function refusing(name: string): S3Client {
  const client = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  client.send = () => Promise.reject(Object.assign(new Error(name), { name }));
  return client;
}

it('what S3 does not admit to have is missing, and any other refusal is a failure', async () => {
  const shelf = s3ReplyShelf(refusing('AccessDenied'), 'answers');
  expect(await shelf.read('t', 'one')).toBeUndefined();
  expect(await shelf.draft('t', 'li')).toBeUndefined();
  await expect(shelf.put('t', 'one', WORDS)).rejects.toThrow('AccessDenied');
  await expect(s3ReplyShelf(refusing('SlowDown'), 'answers').read('t', 'one')).rejects.toThrow('SlowDown');
});
