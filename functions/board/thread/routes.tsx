import { Hono } from 'hono';
import { threadPath } from '#shared/messages/thread-url';
import type { Now } from '#shared/ports/now';
import type { Form } from '../acts/form.ts';
import { isId } from '../is-id.ts';
import { notFoundPage } from '../web/error-page.tsx';
import type { BoardEnv } from '../web/visitor.ts';
import { actOnThread, type ThreadActDeps } from './act.ts';
import { OnlyManagers } from './evidence/only-managers.tsx';
import { fileOf } from './file.ts';
import { helpRoutes, type HelpRoomDeps } from './help/routes.tsx';
import type { OpenThreadDeps } from './open-thread.ts';
import { orderRoutes } from './order/routes.tsx';
import { pictureHeaders } from './picture.ts';
import { deskRoutes, type DeskRoomDeps } from './reply/routes.tsx';
import { showThread } from './show-thread.tsx';
import { threadWords } from './words.ts';

export interface ThreadRoomDeps extends OpenThreadDeps, ThreadActDeps, HelpRoomDeps, DeskRoomDeps {
  readonly now: Now;
}

/** The page of a thread, what people do on it, and the pictures in its mails. */
export function threadRoutes(deps: ThreadRoomDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.route('/', helpRoutes(deps));

  app.get('/threads/:id', (context) => showThread(deps, context, context.req.param('id')));

  app.post('/threads/:id', async (context) => {
    const id = context.req.param('id');
    const visitor = context.get('visitor');
    const now = deps.now();
    const [stored] = isId(id) ? await deps.threads.load([id], now) : [];
    if (stored === undefined) return context.html(notFoundPage(visitor.reader, now), 404);
    const form: Form = Object.fromEntries(context.get('form'));
    const result = await actOnThread(deps, stored.thread, form, visitor, now);
    if ('did' in result) return context.redirect(`${threadPath(id)}?done=${result.did}`, 303);
    if ('link' in result) return context.redirect(result.link, 303);
    if ('refused' in result)
      return context.html(<OnlyManagers visitor={visitor} threadId={id} now={now} />, 403);
    const text = threadWords[visitor.reader.language][result.failed];
    return showThread(deps, context, id, { failed: { form, text } });
  });

  app.get('/threads/:id/pictures/:fact/:place', async (context) => {
    const { id, fact, place } = context.req.param();
    const now = deps.now();
    const [stored] = isId(id) ? await deps.threads.load([id], now) : [];
    const wanted = { fact, place: Number(place) };
    const read = { person: context.get('visitor').id, at: now };
    const found = stored && (await fileOf(deps, stored.thread, wanted, read));
    const headers = found && pictureHeaders(found);
    if (found === undefined || headers === undefined)
      return context.html(notFoundPage(context.get('visitor').reader, now), 404);
    return context.body(new Uint8Array(found.content), 200, headers);
  });
  app.route('/', orderRoutes(deps));
  app.route('/', deskRoutes(deps));
  return app;
}
