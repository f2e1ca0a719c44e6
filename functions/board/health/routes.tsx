import { Hono } from 'hono';
import { isBoardFilled } from '#shared/application/threads/fill-board';
import type { BoardFilling } from '#shared/ports/board';
import type { Now } from '#shared/ports/now';
import type { BoardEnv } from '../web/visitor.ts';
import { endMute } from './end-mute.ts';
import { health, type HealthDeps } from './health.ts';
import { HealthPage } from './page.tsx';

export interface HealthPageDeps extends HealthDeps {
  readonly filling: Pick<BoardFilling, 'progress'>;
  readonly now: Now;
}

/** The page about Replywatch itself, where a mute is undone. */
export function healthRoutes(deps: HealthPageDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.get('/health', async (context) => {
    const now = deps.now();
    const [found, progress] = await Promise.all([health(deps, now), deps.filling.progress()]);
    const unmuted = context.req.query('unmuted');
    return context.html(
      <HealthPage
        health={found}
        visitor={context.get('visitor')}
        now={now}
        unmuted={unmuted === 'done' || unmuted === 'was-over' ? unmuted : undefined}
        filling={progress !== undefined && !isBoardFilled(progress)}
      />,
    );
  });
  app.post('/health', async (context) => {
    const mute = context.get('form').get('mute') ?? '';
    const { status } = await endMute(deps, mute, { by: context.get('visitor').id }, deps.now());
    return context.redirect(`/health?unmuted=${status === 200 ? 'done' : 'was-over'}`, 303);
  });
  return app;
}
