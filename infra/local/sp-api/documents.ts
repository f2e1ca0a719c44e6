import { gzipSync } from 'node:zlib';
import { type MockReply, refusal } from './request.ts';
import type { MockShop } from './types.ts';

type Content = NonNullable<ReturnType<MockShop['document']>>;

/** An address of a document lives so long. */
const ADDRESS_LIVES_MS = 5 * 60_000;

/** The documents of reports, at addresses that end after five minutes. */
export interface Documents {
  keep(content: Content): string;
  /** What getReportDocument answers; undefined for an id that is not known. */
  address(documentId: string): object | undefined;
  serve(path: string): MockReply;
}

export function documents(now: () => number, endpoint: () => string): Documents {
  const kept = new Map<string, Content>();
  return {
    keep(content) {
      const id = `document-${kept.size + 1}`;
      kept.set(id, content);
      return id;
    },
    address(documentId) {
      const content = kept.get(documentId);
      if (content === undefined) return undefined;
      return {
        reportDocumentId: documentId,
        url: `${endpoint()}/files/${documentId}/${now() + ADDRESS_LIVES_MS}/key-to-the-document`,
        ...(content.gzip === true && { compressionAlgorithm: 'GZIP' }),
      };
    },
    serve(path) {
      const [, , id = '', until] = path.split('/');
      const content = kept.get(id);
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
