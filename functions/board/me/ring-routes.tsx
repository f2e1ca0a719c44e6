import { type Context, Hono } from 'hono';
import { minutes, seconds } from '#shared/domain/instant';
import type { TestAnswers } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { Counters } from '#shared/ports/people/sign-in';
import type { TestRings } from '#shared/ports/test-rings';
import * as z from '#shared/zod';
import type { BoardEnv } from '../web/visitor.ts';
import { RingPage, type RingState } from './ring.tsx';
import { type Way, waysOf } from './ways.ts';

export interface RingDeps {
  readonly testRings: TestRings;
  readonly testAnswers: Pick<TestAnswers, 'find'>;
  readonly counters: Counters;
  /** A token that no other form or test has. */
  readonly newForm: () => string;
  readonly now: Now;
}

/** A person tries each way at most so often, because each costs a message, and some cost money. */
const MOST_RINGS = 3;
const RINGS_WITHIN_MS = minutes(1);
/** The page looks for the outcome as often as that, and says after a minute that none came. */
const LOOK_EVERY_MS = seconds(2);
const SILENT_AFTER_MS = minutes(1);

const asked = z.object({
  channel: z.string(),
  test: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  since: z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number)),
  rang: z.catch(z.optional(z.enum(['yes', 'no'])), undefined),
});

/** `showMe` shows the page about oneself, with what was wrong. */
export function ringRoutes(
  deps: RingDeps,
  showMe: (context: Context<BoardEnv>, wrong: 'tooMany' | 'unknownWay') => Promise<Response>,
): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.post('/me/ring', async (context) => {
    const now = deps.now();
    const person = context.get('visitor').id;
    const way = wayTo(context, context.get('form').get('channel') ?? '');
    if (way === undefined) return showMe(context, 'unknownWay');
    const { times } = await deps.counters.count(`ring-${person}`, RINGS_WITHIN_MS, now);
    if (times > MOST_RINGS) return showMe(context, 'tooMany');
    const test = deps.newForm();
    await deps.testRings.put({ test, channel: way.channel, to: way.to, person });
    return context.redirect(pathOf(way, test, now), 303);
  });

  app.get('/me/ring', async (context) => {
    const { data } = asked.safeParse(context.req.query());
    const way = data && wayTo(context, data.channel);
    if (data === undefined || way === undefined) return context.redirect('/me#ring', 303);
    const now = deps.now();
    const { test, since, rang } = data;
    const state: RingState = (await deps.testAnswers.find(test)) ?? {
      result: now - since < SILENT_AFTER_MS ? 'waiting' : 'silent',
    };
    // The header works without script.
    if (state.result === 'waiting') context.header('Refresh', String(LOOK_EVERY_MS / 1_000));
    return context.html(
      <RingPage
        visitor={context.get('visitor')}
        way={way}
        state={state}
        rang={state.result === 'accepted' ? rang : undefined}
        path={pathOf(way, test, since)}
        now={now}
      />,
    );
  });

  return app;
}

function wayTo(context: Context<BoardEnv>, channel: string): Way | undefined {
  const { versioned, id } = context.get('visitor');
  // Who has no device any more gets that as the outcome.
  return waysOf(versioned.settings, id, true).find((way) => way.channel === channel);
}

function pathOf({ channel }: Way, test: string, since: number): string {
  return `/me/ring?${new URLSearchParams({ channel, test, since: String(since) }).toString()}`;
}
