import type { Context } from 'hono';

/** Whether a form comes from a page of this host, as the browser says. */
export function isFromOurselves({ req }: Context): boolean {
  const origin = URL.parse(req.header('origin') ?? '');
  return origin !== null && origin.host === req.header('host');
}
