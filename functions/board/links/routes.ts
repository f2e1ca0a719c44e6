import { Hono, type HonoRequest } from 'hono';
import type { Now } from '#shared/ports/now';
import { formIn } from '../request-body.ts';
import type { Visit } from './followed.ts';
import { type HoldingLinkDeps, sendHolding, showHolding } from './holding.ts';
import { actByLink, type LinkDeps, showLink } from './link.ts';

/** The pages of the links in alerts; `desk` makes what answers to buyers need, which most links do without. */
export function linkRoutes(
  deps: LinkDeps & { readonly now: Now },
  desk: () => Promise<HoldingLinkDeps>,
): Hono {
  const app = new Hono();
  app.get('/a/:token', async (context) => {
    const visit = visitOf(context.req);
    const { status, page } = await (context.req.query('holding') === undefined
      ? showLink(deps, visit, deps.now())
      : showHolding(await desk(), visit, deps.now()));
    return context.html(page, status);
  });
  app.post('/a/:token', async (context) => {
    const form = formIn(context.req.header('content-type'), await context.req.text());
    const visit = visitOf(context.req);
    const { status, page } = await (form?.['act'] === 'holding'
      ? sendHolding(await desk(), visit, form, deps.now())
      : actByLink(deps, visit, form, deps.now()));
    return context.html(page, status);
  });
  return app;
}

function visitOf(request: HonoRequest<'/a/:token'>): Visit {
  return { token: request.param('token'), acceptLanguage: request.header('accept-language') };
}
