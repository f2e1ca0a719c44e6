import { type Context, Hono } from 'hono';
import { threadPath } from '#shared/messages/thread-url';
import type { Instant } from '#shared/domain/instant';
import type { Now } from '#shared/ports/now';
import type { Form } from '../acts/form.ts';
import { isId } from '../is-id.ts';
import { PAGE_HEADERS } from '../security-headers.ts';
import { notFoundPage } from '../web/error-page.tsx';
import type { BoardEnv } from '../web/visitor.ts';
import { actOnThread, type ThreadActDeps } from './act.ts';
import type { Failed } from './context.ts';
import { OnlyManagers } from './evidence/only-managers.tsx';
import { fileOf } from './file.ts';
import { helpRoutes, type HelpRoomDeps } from './help/routes.tsx';
import { openThread, type OpenThreadDeps } from './open-thread.ts';
import { orderRoutes } from './order/routes.tsx';
import { ThreadPage } from './page.tsx';
import { pictureHeaders } from './picture.ts';
import { threadWords } from './words.ts';

export interface ThreadRoomDeps extends OpenThreadDeps, ThreadActDeps, HelpRoomDeps {
  readonly now: Now;
}

/** The page of a thread, what people do on it, and the pictures in its mails. */
export function threadRoutes(deps: ThreadRoomDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.route('/', helpRoutes(deps));

  app.get('/threads/:id', (context) => page(deps, context, context.req.param('id'), undefined));

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
    return page(deps, context, id, { form, text });
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
  return app;
}

async function page(
  deps: ThreadRoomDeps,
  context: Context<BoardEnv>,
  id: string,
  failed: Failed | undefined,
): Promise<Response> {
  const visitor = context.get('visitor');
  const now = deps.now();
  const { before, message, done } = context.req.query();
  const open = isId(id) ? await openThread(deps, id, { before: instantIn(before) }, visitor, now) : undefined;
  if (open === undefined) return context.html(notFoundPage(visitor.reader, now), 404);
  const words = threadWords[visitor.reader.language];
  if (visitor.isManager || open.talk.said.some(({ files }) => (files?.length ?? 0) > 0))
    await allowDownloads(deps, context);
  return context.html(
    <ThreadPage
      context={{ open, visitor, now, failed }}
      done={Object.entries(words.done).find(([act]) => act === done)?.[1]}
      only={open.talk.said.some((one) => one.id === message) ? message : undefined}
    />,
    failed === undefined ? 200 : 422,
  );
}

/** A form that asks for a file is answered by a link to where the file is: a browser follows it only if the page allows it. */
async function allowDownloads({ attachments }: ThreadRoomDeps, context: Context<BoardEnv>): Promise<void> {
  const { origin } = new URL(await attachments.link({ mail: '-', place: 0 }));
  const policy = PAGE_HEADERS['Content-Security-Policy'] ?? '';
  context.header(
    'Content-Security-Policy',
    policy.replace("form-action 'self'", `form-action 'self' ${origin}`),
  );
}

function instantIn(text: string | undefined): Instant | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
