import { Hono } from 'hono';
import { manifestIn } from './manifest.ts';
import { manifestPath, WORKER_PATH } from './paths.ts';

/* The bundle defines them (infra/stack/parts/board-client.ts). */
declare const BOARD_WORKER: string;
declare const BOARD_ICONS: Readonly<Record<string, string>>;

const A_DAY = 'public, max-age=86400';

/**
 * What an installed board has: its manifest, its pictures, and the service worker that shows notifications. None of it holds
 * anything of anybody, so everybody gets it.
 */
export function installedRoutes(): Hono {
  const app = new Hono();
  app.get(WORKER_PATH, (context) =>
    context.body(BOARD_WORKER, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      // A browser asks each day whether there is another one.
      'Cache-Control': 'no-cache',
    }),
  );
  for (const language of ['en', 'zh-CN'] as const)
    app.get(manifestPath(language), (context) =>
      context.body(manifestIn(language), 200, {
        'Content-Type': 'application/manifest+json; charset=utf-8',
        'Cache-Control': A_DAY,
      }),
    );
  app.get('/app/:name', (context) => {
    const name = context.req.param('name');
    const picture = Object.hasOwn(BOARD_ICONS, name) ? BOARD_ICONS[name] : undefined;
    if (picture === undefined) return context.notFound();
    return context.body(new Uint8Array(Buffer.from(picture, 'base64')), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': A_DAY,
    });
  });
  return app;
}
