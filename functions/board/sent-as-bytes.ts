import { defaultIsContentTypeBinary } from 'hono/aws-lambda';

/** Whether an answer goes out as bytes: as text, a file would lose the mark by which Excel knows UTF-8. */
export function isSentAsBytes(contentType: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its announced successor is not published yet
  return contentType.startsWith('text/csv') || defaultIsContentTypeBinary(contentType);
}
