import { type Context, Hono } from 'hono';
import { loadLibrary } from '#shared/application/templates/library';
import { rulesOf } from '#shared/contracts/settings/rules';
import { replyOf } from '#shared/domain/reply/reply';
import { picks } from '#shared/domain/templates/pick';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import { wordsOf } from '#shared/domain/thread/words-of';
import { threadPath } from '#shared/messages/thread-url';
import type { Board } from '#shared/ports/board';
import type { Stored } from '#shared/ports/threads';
import { languageOfBuyer } from '#shared/domain/reply/buyer-language';
import { uploadsOf } from '#functions/board/desk/files';
import { isId } from '#functions/board/is-id';
import { notFoundPage } from '#functions/board/web/error-page.tsx';
import type { BoardEnv } from '#functions/board/web/visitor';
import { orderBeside, orderIn } from '../order/order-beside.ts';
import { showThread, type ShowThreadDeps } from '../show-thread.tsx';
import { actAtDesk } from './act.ts';
import type { DeskActDeps, DeskResult } from './desk-result.ts';
import { CheckedText } from './checked.tsx';
import { checkedOf, valuesIn } from './desk.ts';
import { MOST_ANSWER } from './form.ts';
import { PresentLine } from './presence.tsx';
import { TemplatesPage } from './templates-page.tsx';
import { deskWords } from './words.ts';

export interface DeskRoomDeps extends ShowThreadDeps, DeskActDeps {
  readonly board: Board;
}

/** A thread that somebody works on at the desk. */
interface At {
  readonly stored: Stored;
  readonly situation: Situation;
}

/** The desk of a thread: its forms, the templates for it, and what its script asks as somebody writes. */
export function deskRoutes(deps: DeskRoomDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  const at = async (context: Context<BoardEnv>): Promise<At | undefined> => {
    const id = context.req.param('id') ?? '';
    const now = deps.now();
    const [stored] = isId(id) ? await deps.threads.load([id], now) : [];
    const { rota } = rulesOf(context.get('visitor').versioned);
    return stored && { stored, situation: situationOf(stored.thread, rota, now) };
  };
  const nowhere = (context: Context<BoardEnv>) =>
    context.html(notFoundPage(context.get('visitor').reader, deps.now()), 404);
  const orderOf = async ({ stored }: At, context: Context<BoardEnv>) => {
    const { settings } = context.get('visitor').versioned;
    return orderIn(await orderBeside(deps, stored.thread, settings, deps.now(), 'never'));
  };

  app.post('/threads/:id/reply', async (context) => {
    const here = await at(context);
    if (here === undefined) return nowhere(context);
    const [order, uploads] = await Promise.all([orderOf(here, context), uploadsOf(context.get('files'))]);
    const form = { fields: context.get('form'), uploads, order };
    const result = await actAtDesk(deps, here.stored, form, context.get('visitor'), deps.now());
    return answer(deps, context, here, result);
  });

  app.get('/threads/:id/templates', async (context) => {
    const here = await at(context);
    if (here === undefined) return nowhere(context);
    const visitor = context.get('visitor');
    const { situation } = here;
    const search = context.req.query('search')?.slice(0, 100) ?? '';
    const order = await orderOf(here, context);
    const [library, lastUsed, values] = await Promise.all([
      loadLibrary(deps.templates),
      deps.templates.lastUsed(visitor.id, deps.now()),
      valuesIn(deps, situation, order, visitor),
    ]);
    const found = picks(library, {
      language: languageOfBuyer(situation),
      readerLanguage: visitor.reader.language,
      topic: wordsOf(situation.cycle).topic?.name,
      kind: situation.thread.kind,
      fulfilment: order?.fulfilledBy,
      search,
      lastUsed,
    });
    const { id } = situation.thread;
    return context.html(
      <TemplatesPage threadId={id} picks={found} now={deps.now()} {...{ values, search, visitor }} />,
    );
  });

  app.post('/threads/:id/check', async (context) => {
    const here = await at(context);
    const text = context.get('form').get('text') ?? '';
    if (here === undefined) return nowhere(context);
    const visitor = context.get('visitor');
    if (text.length > MOST_ANSWER)
      return context.text(deskWords[visitor.reader.language].refused.unreadable, 422);
    const { situation } = here;
    const order = await orderOf(here, context);
    const checked =
      text.trim() === '' ? undefined : await checkedOf(deps, situation, order, visitor, { text }, []);
    return context.html(
      <CheckedText checked={checked} language={languageOfBuyer(situation)} reader={visitor.reader} />,
    );
  });

  app.post('/threads/:id/presence', async (context) => {
    const here = await at(context);
    if (here === undefined) return nowhere(context);
    const visitor = context.get('visitor');
    const form = context.get('form');
    const now = deps.now();
    const { id } = here.stored.thread;
    const text = form.get('text');
    if (text !== null && text.length <= MOST_ANSWER) {
      const template = form.get('template') ?? '';
      const draft = { text, at: now, ...(/^[\w.-]{1,64}$/.test(template) && { template }) };
      await deps.shelf.putDraft(id, visitor.id, text.trim() === '' ? undefined : draft);
    }
    if (form.get('here') === '1')
      await deps.presence.note(id, { person: visitor.id, at: now, writes: form.get('writes') === '1' });
    const present = await deps.presence.of(id, now);
    return context.html(
      <PresentLine present={present.filter(({ person }) => person !== visitor.id)} visitor={visitor} />,
    );
  });
  return app;
}

/** The page after a form of the desk. */
async function answer(
  deps: DeskRoomDeps,
  context: Context<BoardEnv>,
  { stored }: At,
  result: DeskResult,
): Promise<Response> {
  const { id } = stored.thread;
  if ('sent' in result) {
    const sent = new URLSearchParams({ sent: result.sent.id });
    if (context.get('form').get('back') === 'duty') {
      sent.set('from', id);
      return context.redirect(`/duty?${sent.toString()}`, 303);
    }
    const next = context.get('form').get('act') === 'next' ? await nextThread(deps, id) : id;
    if (next === undefined) return context.redirect('/inbox', 303);
    if (next !== id) sent.set('from', id);
    return context.redirect(`${threadPath(next)}?${sent.toString()}`, 303);
  }
  if ('did' in result) {
    const after = new URLSearchParams({ done: result.did });
    const isOwn = replyOf(stored.thread, result.reply.id)?.by === context.get('visitor').id;
    // What was taken back stands in the composer again.
    if (result.did === 'undone' && isOwn) after.set('change', result.reply.id);
    const place = after.has('change') ? '#composer' : '';
    return context.redirect(`${threadPath(id)}?${after.toString()}${place}`, 303);
  }
  if ('failed' in result) {
    const text = deskWords[context.get('visitor').reader.language].refused[result.failed];
    return showThread(deps, context, id, { failed: { form: {}, text } });
  }
  const { again, why } = result;
  const seen = why === 'news' ? again.seen : undefined;
  return showThread(deps, context, id, { deskFailed: why, composer: { composed: again, seen } });
}

/** The thread that waits with the first deadline, but for this one; undefined when nothing else waits. */
async function nextThread({ board, now }: DeskRoomDeps, id: string): Promise<string | undefined> {
  const { ids } = await board.page({ state: 'waits', limit: 10, now: now() });
  return ids.find((one) => one !== id);
}
