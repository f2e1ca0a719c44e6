import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadStory } from '#shared/application/views/thread-story';
import { threadView } from '#shared/application/views/thread-view';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { Fact } from '#shared/domain/thread/fact';
import { compact } from '#shared/domain/thread/compaction/compact';
import { situationOf, stateOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { play } from '#test/builders/play';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const versioned = shop();
const tell = (instant: Instant): string => new Date(instant).toISOString().slice(8, 16).replace('T', ' ');
const story = (thread: Thread, now: Instant, settings = versioned) => {
  const { headline, lines } = threadStory(situationOf(thread, rulesOf(settings).rota, now), settings, tell);
  return { headline, lines: lines.map((line) => `${tell(line.at)} ${line.what}`) };
};
const played = (facts: readonly Fact[], to: Instant, outcome?: () => Outcome, settings = versioned): Thread =>
  play(threadOf(), facts, rulesOf(settings), { from: at('10:00'), to }, outcome).thread;

describe('the story of a thread', () => {
  it('says what arrived, who was alerted and how, who acknowledged, and that the answer was in time', () => {
    const facts = [
      message('m1', at('10:00'), { language: { name: 'de', confidence: 0.9 } }),
      acknowledgement('li', at('2026-03-03T06:30')),
      reply('r1', at('2026-03-03T07:00')),
    ];
    const now = at('2026-03-03T08:00');
    expect(story(played(facts, now), now)).toEqual({
      headline: 'Answered after 21 h, in time.',
      lines: [
        '02 10:00 a buyer’s message came in (in German)',
        '02 10:00 the clocks start: 24-hour reply due 03 10:00; 48-hour claim risk due 04 10:00; 72-hour last chance due 05 10:00',
        '02 22:00 Li Wei: alerted by Slack, accepted [24-hour reply, 12 hours before]',
        '03 06:00 Li Wei: alerted by Slack, accepted [24-hour reply, 4 hours before]',
        '03 06:00 Li Wei: alerted by e-mail, delivered [24-hour reply, 4 hours before]',
        '03 06:30 Li Wei acknowledged it',
        '03 07:00 a reply went out through Amazon',
        '03 07:00 the clocks stop: answered after 21 h, in time',
      ],
    });
  });

  it('counts the messages that are not listed, and says where the others may not be from Amazon', () => {
    const now = at('12:00');
    const facts = Array.from({ length: 3_000 }, (_, index) =>
      message(`m${index}`, at('10:00') + index * 1000, { trusted: index === 0 }),
    );
    const bounded = compact(stateOf(threadOf(...facts), now));
    const { lines } = story(bounded, now);
    expect(lines).toContain(
      '02 10:49 and 2,984 more messages, from 02 10:00 to 02 10:49; unproven: it may not be from Amazon',
    );
    const { waiting, more } = threadView(
      situationOf(bounded, rulesOf(versioned).rota, now),
      rulesOf(versioned).policy,
    );
    expect(waiting).toBe(3_000);
    expect(more).toEqual([
      {
        type: 'buyer-message',
        count: 2_984,
        from: '2026-03-02T10:00:06.000Z',
        until: '2026-03-02T10:49:49.000Z',
      },
    ]);
  });

  it('says what comes next, and which deadline passed', () => {
    const now = at('2026-03-03T10:30');
    const { headline, lines } = story(played([message('m1', at('10:00'))], now), now);
    expect(headline).toBe(
      'Waiting since 02 10:00; the 48-hour claim risk is due at 04 10:00, in 23 h 30 min.',
    );
    expect(lines).toContain('03 10:00 UNANSWERED: the 24-hour deadline passed');
    expect(lines).toContain('03 22:00 to come: 48-hour claim risk, 12 hours before (not due yet)');
  });

  it('says by how much an answer was late, and starts again with the next message', () => {
    const facts = [
      message('m1', at('10:00')),
      reply('r1', at('2026-03-03T11:10')),
      message('m2', at('2026-03-03T12:00')),
    ];
    const now = at('2026-03-03T12:30');
    const { lines } = story(played(facts, now), now);
    expect(lines).toContain('03 11:10 the clocks stop: answered after 25 h 10 min, 1 h 10 min late');
    expect(lines.filter((line) => line.includes('the clocks start'))).toHaveLength(2);
  });

  it('says what was refused and tried again, and why', () => {
    const now = at('2026-03-02T22:03');
    const refused = played([message('m1', at('10:00'))], now, () => ({
      result: 'retry',
      reason: 'Slack is busy',
    }));
    expect(story(refused, now).lines.find((line) => line.includes('not reached'))).toMatch(
      /^02 22:0\d Li Wei: not reached by Slack after \d+ attempts, next try at 02 22:0\d \[24-hour reply, 12 hours before\] \(Slack is busy\)$/,
    );
  });

  it('counts one attempt as one', () => {
    const now = at('2026-03-02T22:00');
    const refused = played([message('m1', at('10:00'))], now, () => ({
      result: 'retry',
      reason: 'Slack is busy',
    }));
    expect(story(refused, now).lines.find((line) => line.includes('not reached'))).toContain(
      'not reached by Slack after 1 attempt, next try',
    );
  });

  it.each([
    [
      'en',
      'Ana Ruiz: alerted by e-mail, delivered [their answer was refused]',
      'Li Wei: alerted by e-mail, delivered [it was handed over to them]',
      'the answer was refused: the clock runs on as if it had not been sent. A mail server returned it. Answer in Seller Central.',
    ],
    [
      'zh-CN',
      'Ana Ruiz：已通过邮件提醒，已送达（其回复被拒收）',
      'Li Wei：已通过邮件提醒，已送达（消息已转交给对方）',
      '回复被拒收：计时继续，如同从未发送。被邮件服务器退回。请在卖家平台回复。',
    ],
  ] as const)(
    'in %s says in words why an alert came that no ladder has',
    (language, answer, handOver, why) => {
      const now = at('11:00');
      const facts: Fact[] = [
        message('m1', at('10:00')),
        { type: 'handed-over', id: 'h1', at: at('10:20'), by: 'ana', to: 'li' },
      ];
      const thread: Thread = {
        ...threadOf(),
        replies: [
          {
            id: '1a2b3c4d5e6f',
            by: 'ana',
            text: 't1',
            seen: [],
            to: 'm1',
            steps: [
              { to: 'queued', at: at('10:01') },
              { to: 'refused', at: at('10:02'), reason: 'bounced' },
            ],
          },
        ],
      };
      const { thread: after } = play(thread, facts, rulesOf(versioned), { from: at('10:00'), to: now });
      const inLanguage = threadStory(
        situationOf(after, rulesOf(versioned).rota, now),
        versioned,
        tell,
        language,
      );
      const lines = inLanguage.lines.map(({ what }) => what);
      for (const line of [answer, handOver, why]) expect(lines).toContain(line);
    },
  );

  it('says why a nudge came when it did', () => {
    const settings = shop({
      rotas: {
        office: {
          timeZone: 'UTC',
          shifts: [{ days: ['mon', 'tue'], from: '08:00', to: '18:00', 'on-call': ['li'] }],
        },
      },
    });
    const now = at('2026-03-02T20:00');
    const { lines } = story(played([message('m1', at('10:00'))], now, undefined, settings), now, settings);
    expect(lines).toContain(
      '02 17:00 Li Wei: alerted by Slack, accepted [24-hour reply, 12 hours before] (nobody is on duty later, before the deadline: sent before the shift ends)',
    );
  });

  it('of any facts is in order of time, and complete', () => {
    const instant = fc.integer({ min: 0, max: 60 }).map((count) => at('10:00') + minutes(count * 47));
    const fact: fc.Arbitrary<Fact> = fc.oneof(
      fc.tuple(fc.nat(9), instant).map(([id, when]) => message(`m${id}`, when)),
      fc.tuple(fc.nat(9), instant).map(([id, when]) => reply(`r${id}`, when)),
      instant.map((when) => acknowledgement('li', when)),
      instant.map((when): Fact => ({
        type: 'no-response-needed',
        id: `n${when}`,
        at: when,
        by: 'ana',
        reason: 'thanks only',
      })),
      instant.map((when): Fact => ({ type: 'reply-revoked', id: `v${when}`, at: when })),
      instant.map((when): Fact => ({ type: 'answered-elsewhere', id: `e${when}`, at: when, by: 'chen' })),
    );
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
        const thread = addFacts(threadOf(), facts);
        const { lines } = threadStory(
          situationOf(thread, rulesOf(versioned).rota, at('10:00') + hours(72)),
          versioned,
          tell,
        );
        expect(lines.map((line) => line.at)).toEqual(lines.map((line) => line.at).toSorted((a, b) => a - b));
        expect(lines.length).toBeGreaterThanOrEqual(thread.facts.length);
      }),
    );
  });
});
