import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_HOURS, answerTimes } from '#functions/board/figures/count/answer-times';
import { countsByDay } from '#functions/board/figures/count/by-day';
import { countsByHour, staffedHours } from '#functions/board/figures/count/by-hour';
import { countsByPerson } from '#functions/board/figures/count/by-person';
import { movedTopics, topicsByProduct } from '#functions/board/figures/count/by-topic';
import { firstContact } from '#functions/board/figures/count/first-contact';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { countsIn } from '#shared/domain/figures/figures';
import { localHours } from '#shared/domain/figures/local-hours';
import { endedWaits, openWait, type Wait } from '#shared/domain/figures/wait';
import { days, hours, minutes } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { TOPICS } from '#shared/domain/topic';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';

const NOW = at('2026-04-02T14:05');
/** Its clocks change on 29 March 2026. */
const ZONE = 'Europe/Madrid';
const WINDOW = { from: NOW - days(30), until: NOW };

const wait: fc.Arbitrary<Wait> = fc
  .record({
    first: fc.integer({ min: NOW - days(45), max: NOW }),
    gaps: fc.array(fc.integer({ min: 0, max: hours(30) }), { maxLength: 3 }),
    topic: fc.constantFrom(...TOPICS, undefined),
    asin: fc.constantFrom('B0ABCDEFGH', 'B0BCDEFGHJ', undefined),
    count: fc.constantFrom(undefined, undefined, 3),
    end: fc.option(fc.integer({ min: minutes(1), max: hours(60) })),
    by: fc.constantFrom('answered' as const, 'no-response-needed' as const, 'lapsed' as const),
    acknowledgedBy: fc.uniqueArray(fc.constantFrom('li', 'ana')),
    endedBy: fc.constantFrom('li', 'ana', undefined),
    isOld: fc.boolean(),
  })
  .map(({ first, gaps, topic, asin, count, end, by, acknowledgedBy, endedBy, isOld }) => {
    const times = gaps.reduce((all, gap) => [...all, (all.at(-1) ?? first) + gap], [first]);
    return {
      store: 'acme-us',
      messages: times
        .filter((one) => one <= NOW)
        .map((one) => ({
          at: one,
          ...(topic !== undefined && { topic }),
          ...(asin !== undefined && { asin }),
          ...(count !== undefined && { count }),
        })),
      ...(end !== null && { ended: { at: (times.at(-1) ?? first) + end, by } }),
      ...(!isOld && { course: { acknowledgedBy, ...(endedBy !== undefined && { endedBy }) } }),
    };
  });
const waits = fc.array(wait, { maxLength: 40 });

/** Every message by itself, with its wait. */
const singly = (given: readonly Wait[]) =>
  given.flatMap((one) =>
    one.messages.flatMap(({ count = 1, ...asked }) =>
      Array.from({ length: count }, () => ({ ...asked, of: one })),
    ),
  );
const isIn = ({ at: instant }: { readonly at: number }): boolean => instant > WINDOW.from && instant <= NOW;
const hourFormat = new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });
const localHour = (instant: number): number => Number(hourFormat.format(instant));
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const localDay = (instant: number): string => dayFormat.format(instant);

