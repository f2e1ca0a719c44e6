import { describe, expect, it } from 'vitest';
import { grownTopics } from '#functions/weekly-digest/grown-topics';
import { worstHours } from '#functions/weekly-digest/worst-hours';
import type { Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Topic } from '#shared/domain/topic';
import { at } from '#test/builders/thread';

const NOW = at('2026-03-09T06:00');
const WEEK = { from: NOW - days(7), until: NOW };
const BEFORE = { from: NOW - days(14), until: NOW - days(7) };
const wait = (asked: Instant, waitedMs: number, by: NonNullable<Wait['ended']>['by'] = 'answered'): Wait => ({
  store: 'acme-us',
  messages: [{ at: asked }],
  ended: { at: asked + waitedMs, by },
});
const several = (count: number, asked: Instant, waitedMs: number): Wait[] =>
  Array.from({ length: count }, (_, index) => wait(asked + minutes(index), waitedMs));

describe('the worst hours of a week', () => {
  it('are the three in which messages waited longest on average, by the reader’s own clock', () => {
    const waits = [
      ...several(3, at('2026-03-03T22:00'), hours(10)),
      ...several(4, at('2026-03-04T22:00'), hours(12)),
      ...several(3, at('2026-03-05T10:00'), hours(1)),
      ...several(3, at('2026-03-06T10:00'), hours(2)),
    ];
    expect(worstHours(waits, WEEK, 'Asia/Shanghai')).toEqual([
      { weekday: 4, hour: 6, messages: 4, meanMs: hours(12) },
      { weekday: 3, hour: 6, messages: 3, meanMs: hours(10) },
      { weekday: 5, hour: 18, messages: 3, meanMs: hours(2) },
    ]);
    expect(worstHours(waits, WEEK, 'America/New_York')[0]).toMatchObject({ weekday: 3, hour: 17 });
    // Half an hour off the full hour: 22:00 is 03:30, and 22:30 is 04:00.
    const half = [...several(3, at('2026-03-03T22:28'), hours(1)), wait(at('2026-03-03T22:27'), hours(1))];
    expect(worstHours(half, WEEK, 'Asia/Kolkata')).toEqual([
      { weekday: 3, hour: 3, messages: 3, meanMs: hours(1) },
    ]);
  });

  it('need three messages or more that were answered and arrived within the week', () => {
    const hour = at('2026-03-03T22:00');
    expect(worstHours(several(2, hour, hours(9)), WEEK, 'UTC')).toEqual([]);
    const others = [
      ...several(2, hour, hours(9)),
      wait(hour, hours(9), 'lapsed'),
      wait(hour, hours(9), 'no-response-needed'),
      { store: 'acme-us', messages: [{ at: hour }] },
      ...several(5, hour - days(7), hours(9)),
    ];
    expect(worstHours(others, WEEK, 'UTC')).toEqual([]);
  });

  it('count each message of a wait separately', () => {
    const start = at('2026-03-03T22:00');
    const one: Wait = {
      store: 'acme-us',
      messages: [0, 10, 20].map((offset) => ({ at: start + minutes(offset) })),
      ended: { at: start + minutes(70), by: 'answered' },
    };
    expect(worstHours([one], WEEK, 'UTC')).toEqual([{ weekday: 2, hour: 22, messages: 3, meanMs: hours(1) }]);
  });
});

describe('the topics that grew', () => {
  const about = (topic: Topic, count: number, instant: Instant): Wait[] =>
    Array.from({ length: count }, () => ({ store: 'acme-us', messages: [{ at: instant, topic }] }));
  const now = NOW - days(1);
  const earlier = NOW - days(8);

  it('have three messages more and half as many again, the largest growth first', () => {
    const waits = [
      ...about('delivery', 6, earlier),
      ...about('delivery', 9, now),
      ...about('defect', 10, earlier),
      ...about('defect', 14, now),
      ...about('invoice', 1, earlier),
      ...about('invoice', 3, now),
      ...about('review', 5, now),
      ...about('other', 9, earlier),
    ];
    expect(grownTopics(waits, BEFORE, WEEK)).toEqual([
      { topic: 'review', before: 0, messages: 5 },
      { topic: 'delivery', before: 6, messages: 9 },
    ]);
  });

  it('are none where nothing arrived', () => {
    expect(grownTopics([{ store: 'acme-us', messages: [{ at: now }] }], BEFORE, WEEK)).toEqual([]);
  });
});
