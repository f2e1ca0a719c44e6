import { once } from '../once.ts';
import type { MailStore } from '../ports/mail.ts';

/** The mails whose beginning alerts show; the client is loaded for the first of them. */
export function excerptMails(bucketName: string): MailStore {
  const mails = once(async () => {
    const [{ s3MailStore }, { excerptS3Client }] = await Promise.all([
      import('../adapters/s3-mail-store.ts'),
      import('./clients/s3.ts'),
    ]);
    return s3MailStore(excerptS3Client(), bucketName);
  });
  return { read: async (key, maxBytes) => (await mails()).read(key, maxBytes) };
}