describe('the parts of the figures, counted by hand', () => {
  it('agree by day, also where clocks change', () => {
    const last = localTimeOf(NOW, ZONE).day;
    fc.assert(
      fc.property(waits, (given) => {
        const byDay = countsByDay(given, { last, dayCount: 31 }, NOW, localHours(ZONE));
        for (const { day, messages, answeredInTime, late, noResponse, noResponseNeeded, pending } of byDay) {
          const date = new Date(days(day)).toISOString().slice(0, 10);
          expect(messages).toBe(singly(given).filter((one) => localDay(one.at) === date).length);
          expect(answeredInTime + late + noResponse + noResponseNeeded + pending).toBe(messages);
        }
        const whole = countsByDay(given, { last, dayCount: 60 }, NOW, localHours(ZONE));
        const sum = (of: 'late' | 'noResponse' | 'answeredInTime'): number =>
          whole.reduce((all, one) => all + one[of], 0);
        const { late, noResponse, answeredInTime } = countsIn(
          given,
          { from: NOW - days(59), until: NOW },
          NOW,
        );
        expect([sum('late'), sum('noResponse'), sum('answeredInTime')]).toEqual([
          late,
          noResponse,
          answeredInTime,
        ]);
      }),
    );
  });

  it('agree by hour of the week', () => {
    fc.assert(
      fc.property(waits, (given) => {
        const week = countsByHour(given, WINDOW, localHours(ZONE));
        const messages = singly(given).filter(isIn);
        expect(week.flat().reduce((sum, one) => sum + one, 0)).toBe(messages.length);
        for (let hour = 0; hour < 24; hour += 1)
          expect(week.reduce((sum, day) => sum + (day[hour] ?? 0), 0)).toBe(
            messages.filter((one) => localHour(one.at) === hour).length,
          );
      }),
    );
  });

  it('agree by time to the first answer', () => {
    fc.assert(
      fc.property(waits, (given) => {
        const taken = given.flatMap(({ messages: [first], ended }) =>
          first !== undefined && isIn(first) && ended?.by === 'answered' ? [ended.at - first.at] : [],
        );
        const counts = answerTimes(given, WINDOW);
        expect(counts.at(-1)).toBe(taken.filter((ms) => ms > hours(24)).length);
        for (const [index, limit] of ANSWER_HOURS.entries())
          expect(counts.slice(0, index + 1).reduce((sum, one) => sum + one, 0)).toBe(
            taken.filter((ms) => ms <= hours(limit)).length,
          );
      }),
    );
  });

  it('agree by topic and product', () => {
    fc.assert(
      fc.property(waits, (given) => {
        const messages = singly(given);
        for (const { topic, messages: now, before } of movedTopics(given, 15, NOW)) {
          const ofTopic = messages.filter((one) => one.topic === topic);
          expect(now).toBe(ofTopic.filter((one) => one.at > NOW - days(15)).length);
          expect(before).toBe(
            ofTopic.filter((one) => one.at > NOW - days(30) && one.at <= NOW - days(15)).length,
          );
        }
        const { products, named } = topicsByProduct(given, WINDOW, 10);
        expect(named).toBe(messages.filter((one) => isIn(one) && one.asin !== undefined).length);
        for (const { asin, topics } of products)
          for (const [topic, count] of topics)
            expect(count).toBe(
              messages.filter((one) => isIn(one) && one.asin === asin && one.topic === topic).length,
            );
      }),
    );
  });

  it('agree by person, and everything that was answered is somebody’s or unknown', () => {
    fc.assert(
      fc.property(waits, (given) => {
        const { people, unknown } = countsByPerson(given, WINDOW, ['li', 'ana', 'chen']);
        const counted = given.filter(
          ({ messages: [first], course }) => course !== undefined && first && isIn(first),
        );
        for (const { person, acknowledged, answered, noResponseNeeded } of people) {
          const ended = counted.filter(({ course }) => course?.endedBy === person);
          expect(acknowledged).toBe(
            counted.filter(({ course }) => course?.acknowledgedBy.includes(person)).length,
          );
          expect(answered).toBe(ended.filter((one) => one.ended?.by === 'answered').length);
          expect(noResponseNeeded).toBe(ended.filter((one) => one.ended?.by === 'no-response-needed').length);
        }
        expect(people.reduce((sum, { answered }) => sum + answered, unknown.answered)).toBe(
          counted.filter(({ ended }) => ended?.by === 'answered').length,
        );
      }),
    );
  });

  it('agree on what the first answer helped, over whole conversations', () => {
    const step = fc.record({
      what: fc.constantFrom('message', 'reply'),
      afterHours: fc.integer({ min: 1, max: 60 }),
      pauseDays: fc.constantFrom(0, 0, 0, 8),
    });
    const story = fc.array(step, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(story, { maxLength: 10 }), (stories) => {
        const window = { from: NOW - days(37), until: NOW - days(7) };
        const all: Wait[] = [];
        const expected = { answers: 0, helped: 0 };
        for (const steps of stories) {
          let now = NOW - days(44);
          const facts = steps.map(({ what, afterHours, pauseDays }, index) => {
            now += hours(afterHours) + days(pauseDays);
            return what === 'reply' ? reply(`${index}`, now) : message(`${index}`, now);
          });
          const state = stateOf(threadOf(...facts.filter((one) => one.at <= NOW)), NOW);
          const open = openWait(state);
          all.push(...endedWaits(state), ...(open === undefined ? [] : [open]));
          const { answers, helped } = byHand(facts, window);
          expected.answers += answers;
          expected.helped += helped;
        }
        expect(firstContact(all, window)).toEqual(expected);
      }),
    );
  });
});

/** Reads a conversation from its beginning: a question after a week of silence begins another. */
function byHand(
  facts: readonly { type: string; at: number }[],
  { from, until }: { from: number; until: number },
) {
  let lastAnswer = -Infinity;
  let isWaiting = false;
  let isFirst = false;
  const counts = { answers: 0, helped: 0 };
  for (const [index, { type, at: instant }] of facts.entries()) {
    if (instant > NOW) break;
    if (type === 'buyer-message') {
      if (!isWaiting) isFirst = instant - lastAnswer > days(7);
      isWaiting = true;
    } else if (isWaiting) {
      isWaiting = false;
      lastAnswer = instant;
      if (!isFirst || instant <= from || instant > until) continue;
      counts.answers += 1;
      const next = facts.slice(index).find((one) => one.type === 'buyer-message');
      if (next === undefined || next.at > NOW || next.at - instant > days(7)) counts.helped += 1;
    }
  }
  return counts;
}

describe('the staffed hours', () => {
  const rotasOf = (shift: object) =>
    shopRules({
      rotas: { care: { timeZone: 'Asia/Shanghai', shifts: [{ 'on-call': ['li'], ...shift }] } },
    } as never).rota.hours.rotas;

  it('are those of the rotas, in the reader’s zone', () => {
    const week = staffedHours(rotasOf({ days: ['mon'], from: '09:00', to: '12:00' }), NOW, localHours('UTC'));
    expect(
      week?.flatMap((day, index) => day.flatMap((is, hour) => (is ? [`${index + 1} ${hour}`] : []))),
    ).toEqual(['1 1', '1 2', '1 3']);
  });

  it('are unknown without rotas', () => {
    expect(staffedHours([], NOW, localHours(ZONE))).toBeUndefined();
  });
});
