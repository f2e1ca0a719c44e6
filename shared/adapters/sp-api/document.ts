import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SpApiError } from '#shared/ports/sp-api';

const MOST_BYTES = 50_000_000;

/**
 * Downloads a report's document: unzipped, at most 50 MB, decoded by the charset that it names, else UTF-8, else
 * Latin-1.
 *
 * @throws SpApiError whose message does not contain the address, which gives access to the document.
 */
export async function downloadDocument(
  url: string,
  compression: string | undefined,
  timeoutMs: number,
): Promise<string> {
  if (compression !== undefined && compression !== 'GZIP')
    throw new SpApiError('rejected', 'the document uses an unknown compression');
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    throw new SpApiError('unavailable', 'the document was not delivered');
  }
  const { status, body, headers } = response;
  if (status !== 200 || body === null) {
    await body?.cancel();
    // Its address is valid for five minutes: the next attempt gets a new one.
    throw new SpApiError('unavailable', `the document was not delivered: ${status}`);
  }
  const bytes = await collect(body, compression !== undefined);
  return decode(bytes, /charset=["']?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1]);
}

async function collect(body: AsyncIterable<Uint8Array>, zipped: boolean): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const keep = async (stream: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of bounded(stream)) chunks.push(chunk);
  };
  try {
    await (zipped ? pipeline(bounded(body), createGunzip(), keep) : keep(body));
  } catch (error) {
    if (error instanceof SpApiError) throw error;
    throw new SpApiError('unavailable', 'the document was cut off, or cannot be unzipped');
  }
  return Buffer.concat(chunks);
}

/** Ends a stream that is too long, both zipped and unzipped: a small zip can expand without end. */
async function* bounded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new SpApiError('rejected', 'the document is larger than 50 MB');
    yield chunk;
  }
}

function decode(bytes: Buffer, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Reports of older marketplaces name no charset, or the wrong one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
