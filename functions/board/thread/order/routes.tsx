import { Hono } from 'hono';
import { plain } from '#shared/messages/plain';
import { threadPath } from '#shared/messages/thread-url';
import type { Now } from '#shared/ports/now';
import type { ThreadStore } from '#shared/ports/threads';
import { isId } from '#functions/board/is-id';
import { notFoundPage } from '#functions/board/web/error-page.tsx';
import { Shell } from '#functions/board/web/shell.tsx';
import type { BoardEnv } from '#functions/board/web/visitor';
import { orderBeside, type OrderBesideDeps } from './order-beside.ts';
import { OrderPanel } from './panel.tsx';
import { orderWords } from './words.ts';

export interface OrderRoutesDeps extends OrderBesideDeps {
  readonly threads: Pick<ThreadStore, 'load'>;
  readonly now: Now;
}

/** The order of a thread by itself, which the script puts into the page of the thread, and asking for it again. */
export function orderRoutes(deps: OrderRoutesDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.get('/threads/:id/order', async (context) => {
    const id = context.req.param('id');
    const visitor = context.get('visitor');
    const now = deps.now();
    const [stored] = isId(id) ? await deps.threads.load([id], now) : [];
    if (stored === undefined) return context.html(notFoundPage(visitor.reader, now), 404);
    const { thread } = stored;
    const beside = await orderBeside(deps, thread, visitor.versioned.settings, now, 'never');
    const words = orderWords[visitor.reader.language];
    const title = thread.orderId === undefined ? words.title : words.pageTitle(plain(thread.orderId));
    return context.html(
      <Shell visitor={visitor} title={title} page="inbox" now={now}>
        <p class="small">
          <a href={threadPath(id)}>← {words.back}</a>
        </p>
        <OrderPanel beside={beside} threadId={id} visitor={visitor} now={now} />
      </Shell>,
    );
  });

  app.post('/threads/:id/order', async (context) => {
    const id = context.req.param('id');
    const visitor = context.get('visitor');
    const now = deps.now();
    const [stored] = isId(id) ? await deps.threads.load([id], now) : [];
    if (stored === undefined) return context.html(notFoundPage(visitor.reader, now), 404);
    await orderBeside(deps, stored.thread, visitor.versioned.settings, now, 'now');
    return context.redirect(`${threadPath(id)}#order`, 303);
  });
  return app;
}
