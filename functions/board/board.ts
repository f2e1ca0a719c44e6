import { Hono, type HonoRequest } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import { type ApiDeps, apiRoutes } from './api/routes.ts';
import { type DutyDeps, dutyRoutes } from './duty/routes.tsx';
import { type HealthPageDeps, healthRoutes } from './health/routes.tsx';
import { type InboxDeps, inboxRoutes } from './inbox/routes.tsx';
import { type FiguresPageDeps, figuresRoutes } from './figures/routes.tsx';
import type { Visit } from './links/followed.ts';
import { actByLink, type LinkDeps, showLink } from './links/link.ts';
import { anybody } from './links/reader.ts';
import { formIn, readBody } from './request-body.ts';
import { PAGE_HEADERS, SECURITY_HEADERS } from './security-headers.ts';
import { threadRoutes, type ThreadRoomDeps } from './thread/routes.tsx';
import { assetRoutes } from './web/assets.ts';
import { type MeDeps, meRoutes } from './me/routes.tsx';
import { type SignInDeps, signInRoutes } from './sign-in/routes.tsx';
import { failedPage, notFoundPage } from './web/error-page.tsx';
import { signedIn, type SignedInDeps } from './web/signed-in.ts';
import type { BoardEnv } from './web/visitor.ts';

export interface BoardDeps
  extends
    LinkDeps,
    ApiDeps,
    SignedInDeps,
    SignInDeps,
    MeDeps,
    InboxDeps,
    HealthPageDeps,
    DutyDeps,
    ThreadRoomDeps,
    FiguresPageDeps {
  /** Called with a request that failed; the client learns only that it failed. */
  readonly onFailure: (route: string, error: unknown) => void;
}

/** The paths of the pages for people who have signed in. */
const ROOMS = ['/inbox', '/threads', '/figures', '/duty', '/health', '/me', '/sign-out'];

/** All routes of the board: pages, links of alerts, and the API. API Gateway has already decided who may call which. */
export function boardApp(deps: BoardDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.use(async (context, next) => {
    await next();
    const isPage = !context.req.path.startsWith('/a/') && !context.req.path.startsWith('/api/');
    const headers = { ...SECURITY_HEADERS, ...(isPage && PAGE_HEADERS) };
    for (const [name, value] of Object.entries(headers))
      if (!context.res.headers.has(name)) context.header(name, value);
  });
  app.use(compress());
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) =>
        context.json({ error: 'this path does not allow that method' }, 405, { Allow: methods.join(', ') }),
    }),
  );
  app.use(readBody);

  app.get('/a/:token', async (context) => {
    const { status, page } = await showLink(deps, visitOf(context.req), deps.now());
    return context.html(page, status);
  });
  app.post('/a/:token', async (context) => {
    const form = formIn(context.req.header('content-type'), await context.req.text());
    const { status, page } = await actByLink(deps, visitOf(context.req), form, deps.now());
    return context.html(page, status);
  });
  app.route('/', apiRoutes(deps));

  app.get('/', (context) => context.redirect('/inbox', 303));
  app.route('/', assetRoutes());
  for (const room of ROOMS) app.use(`${room}/*`, signedIn(deps));
  app.route('/', signInRoutes(deps));
  app.route('/', meRoutes(deps));
  app.route('/', inboxRoutes(deps));
  app.route('/', healthRoutes(deps));
  app.route('/', dutyRoutes(deps));
  app.route('/', threadRoutes(deps));
  app.route('/', figuresRoutes(deps));

  app.notFound((context) =>
    wantsPage(context.req.path, context.req.header('accept'))
      ? context.html(notFoundPage(anybody(context.req.header('accept-language')), deps.now()), 404)
      : context.json({ error: 'there is nothing at this path' }, 404),
  );
  app.onError((error, context) => {
    // A path may hold a token or any other input, so only the route's pattern is reported.
    deps.onFailure(`${context.req.method} ${routePath(context, -1)}`, error);
    return wantsPage(context.req.path, context.req.header('accept'))
      ? context.html(failedPage(anybody(context.req.header('accept-language')), deps.now()), 500)
      : context.json({ error: 'something failed on our side; the log says what' }, 500);
  });
  return app;
}

function visitOf(request: HonoRequest<'/a/:token'>): Visit {
  return { token: request.param('token'), acceptLanguage: request.header('accept-language') };
}

/** Whether a person in a browser waits for the answer. */
function wantsPage(path: string, accept = ''): boolean {
  return !path.startsWith('/api/') && accept.includes('text/html');
}
