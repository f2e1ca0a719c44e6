import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { SpApiError } from '../ports-sp-api.ts';

const MOST_BYTES = 50_000_000;
const TIMEOUT_MS = 60_000;

/**
 * Downloads a report's document: unzipped, at most 50 MB, decoded by the charset that it names, else UTF-8, else Latin.
 *
 * @throws SpApiError whose message tells nothing of the address, which is a key to the document.
 */
export async function downloadDocument(url: string, compression: string | undefined): Promise<string> {
  if (compression !== undefined && compression !== 'GZIP')
    throw new SpApiError('rejected', 'the document is compressed in a way that is not known');
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw new SpApiError('unavailable', 'the document was not delivered');
  }
  const { status, body, headers } = response;
  if (status !== 200 || body === null) {
    await body?.cancel();
    // Its address lives for five minutes: the next attempt gets another.
    throw new SpApiError('unavailable', `the document was not delivered: ${status}`);
  }
  const bytes = await collect(Readable.from(body), compression !== undefined);
  return decode(bytes, /charset=["']?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1]);
}

async function collect(stream: Readable, zipped: boolean): Promise<Buffer> {
  const source = zipped ? stream.pipe(createGunzip()) : stream;
  // An error of the source does not reach the end of a pipe by itself.
  stream.once('error', (error) => source.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > MOST_BYTES) throw new SpApiError('rejected', 'the document is larger than 50 MB');
      chunks.push(bytes);
    }
  } catch (error) {
    stream.destroy();
    if (error instanceof SpApiError) throw error;
    throw new SpApiError('unavailable', 'the document was cut off, or cannot be unzipped');
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Reports of older marketplaces name no charset, or the wrong one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
