import { type Context, Hono } from 'hono';
import type { Instant } from '#shared/domain/instant';
import { replyOf } from '#shared/domain/reply/reply';
import type { Now } from '#shared/ports/now';
import type { TakeoverMails, Takeovers } from '#shared/ports/people/takeovers';
import type { BoardEnv, Visitor } from '../web/visitor.ts';
import { localValue } from './day-words.ts';
import { isId } from '../is-id.ts';
import { type DueInGapDeps, dueInGap } from './due-in-gap.ts';
import { effectOf } from './effect.ts';
import { fieldsOf, mayUndo, takeoverOf } from './form.ts';
import type { SentFromHere } from './holding-sent.tsx';
import { type DutyOutcome, DutyPage, OUTCOMES, TakeOverPage } from './page.tsx';

export interface DutyDeps extends DueInGapDeps {
  readonly takeovers: Takeovers;
  readonly takeoverMails: TakeoverMails;
  /** A token that no other form has. */
  readonly newForm: () => string;
  readonly now: Now;
}

/** Who is on duty, and who takes over from whom. */
export function dutyRoutes(deps: DutyDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.get('/duty', async (context) => {
    const now = deps.now();
    const outcome = OUTCOMES.find((one) => one === context.req.query('done'));
    const visitor = await visitorOf(deps, context);
    const { sent, from } = context.req.query();
    const page = {
      visitor,
      now,
      due: await dueInGap(deps, visitor, now),
      sent: await sentFromHere(deps, from, sent, now),
      ...(outcome !== undefined && { outcome }),
    };
    return context.html(<DutyPage {...page} />);
  });

  app.get('/duty/take-over', async (context) => {
    const now = deps.now();
    const visitor = await visitorOf(deps, context);
    const { searchParams } = new URL(context.req.url);
    const isBlank = searchParams.size === 0;
    if (isBlank) searchParams.set('from', localValue(now, visitor.reader.timeZone));
    if (!searchParams.has('person')) searchParams.set('person', visitor.id);
    const fields = fieldsOf(searchParams);
    const form = deps.newForm();
    const page = { visitor, fields, form, now };
    if (isBlank) return context.html(<TakeOverPage {...page} />);
    const made = takeoverOf(fields, form, visitor, now);
    if ('wrong' in made) return context.html(<TakeOverPage {...page} wrong={made.wrong} />, 422);
    const effect = effectOf(made, visitor.versioned, visitor.reader.timeZone, now);
    return context.html(<TakeOverPage {...page} effect={effect} />);
  });

  app.post('/duty/take-over', async (context) => {
    const now = deps.now();
    const visitor = await visitorOf(deps, context);
    const sent = context.get('form');
    const fields = fieldsOf(sent);
    const form = FORM.exec(sent.get('form') ?? '')?.[0] ?? deps.newForm();
    const made = takeoverOf(fields, form, visitor, now);
    const wrong =
      'wrong' in made
        ? made.wrong
        : (await deps.takeovers.add(made, now))
          ? undefined
          : ({ person: 'full' } as const);
    if (wrong !== undefined || 'wrong' in made)
      return context.html(
        <TakeOverPage visitor={visitor} fields={fields} form={form} now={now} wrong={wrong ?? {}} />,
        422,
      );
    const { mailed } = effectOf(made, visitor.versioned, visitor.reader.timeZone, now);
    await deps.takeoverMails.put(
      mailed.map((to) => ({ to, change: 'made', by: visitor.id, takeover: made })),
      now,
    );
    return seeDuty(context, 'made');
  });

  app.post('/duty/takeovers/:id/undo', async (context) => {
    const now = deps.now();
    const visitor = await visitorOf(deps, context);
    const id = context.req.param('id');
    const takeover = visitor.versioned.takenOver?.takeovers.find((one) => one.id === id);
    if (takeover === undefined) return seeDuty(context, 'gone');
    if (!mayUndo(takeover, visitor)) return seeDuty(context, 'notYours');
    const { mailed } = effectOf(takeover, visitor.versioned, visitor.reader.timeZone, now);
    if ((await deps.takeovers.undo(id, now)) === undefined) return seeDuty(context, 'gone');
    await deps.takeoverMails.put(
      mailed.map((to) => ({ to, change: 'undone', by: visitor.id, takeover })),
      now,
    );
    return seeDuty(context, 'undone');
  });

  return app;
}

/** The answer that was sent from this page a moment ago. */
async function sentFromHere(
  { threads }: DueInGapDeps,
  threadId: string | undefined,
  replyId: string | undefined,
  now: Instant,
): Promise<SentFromHere | undefined> {
  if (threadId === undefined || replyId === undefined || !isId(threadId)) return undefined;
  const [stored] = await threads.load([threadId], now);
  const reply = stored && replyOf(stored.thread, replyId);
  return reply && { threadId, reply };
}

/** A token of a form, as a form of ours sends it. */
const FORM = /^[\w-]{8,64}$/;

/** The visitor, with the takeovers as they are: the settings of a warm function are half a minute old at most. */
async function visitorOf(deps: DutyDeps, context: Context<BoardEnv>): Promise<Visitor> {
  const visitor = context.get('visitor');
  const takenOver = await deps.takeovers.current();
  return takenOver === undefined ? visitor : { ...visitor, versioned: { ...visitor.versioned, takenOver } };
}

function seeDuty(context: Context<BoardEnv>, done: DutyOutcome): Response {
  return context.redirect(`/duty?done=${done}`, 303);
}
