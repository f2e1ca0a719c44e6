import { type Context, Hono } from 'hono';
import type { Now } from '#shared/ports/now';
import type { Sessions } from '#shared/ports/people/sessions';
import * as z from '#shared/zod';
import { isId } from '../is-id.ts';
import { dropSession } from '../web/session-cookie.ts';
import type { BoardEnv } from '../web/visitor.ts';
import { MePage, type MeSaid, TIME_ZONES } from './page.tsx';
import { type MyPushDeps, pushOf, pushRoutes } from './push-routes.tsx';
import { type RingDeps, ringRoutes } from './ring-routes.tsx';

export interface MeDeps extends RingDeps, MyPushDeps {
  readonly sessions: Sessions;
  readonly now: Now;
}

const nothing = z.pipe(
  z.literal(''),
  z.transform(() => undefined),
);
const preferencesForm = z.object({
  language: z.union([nothing, z.enum(['en', 'zh-CN'])]),
  timeZone: z.union([nothing, z.enum(TIME_ZONES)]),
});

/** What a person chose for the pages, whether alerts ring them and on which devices, and where they are signed in. */
export function meRoutes(deps: MeDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.get('/me', (context) => show(context, said.parse(context.req.query('state'))));

  app.post('/me/preferences', async (context) => {
    const chosen = preferencesForm.safeParse(Object.fromEntries(context.get('form')));
    if (!chosen.success) return show(context, 'wrong', 422);
    await deps.sessions.prefer(context.get('visitor').id, chosen.data);
    return context.redirect('/me?state=saved', 303);
  });

  app.post('/me/sign-out', async (context) => {
    const session = context.get('form').get('session') ?? '';
    if (isId(session)) await deps.sessions.end(context.get('visitor').id, session);
    return context.redirect('/me?state=ended', 303);
  });

  app.post('/me/sign-out-everywhere', async (context) => {
    await deps.sessions.endAll(context.get('visitor').id);
    dropSession(context);
    return context.redirect('/sign-in?state=out-everywhere', 303);
  });

  app.route('/', pushRoutes(deps));
  app.route(
    '/',
    ringRoutes(deps, (context, wrong) => show(context, wrong, wrong === 'tooMany' ? 429 : 422)),
  );

  return app;

  async function show(
    context: Context<BoardEnv>,
    what: MeSaid,
    status: 200 | 422 | 429 = 200,
  ): Promise<Response> {
    const visitor = context.get('visitor');
    const now = deps.now();
    const [sessions, push] = await Promise.all([
      deps.sessions.of(visitor.id, now),
      pushOf(deps, visitor, now),
    ]);
    return context.html(
      <MePage
        visitor={visitor}
        sessions={sessions}
        said={what}
        push={push}
        saidOfPush={saidOfPush.parse(context.req.query('state'))}
        now={now}
      />,
      status,
    );
  }
}

const saidOfPush = z.catch(z.optional(z.enum(['push-on', 'push-off', 'push-many', 'push-wrong'])), undefined);
const said = z.catch(z.optional(z.enum(['saved', 'ended'])), undefined);
