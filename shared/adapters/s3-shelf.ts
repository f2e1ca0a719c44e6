import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Shelf } from '#shared/ports/shelf';

const LINK_SECONDS = 300;
/** No browser opens it in place. */
const ANY_FILE = 'application/octet-stream';

/** Puts files into the mail bucket, under a prefix that S3 empties each day, and signs links to them. */
export function s3Shelf<Item>(
  client: S3Client,
  bucketName: string,
  keyOf: (item: Item) => string,
): Shelf<Item> {
  return {
    async put(item, name, content) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucketName,
          Key: keyOf(item),
          Body: content,
          ContentType: ANY_FILE,
          ContentDisposition: savedAs(name),
        }),
      );
    },

    async link(item) {
      // Loaded for the first file that somebody wants.
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const command = new GetObjectCommand({ Bucket: bucketName, Key: keyOf(item) });
      return getSignedUrl(client, command, { expiresIn: LINK_SECONDS });
    },
  };
}

/** Old browsers get the letters of the name that every system has, the others all of it (RFC 6266). */
function savedAs(name: string): string {
  const ascii = name.replace(/[^\w. -]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
