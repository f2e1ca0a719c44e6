import { Hono, type HonoRequest } from 'hono';
import type { Now } from '#shared/ports/now';
import { formIn } from '../request-body.ts';
import type { Visit } from './followed.ts';
import { actByLink, type LinkDeps, showLink } from './link.ts';

/** The pages of the links in alerts. */
export function linkRoutes(deps: LinkDeps & { readonly now: Now }): Hono {
  const app = new Hono();
  app.get('/a/:token', async (context) => {
    const { status, page } = await showLink(deps, visitOf(context.req), deps.now());
    return context.html(page, status);
  });
  app.post('/a/:token', async (context) => {
    const form = formIn(context.req.header('content-type'), await context.req.text());
    const { status, page } = await actByLink(deps, visitOf(context.req), form, deps.now());
    return context.html(page, status);
  });
  return app;
}

function visitOf(request: HonoRequest<'/a/:token'>): Visit {
  return { token: request.param('token'), acceptLanguage: request.header('accept-language') };
}
