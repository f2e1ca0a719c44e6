import { createMiddleware } from 'hono/factory';
import type { Form } from './acts/form.ts';
import { isMultipart } from './web/sent-form.ts';

/** No other request needs more: the longest text that a person sends has some thousand characters. */
const MOST_BYTES = 64 * 1024;
/** A text of 100 KB has six times as many bytes where JSON escapes each of its characters. */
const MORE_BYTES: ReadonlyMap<string, number> = new Map([['/api/check', 640 * 1024]]);
/** An answer with its files; a Lambda takes no more than six megabytes of Base64. */
const MOST_BYTES_WITH_FILES = 4.25 * 1024 * 1024;

const TAKES_FILES = /^\/threads\/[^/]+\/reply$/;

/** Refuses a body that is too large or not UTF-8 before anything parses it. */
export const readBody = createMiddleware(async (context, next) => {
  const body = await context.req.arrayBuffer();
  const hasFiles = TAKES_FILES.test(context.req.path) && isMultipart(context.req.header('content-type'));
  const most = hasFiles ? MOST_BYTES_WITH_FILES : (MORE_BYTES.get(context.req.path) ?? MOST_BYTES);
  if (body.byteLength > most)
    return context.json({ error: `the body is larger than ${most / 1024} KB` }, 413);
  try {
    if (!hasFiles) new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return context.json({ error: 'the body is not UTF-8 text' }, 400);
  }
  return next();
});

/** The fields of a form of our pages; undefined for any other body, and for one that repeats a field. */
export function formIn(contentType: string | undefined, body: string): Form | undefined {
  if (body === '') return {};
  if (!/^application\/x-www-form-urlencoded *(?:;|$)/i.test(contentType ?? '')) return undefined;
  const fields = [...new URLSearchParams(body)];
  const form = Object.fromEntries(fields);
  return Object.keys(form).length === fields.length ? form : undefined;
}
