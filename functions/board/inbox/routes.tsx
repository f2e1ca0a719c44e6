import { type Context, Hono } from 'hono';
import type { Now } from '#shared/ports/now';
import type { ActDeps } from '../acts/record-act.ts';
import type { BoardEnv } from '../web/visitor.ts';
import { actOnSeveral, askedIn } from './act-on-several.ts';
import { type Did, didIn, withDid } from './did.ts';
import { type InboxDeps as ReadDeps, readInbox } from './inbox.ts';
import { InboxPage } from './page.tsx';
import { inboxPath, inboxQuery } from './query.ts';

export interface InboxDeps extends ReadDeps, ActDeps {
  readonly now: Now;
}

/** The inbox: what waits, and acts on several threads at once. */
export function inboxRoutes(deps: InboxDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  const page = async (context: Context<BoardEnv>, did: Did | undefined): Promise<Response> => {
    const visitor = context.get('visitor');
    const now = deps.now();
    const query = inboxQuery(context.req.query());
    const inbox = await readInbox(deps, query, visitor, now);
    return context.html(
      <InboxPage inbox={inbox} query={query} visitor={visitor} now={now} did={did} />,
      did?.kind === 'failed' ? 422 : 200,
    );
  };
  app.get('/inbox', (context) => page(context, didIn(context.req.query())));
  app.post('/inbox', async (context) => {
    const asked = askedIn(context.get('form'));
    if (typeof asked === 'string') return page(context, { kind: 'failed', why: asked });
    const { done, refused } = await actOnSeveral(deps, asked, context.get('visitor'), deps.now());
    return context.redirect(
      withDid(inboxPath(inboxQuery(context.req.query())), asked.act, done, refused),
      303,
    );
  });
  return app;
}
