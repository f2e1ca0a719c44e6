import { Hono } from 'hono';
import type { Now } from '#shared/ports/now';
import type { BoardEnv } from '../web/visitor.ts';
import { endMute } from './end-mute.ts';
import { health, type HealthDeps } from './health.ts';
import { HealthPage } from './page.tsx';

export interface HealthPageDeps extends HealthDeps {
  /** Whether threads from before the board existed have been added. */
  readonly isFilled: () => Promise<boolean>;
  readonly now: Now;
}

/** The page about Replywatch itself, where a mute is undone. */
export function healthRoutes(deps: HealthPageDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.get('/health', async (context) => {
    const now = deps.now();
    const [found, isFilled] = await Promise.all([health(deps, now), deps.isFilled()]);
    const unmuted = context.req.query('unmuted');
    return context.html(
      <HealthPage
        health={found}
        visitor={context.get('visitor')}
        now={now}
        unmuted={unmuted === 'done' || unmuted === 'was-over' ? unmuted : undefined}
        filling={!isFilled}
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
