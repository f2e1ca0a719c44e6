import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { timeZone } from '#shared/contracts/settings/time-zones';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import type { Now } from '#shared/ports/now';
import * as z from '#shared/zod';
import { endMute, endMuteSchema } from '../health/end-mute.ts';
import { health, type HealthDeps } from '../health/health.ts';
import { inWords } from '../in-words.ts';
import { isId } from '../is-id.ts';
import { addFact, type AddFactDeps, factRequestSchema } from '../links/add-fact.ts';
import { accountReport } from '../read/account.ts';
import { figuresCsv } from '../read/figures-csv.ts';
import { type FiguresDeps, figuresReport } from '../read/figures.ts';
import { onDuty, onDutyInWords } from '../read/on-duty.ts';
import { threadDetail } from '../read/thread-detail.ts';
import { listThreads } from '../read/threads.ts';
import { check, checkRequestSchema } from './check.ts';
import { answerRequestSchema, submitAnswer, type SubmitAnswerDeps } from './submit-answer.ts';

export interface ApiDeps extends HealthDeps, AddFactDeps, FiguresDeps, SubmitAnswerDeps {
  readonly now: Now;
  /**
   * Called with a thread that a list leaves out because it cannot be read; the client learns only how many there are.
   */
  readonly onUnreadable: (threadId: string) => void;
}

const count = (fallback: number, most: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(most)), fallback);

const listQuery = z.object({
  state: z._default(z.enum(['open', 'answered', 'all']), 'open'),
  limit: count(500, 1_000),
  offset: count(0, 1_000_000),
});

const figuresQuery = z.object({
  days: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(90)), 30),
  store: z.optional(z.string().check(z.minLength(1))),
});

const accountQuery = z.object({
  store: z.optional(z.string().check(z.minLength(1))),
  day: z.optional(z.iso.date({ error: 'is not a day; write one like 2026-03-02' })),
});

const onDutyQuery = z.object({
  rota: z.optional(z.string().check(z.minLength(1))),
  format: z._default(z.enum(['json', 'text']), 'json'),
  language: z._default(z.enum(OPERATOR_LANGUAGES), 'en'),
  timeZone: z.optional(timeZone),
});

/** The JSON API, for callers with AWS credentials. */
export function apiRoutes(deps: ApiDeps): Hono {
  const app = new Hono();
  app.get('/api/threads', async (context) => {
    const query = listQuery.safeParse(context.req.query());
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const { state, limit, offset } = query.data;
    const { views, unreadable } = await listThreads(deps, state, deps.now());
    if (unreadable.length > 0) {
      context.header('Unreadable-Threads', String(unreadable.length));
      unreadable.forEach((thread) => deps.onUnreadable(thread));
    }
    const next = offset + limit;
    if (next < views.length)
      context.header('Link', `</api/threads?state=${state}&limit=${limit}&offset=${next}>; rel="next"`);
    return context.json(views.slice(offset, next));
  });
  app.get('/api/threads/:id', async (context) => {
    const id = context.req.param('id');
    const thread = isId(id) ? await threadDetail(deps, id, deps.now()) : undefined;
    return thread === undefined ? context.json(NO_THREAD, 404) : context.json(thread);
  });
  app.post('/api/threads/:id/facts', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return context.json({ error: 'the body is not JSON' }, 400);
    const request = factRequestSchema.safeParse(body);
    if (!request.success) return context.json({ error: inWords('the body', request.error) }, 400);
    const id = context.req.param('id');
    if (!isId(id)) return context.json(NO_THREAD, 404);
    const { status, ...answer } = await addFact(deps, id, request.data, deps.now());
    return context.json(answer, status);
  });
  app.post('/api/threads/:id/replies', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return context.json({ error: 'the body is not JSON' }, 400);
    const request = answerRequestSchema.safeParse(body);
    if (!request.success) return context.json({ error: inWords('the body', request.error) }, 400);
    const id = context.req.param('id');
    if (!isId(id)) return context.json(NO_THREAD, 404);
    const { status, ...answer } = await submitAnswer(deps, id, request.data, deps.now());
    return context.json(answer, status);
  });
  app.post('/api/check', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return context.json({ error: 'the body is not JSON' }, 400);
    const request = checkRequestSchema.safeParse(body);
    if (!request.success) return context.json({ error: inWords('the body', request.error) }, 400);
    const { status, ...answer } = await check(deps, request.data, deps.now());
    return context.json(answer, status);
  });
  app.post('/api/mutes/:id/end', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (body === undefined) return context.json({ error: 'the body is not JSON' }, 400);
    const request = endMuteSchema.safeParse(body);
    if (!request.success) return context.json({ error: inWords('the body', request.error) }, 400);
    const id = context.req.param('id');
    const { status, ...answer } = await endMute(deps, id, request.data, deps.now());
    return context.json(answer, status);
  });
  app.get('/api/figures', async (context) => {
    const query = figuresQuery.safeParse(context.req.query());
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const { days: windowDays, store } = query.data;
    const report = await figuresReport(deps, { windowDays, store }, deps.now());
    if (report === undefined) return context.json(NO_STORE, 400);
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
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const report = await accountReport(deps, query.data);
    return report === undefined ? context.json(NO_STORE, 400) : context.json(report);
  });
  app.get('/api/on-duty', async (context) => {
    const query = onDutyQuery.safeParse(context.req.query());
    if (!query.success) return context.json({ error: inWords('the query', query.error) }, 400);
    const { format, ...asked } = query.data;
    if (format === 'text') {
      const line = await onDutyInWords(deps.settings, asked, deps.now());
      return line === undefined ? context.json(NO_ROTA, 400) : context.text(`${line}\n`);
    }
    const rotas = await onDuty(deps.settings, asked, deps.now());
    return rotas === undefined ? context.json(NO_ROTA, 400) : context.json(rotas);
  });
  app.get('/api/health', async (context) => context.json(await health(deps, deps.now())));
  return app;
}

const NO_STORE = { error: 'the query is not valid: store: is not in the settings' };
const NO_ROTA = { error: 'the query is not valid: rota: is not in the settings' };
const NO_THREAD = { error: 'no thread has this id' };
