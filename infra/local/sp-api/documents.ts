import { gzipSync } from 'node:zlib';
import { type MockReply, refusal } from './request.ts';
import type { MockShop } from './types.ts';

type Content = NonNullable<ReturnType<MockShop['document']>>;

/** How long the address of a document works. */
const ADDRESS_LIVES_MS = 5 * 60_000;

/** The documents of reports, at addresses that expire after five minutes. */
export interface Documents {
  /** Stores a document and returns its id. */
  add(content: Content): string;
  /** The answer of getReportDocument; undefined for an unknown id. */
  address(documentId: string): object | undefined;
  serve(path: string): MockReply;
}

export function documents(now: () => number, endpoint: () => string): Documents {
  const stored = new Map<string, Content>();
  return {
    add(content) {
      const id = `document-${stored.size + 1}`;
      stored.set(id, content);
      return id;
    },
    address(documentId) {
      const content = stored.get(documentId);
      if (content === undefined) return undefined;
      return {
        reportDocumentId: documentId,
        url: `${endpoint()}/files/${documentId}/${now() + ADDRESS_LIVES_MS}/key-to-the-document`,
        ...(content.gzip === true && { compressionAlgorithm: 'GZIP' }),
      };
    },
    serve(path) {
      const [, , id = '', until] = path.split('/');
      const content = stored.get(id);
      if (content === undefined) return refusal(404, 'NoSuchKey');
      if (now() > Number(until)) return refusal(403, 'AccessDenied');
      const { body, contentType = 'text/plain; charset=UTF-8', gzip } = content;
      return {
        status: 200,
        headers: { 'content-type': contentType },
        body: gzip === true ? gzipSync(body) : body,
      };
    },
  };
}
