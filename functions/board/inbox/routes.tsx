import { Hono } from 'hono';
import type { Now } from '#shared/ports/now';
import { Shell } from '../web/shell.tsx';
import type { BoardEnv } from '../web/visitor.ts';
import { shellWords } from '../web/words.ts';

export interface InboxDeps {
  readonly now: Now;
}

/** What waits. */
export function inboxRoutes(deps: InboxDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.get('/inbox', (context) => {
    const visitor = context.get('visitor');
    const { inbox } = shellWords[visitor.reader.language].pages;
    return context.html(
      <Shell visitor={visitor} title={inbox} page="inbox" now={deps.now()}>
        <h1>{inbox}</h1>
      </Shell>,
    );
  });
  return app;
}
