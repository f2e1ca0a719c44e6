import { Hono } from 'hono';
import { once } from '#shared/once';
import type { ApiDeps } from './api/routes.ts';
import type { DutyDeps } from './duty/routes.tsx';
import type { FiguresPageDeps } from './figures/routes.tsx';
import { type FrameDeps, framed } from './frame.ts';
import type { HealthPageDeps } from './health/routes.tsx';
import { type InboxDeps, inboxRoutes } from './inbox/routes.tsx';
import type { LinkDeps } from './links/link.ts';
import type { MeDeps } from './me/routes.tsx';
import type { SignInDeps } from './sign-in/routes.tsx';
import type { TemplatesDeps } from './templates/routes.tsx';
import type { ThreadRoomDeps } from './thread/routes.tsx';
import { assetRoutes } from './web/assets.ts';
import { signedIn, type SignedInDeps } from './web/signed-in.ts';
import type { BoardEnv } from './web/visitor.ts';

/** What the inbox and the links of alerts need, with which visits begin. */
export interface FirstDeps extends FrameDeps, SignedInDeps, InboxDeps, LinkDeps {}

export interface BoardDeps
  extends
    FirstDeps,
    ApiDeps,
    SignInDeps,
    MeDeps,
    HealthPageDeps,
    DutyDeps,
    ThreadRoomDeps,
    FiguresPageDeps,
    TemplatesDeps {}

interface Room {
  fetch(request: Request, env: object): Response | Promise<Response>;
}
type MakeRoom = (first: FirstDeps, all: () => Promise<BoardDeps>) => Promise<Room> | Room;

const rooms = () => import('./rooms.ts');

/** The rooms of the board by the first part of their paths, each made for its first request. */
const ROOMS: Readonly<Record<string, MakeRoom>> = {
  '': (first) => framed(first).get('/', (context) => context.redirect('/inbox', 303)),
  assets: (first) => framed(first).route('/', assetRoutes()),
  app: async (first) => framed(first).route('/', (await rooms()).installedRoutes()),
  'service-worker.js': async (first) => framed(first).route('/', (await rooms()).installedRoutes()),
  // API Gateway lets only callers with AWS credentials in.
  api: async (first, all) => framed(first).route('/', (await rooms()).apiRoutes(await all())),
  // Whoever holds a link may use it.
  a: async (first, all) =>
    framed(first).route('/', (await import('./links/routes.ts')).linkRoutes(first, all)),
  'sign-in': async (first, all) => framed(first).route('/', (await rooms()).signInRoutes(await all())),
  'sign-out': async (first, all) => forVisitors(first).route('/', (await rooms()).signInRoutes(await all())),
  inbox: (first) => forVisitors(first).route('/', inboxRoutes(first)),
  threads: async (first, all) => forVisitors(first).route('/', (await rooms()).threadRoutes(await all())),
  figures: async (first, all) => forVisitors(first).route('/', (await rooms()).figuresRoutes(await all())),
  duty: async (first, all) => forVisitors(first).route('/', (await rooms()).dutyRoutes(await all())),
  templates: async (first, all) => forVisitors(first).route('/', (await rooms()).templateRoutes(await all())),
  health: async (first, all) => forVisitors(first).route('/', (await rooms()).healthRoutes(await all())),
  me: async (first, all) => forVisitors(first).route('/', (await rooms()).meRoutes(await all())),
};

/**
 * All of the board: pages, links of alerts, and the API. `rest` makes what the other rooms need, for the first request that
 * goes to one of them.
 */
export function boardApp(
  first: FirstDeps,
  rest: () => Promise<Omit<BoardDeps, keyof FirstDeps>>,
): Hono<{ Bindings: object }> {
  const all = once(async () => ({ ...first, ...(await rest()) }));
  const made = new Map(
    Object.entries(ROOMS).map(([name, make]) => [name, once(async () => make(first, all))]),
  );
  const nowhere = framed(first);
  const app = new Hono<{ Bindings: object }>();
  app.all('*', async ({ req, env }) => {
    const room = await made.get(req.path.split('/')[1] ?? '')?.();
    return (room ?? nowhere).fetch(req.raw, env);
  });
  return app;
}

/** A room for people who have signed in. */
function forVisitors(first: FirstDeps): Hono<BoardEnv> {
  const app = framed<BoardEnv>(first);
  app.use(signedIn(first));
  return app;
}
