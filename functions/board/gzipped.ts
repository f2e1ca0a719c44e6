import { gzipSync } from 'node:zlib';
import { accepts } from 'hono/accepts';
import { createMiddleware } from 'hono/factory';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress';

/** A smaller answer fits into one packet anyway. */
const FEW_BYTES = 1_024;

/**
 * Sends text as gzip to whoever takes it. Our answers are whole before they are sent, so they are compressed at once:
 * the streams of hono/compress take 10 ms of a cold start.
 */
export const gzipped = createMiddleware(async (context, next) => {
  await next();
  const { res, req } = context;
  if (!COMPRESSIBLE_CONTENT_TYPE_REGEX.test(res.headers.get('Content-Type') ?? '')) return;
  context.header('Vary', 'Accept-Encoding', { append: true });
  const takesGzip =
    accepts(context, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip';
  if (!takesGzip || req.method === 'HEAD') return;
  const body = await res.arrayBuffer();
  const isWorthIt = body.byteLength >= FEW_BYTES;
  context.res = new Response(isWorthIt ? gzipSync(body) : body, res);
  if (isWorthIt) context.header('Content-Encoding', 'gzip');
});
