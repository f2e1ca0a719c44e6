import { type Env, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import type { Now } from '#shared/ports/now';
import { gzipped } from './gzipped.ts';
import { anybody } from './links/reader.ts';
import { readBody } from './request-body.ts';
import { PAGE_HEADERS, SECURITY_HEADERS } from './security-headers.ts';
import { failedPage, notFoundPage } from './web/error-page.tsx';

export interface FrameDeps {
  readonly now: Now;
  /** Called with a request that failed; the client learns only that it failed. */
  readonly onFailure: (route: string, error: unknown) => void;
}

/** What every answer has: its headers, a bound for what comes in, and a page or a sentence when something is wrong. */
export function framed<Pages extends Env>({ now, onFailure }: FrameDeps): Hono<Pages> {
  const app = new Hono<Pages>();
  app.use(async (context, next) => {
    await next();
    const isPage = !context.req.path.startsWith('/a/') && !context.req.path.startsWith('/api/');
    const headers = { ...SECURITY_HEADERS, ...(isPage && PAGE_HEADERS) };
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.header(name, value);
  });
  app.use(gzipped);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) =>
        context.json({ error: 'this path does not allow that method' }, 405, { Allow: methods.join(', ') }),
    }),
  );
  app.use(readBody);
  app.notFound((context) =>
    wantsPage(context.req.path, context.req.header('accept'))
      ? context.html(notFoundPage(anybody(context.req.header('accept-language')), now()), 404)
      : context.json({ error: 'there is nothing at this path' }, 404),
  );
  app.onError((error, context) => {
    // A path may hold a token or any other input, so only the route's pattern is reported.
    onFailure(`${context.req.method} ${routePath(context, -1)}`, error);
    return wantsPage(context.req.path, context.req.header('accept'))
      ? context.html(failedPage(anybody(context.req.header('accept-language')), now()), 500)
      : context.json({ error: 'something failed on our side; the log says what' }, 500);
  });
  return app;
}

/** Whether a person in a browser waits for the answer. */
function wantsPage(path: string, accept = ''): boolean {
  return !path.startsWith('/api/') && accept.includes('text/html');
}
