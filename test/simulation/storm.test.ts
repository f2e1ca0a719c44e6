import { describe, expect, it } from 'vitest';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { changeThread } from '#shared/application/threads/change-thread';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours, minutes, seconds } from '#shared/domain/instant';
import { addFacts, newThread } from '#shared/domain/thread/thread';
import { shop } from '#test/builders/shop';
import { message } from '#test/builders/thread';
import { calmContainer, calmWorld } from './calm-world.ts';
import type { Loop } from './loop.ts';
import { isWhole } from './is-whole.ts';
import { findings } from './oracle.ts';
import type { HandOver } from './recorder.ts';
import { START } from './run.ts';
import type { World } from './world.ts';

/* A holiday has ended, and the questions of its first hour fall due in one minute. */

const { li, ...others } = shop().settings.people;
const clocksBy = (by: readonly ('slack' | 'email' | 'webhook')[]) => ({
  reply: {
    length: '24h',
    ladder: [{ at: '1h before', call: ['on-call' as const, 'backup' as const], by: [...by] }],
  },
});
const SETTINGS = shop({ clocks: clocksBy(['slack', 'email']) });
/** One of the people is rung by a phone, too. */
const WITH_PHONE = shop({
  people: { ...others, li: { ...li!, webhook: 'phone' } },
  webhooks: { phone: { preset: 'ntfy', urlSecret: 'hook/topic', language: 'en', timeZone: 'UTC' } },
  clocks: clocksBy(['slack', 'email', 'webhook']),
});
/** A phone lists some twenty alerts in a post, so it takes five thousand in more than ten minutes. */
const MOST_FOR_PHONE = 1_500;
const DUE = START + minutes(30);
const STEP_AFTER_MS = hours(23);

/** More than a channel takes singly in that minute: it takes 60 posts. */
const SPREAD = isWhole ? 5_000 : 1_500;

/** One post or mail, with the sends that it carried. */
type Post = readonly HandOver[];

/** Who got what, and when, for threads that fall due at these instants. */
async function storm(
  threads: number,
  dueOf: (index: number) => number,
): Promise<{ posts: Map<string, Post[]>; broken: unknown }> {
  const settings = threads > MOST_FOR_PHONE ? SETTINGS : WITH_PHONE;
  const { loop, recorded, history, world } = calmWorld(settings, START + minutes(50), {
    leastGapMs: { slack: seconds(1), email: 70, webhook: seconds(2) },
  });
  await fill(
    world,
    loop,
    Array.from({ length: threads }, (_, index) => dueOf(index)),
    settings,
  );
  world.tickUntil(history.endsAt);
  await loop.run(history.endsAt);
  const ofOne = Map.groupBy(
    recorded.handOvers.filter(({ taken }) => taken),
    ({ channel, recipient, at, begunAt }) => `${channel} ${recipient} ${at} ${begunAt}`,
  );
  return {
    posts: Map.groupBy(ofOne.values(), ([first]) => `${first?.channel} ${first?.recipient}`),
    broken: findings({ history, settings, recorder: recorded, world }),
  };
}

/** Puts the questions into the table, as if recorded long before. */
async function fill(
  { table }: World,
  loop: Loop,
  dueAts: readonly number[],
  settings: typeof SETTINGS,
): Promise<void> {
  const container = calmContainer('fill', loop);
  const deps = { threads: dynamoDbThreadStore(table.clientOf(container), 'table'), rules: rulesOf(settings) };
  for (const [index, dueAt] of dueAts.entries()) {
    const id = `acme-us.111-${1_000_000 + index}-1000000`;
    const asked = message(`m${index}`, dueAt - STEP_AFTER_MS);
    await changeThread(
      deps,
      { id, orNew: newThread({ id, kind: 'message', store: 'acme-us' }) },
      { before: (thread) => addFacts(thread, [asked]) },
      START,
    );
  }
}

describe('threads that fall due in one minute', () => {
  it.each([
    [
      SPREAD,
      isWhole ? 90 : 30,
      'spread over it',
      (index: number) => DUE + Math.floor((index * minutes(1)) / SPREAD),
    ],
    [1_500, 45, 'all at one instant', () => DUE],
  ])(
    '%i, within %i s, %s: posts and mails of 100 threads, each listed once',
    { timeout: 240_000 },
    async (threads, mostSeconds, _, dueOf) => {
      const { posts, broken } = await storm(threads, dueOf);
      const ofStep = (key: string): Post[] =>
        (posts.get(key) ?? []).filter(([first]) => first?.step === '1h-before' && first.clock === 'reply');
      expect(broken).toEqual([]);
      for (const key of ['slack care', 'email li', 'email ana']) {
        const own = ofStep(key);
        const sends = own.flat();
        expect(new Set(sends.map(({ threadId }) => threadId)).size).toBe(threads);
        expect(own.length).toBeLessThanOrEqual(threads / 100 + 20);
        expect(Math.max(...own.map((post) => post.length))).toBeLessThanOrEqual(100);
        for (const { at, stepAt } of sends) expect(at - stepAt).toBeLessThanOrEqual(seconds(mostSeconds));
        const urgent = sends.toSorted((a, b) => a.stepAt - b.stepAt)[0];
        expect(urgent && urgent.at - urgent.stepAt).toBeLessThanOrEqual(seconds(2));
      }
      if (threads <= MOST_FOR_PHONE) {
        // A webhook takes a post in two seconds, with fewer alerts: its last one comes later, its first one as soon.
        const rung = ofStep('webhook phone').flat();
        expect(new Set(rung.map(({ threadId }) => threadId)).size).toBe(threads);
        expect(Math.max(...rung.map(({ at, stepAt }) => at - stepAt))).toBeLessThanOrEqual(minutes(5));
        const soonest = rung.toSorted((a, b) => a.stepAt - b.stepAt)[0];
        expect(soonest && soonest.at - soonest.stepAt).toBeLessThanOrEqual(seconds(2));
      }
      const times = ofStep('slack care')
        .flatMap(([first]) => first?.at ?? [])
        .toSorted((a, b) => a - b);
      for (const [index, at] of times.entries())
        expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(seconds(1));
    },
  );
});
