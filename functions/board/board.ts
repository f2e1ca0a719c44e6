import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import * as z from 'zod';
import type { Now } from '#shared/ports';
import { addFact, factRequestSchema, type AddFactDeps } from './add-fact.ts';
import { actByLink, showLink, type LinkDeps } from './link.ts';
import { accountReport } from './account.ts';
import { figuresReport, type FiguresDeps } from './figures.ts';
import { figuresCsv } from './figures-csv.ts';
import { health, type HealthDeps } from './health.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { listThreads } from './threads.ts';
import { threadDetail } from './thread-detail.ts';

export interface BoardDeps extends LinkDeps, HealthDeps, AddFactDeps, FiguresDeps {
  readonly now: Now;
  /** Told of a request that failed; the caller learns only that it did. */
  readonly onFailure: (route: string, error: unknown) => void;
}

const count = (fallback: number, most: number) => z.coerce.number().int().min(0).max(most).default(fallback);

const listQuery = z.object({
  state: z.enum(['open', 'answered', 'all']).default('open'),
  limit: count(500, 1_000),
  offset: count(0, 1_000_000),
});

const figuresQuery = z.object({
  days: z.coerce.number().int().min(1).max(90).default(30),
  store: z.string().min(1).optional(),
});

const accountQuery = z.object({
  store: z.string().min(1).optional(),
  day: z.iso.date({ error: 'is not a day; write one like 2026-03-02' }).optional(),
});

/** The routes of the HTTP API. Who may call which is decided before, by the API itself. */
export function boardApp(deps: BoardDeps): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
  });

  app.get('/a/:token', async (context) => {
    const { status, page } = await showLink(deps, context.req.param('token'), deps.now());
    return context.html(page, status);
  });
  app.post('/a/:token', async (context) => {
    const body = Object.entries(await context.req.parseBody());
    const form = Object.fromEntries(
      body.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    const { status, page } = await actByLink(deps, context.req.param('token'), form, deps.now());
    return context.html(page, status);
  });

  app.get('/api/threads', async (context) => {
    const query = listQuery.safeParse(context.req.query());
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const { state, limit, offset } = query.data;
    const threads = await listThreads(deps, state, deps.now());
    const next = offset + limit;
    if (next < threads.length)
      context.header('Link', `</api/threads?state=${state}&limit=${limit}&offset=${next}>; rel="next"`);
    return context.json(threads.slice(offset, next));
  });
  app.get('/api/threads/:id', async (context) => {
    const thread = await threadDetail(deps, context.req.param('id'), deps.now());
    return thread === undefined
      ? context.json({ error: 'there is no thread by this id' }, 404)
      : context.json(thread);
  });
  app.post('/api/threads/:id/facts', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return context.json({ error: 'the body is not JSON' }, 400);
    const request = factRequestSchema.safeParse(body);
    if (!request.success) return context.json({ error: inWords('the body', request.error) }, 400);
    const { status, ...answer } = await addFact(deps, context.req.param('id'), request.data, deps.now());
    return context.json(answer, status);
  });
  app.get('/api/figures', async (context) => {
    const query = figuresQuery.safeParse(context.req.query());
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const { days: windowDays, store } = query.data;
    const report = await figuresReport(deps, { windowDays, store }, deps.now());
    if (report === undefined)
      return context.json({ error: 'the query is wrong: store: is not in the settings' }, 400);
    return accepts(context, {
      header: 'Accept',
      supports: ['application/json', 'text/csv'],
      default: 'application/json',
    }) === 'text/csv'
      ? context.body(figuresCsv(report), 200, { 'Content-Type': 'text/csv; charset=utf-8' })
      : context.json(report);
  });
  app.get('/api/account', async (context) => {
    const query = accountQuery.safeParse(context.req.query());
    return query.success
      ? context.json(await accountReport(deps, query.data))
      : context.json({ error: inWords('the query', query.error) }, 400);
  });
  app.get('/api/health', async (context) => context.json(await health(deps, deps.now())));

  app.notFound((context) => context.json({ error: 'there is nothing here' }, 404));
  app.onError((error, context) => {
    // The path may hold a token, so the route's pattern is told instead.
    deps.onFailure(
      `${context.req.method} ${context.req.path.startsWith('/a/') ? '/a/:token' : context.req.path}`,
      error,
    );
    return context.json({ error: 'this failed on our side; the log says why' }, 500);
  });
  return app;
}

function inWords(what: string, { issues }: z.ZodError): string {
  return `${what} is wrong: ${issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')}`;
}
