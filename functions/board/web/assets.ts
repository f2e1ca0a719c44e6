import { createHash } from 'node:crypto';
import { Hono } from 'hono';

/* The bundle defines them (infra/stack/parts/board-client.ts). */
declare const BOARD_SCRIPT: string;
declare const BOARD_STYLE: string;

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

const SCRIPT = asset('board', 'js', 'text/javascript', BOARD_SCRIPT);
const STYLE = asset('board', 'css', 'text/css', BOARD_STYLE);

export const SCRIPT_PATH = `/assets/${SCRIPT.name}`;
export const STYLE_PATH = `/assets/${STYLE.name}`;

/** The script and the style of the pages. Their names change with their content, so a browser keeps them for good. */
export function assetRoutes(): Hono {
  const app = new Hono();
  app.get('/assets/:name', (context) => {
    const found = [SCRIPT, STYLE].find(({ name }) => name === context.req.param('name'));
    if (found === undefined) return context.notFound();
    return context.body(found.content, 200, {
      'Content-Type': `${found.type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  return app;
}

function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { name: `${name}.${hash}.${extension}`, type, content };
}
