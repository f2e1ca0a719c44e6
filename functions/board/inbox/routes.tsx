import { type Context, Hono } from 'hono';
import type { Now } from '#shared/ports/now';
import type { ActDeps } from '../acts/record-act.ts';
import type { BoardEnv } from '../web/visitor.ts';
import { actOnSeveral, askedIn } from './act-on-several.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { confirmMarked, type ConfirmDeps, markedThreads } from './confirm.ts';
import { type Did, didIn, withDid } from './did.ts';
import { type InboxDeps as ReadDeps, readInbox } from './inbox.ts';
import { InboxPage } from './page.tsx';
import { confirmPath, inboxPath, inboxQuery } from './query.ts';

export interface InboxDeps extends ReadDeps, ActDeps, ConfirmDeps {
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
    if (asked.act === 'no-response-marked') {
      await actOnSeveral(deps, asked, context.get('visitor'), deps.now());
      return context.redirect(confirmPath(asked.threads), 303);
    }
    const { done, refused } = await actOnSeveral(deps, asked, context.get('visitor'), deps.now());
    return context.redirect(
      withDid(inboxPath(inboxQuery(context.req.query())), asked.act, done, refused),
      303,
    );
  });
  app.get('/inbox/confirm', async (context) => {
    const visitor = context.get('visitor');
    const now = deps.now();
    const marked = await markedThreads(deps, context.req.queries('thread') ?? [], visitor, now);
    return context.html(<ConfirmPage marked={marked} visitor={visitor} now={now} />);
  });
  app.post('/inbox/confirm', async (context) => {
    const form = context.get('form');
    await confirmMarked(deps, form.get('confirmed') ?? '', context.get('visitor'), deps.now());
    return context.redirect(confirmPath(form.getAll('thread')), 303);
  });
  return app;
}
