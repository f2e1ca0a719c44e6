import { describe, expect, it } from 'vitest';
import { days, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';

const rules = shopRules();
const asked = message('m1', at('10:00'));
const day = { from: at('10:00'), to: at('2026-03-03T10:00') - minutes(1) };
const alertsOf = (...facts: Fact[]): string[] =>
  play(threadOf(), facts, rules, day).deliveries.map(
    ({ at: instant, send }) =>
      `${new Date(instant).toISOString().slice(8, 16)} ${send.step} ${send.channel} ${send.recipient}`,
  );
const urgentOnly = (...facts: Fact[]): string[] =>
  alertsOf(...facts).filter((line) => line.includes('urgent'));

/** The alerts of the same messages without urgent words. */
const plain = alertsOf(asked);

describe('somebody may be hurt', () => {
  const burned = message('m2', at('23:00'), { urgent: urgentBy('burn') });

  it('alerts on-call and managers at once by every channel, also at night, and leaves the ladder as it is', () => {
    expect(urgentOnly(asked, burned)).toEqual([
      '02T23:00 urgent email li',
      '02T23:00 urgent slack care',
      '02T23:00 urgent email chen',
      '02T23:00 urgent slack managers',
    ]);
    expect(alertsOf(asked, burned).filter((line) => !line.includes('urgent'))).toEqual(plain);
  });

  it('is delayed by no acknowledgement, and comes once however many such messages come', () => {
    const again = message('m3', at('23:30'), { urgent: urgentBy('injury') });
    const ack = acknowledgement('li', at('22:30'));
    expect(urgentOnly(asked, ack, burned, again)).toHaveLength(4);
  });

  it('does not come after an answer, and not without proof', () => {
    expect(urgentOnly(asked, burned, reply('r1', at('23:10')))).toHaveLength(4);
    const unproven = { ...burned, trusted: false };
    expect(urgentOnly(asked, unproven).filter((line) => line.includes(' urgent '))).toEqual([]);
    const atOnce = { ...unproven, urgent: urgentBy('burn', { atOnce: true }) };
    expect(urgentOnly(asked, atOnce)).toHaveLength(4);
  });

  it('comes again after "not urgent" only for another reason', () => {
    const no = {
      type: 'not-urgent',
      id: 'n1',
      at: at('23:10'),
      by: 'li',
      upTo: at('23:00'),
      reasons: ['burn'],
    } as const;
    const same = message('m3', at('23:30'), { urgent: urgentBy('burn') });
    const other = message('m4', at('23:40'), { urgent: urgentBy('swallowed') });
    expect(urgentOnly(asked, burned, no, same)).toHaveLength(4);
    expect(
      urgentOnly(asked, burned, no, same, other).filter((line) => line.includes('urgent-2')),
    ).toHaveLength(4);
  });
});

describe('a lawyer, a claim or the like', () => {
  it('is a nudge to the people on call at once, before the ladder’s first step', () => {
    const lawyer = message('m1', at('10:00'), { urgent: urgentBy('lawyer') });
    const alerts = alertsOf(lawyer);
    expect(alerts.filter((line) => line.includes('urgent-staffed'))).toEqual([
      '02T10:00 urgent-staffed email li',
      '02T10:00 urgent-staffed slack care',
    ]);
    expect(alerts.filter((line) => !line.includes('urgent'))).toEqual(plain);
  });

  it('alerts nobody twice where the ladder has begun', () => {
    const late = message('m2', at('2026-03-03T08:00'), { urgent: urgentBy('lawyer') });
    expect(urgentOnly(asked, late)).toEqual([]);
  });
});

it('a message without urgent words is alerted about as before', () => {
  expect(
    play(threadOf(), [asked], rules, { ...day, to: day.from + days(4) }).deliveries.map(
      ({ send }) => send.step,
    ),
  ).not.toContain('urgent');
});

describe('with rotas', () => {
  // Monday is 2 March: the office works from nine to five, and nobody is on call at night.
  const staffed = shopRules({
    rotas: {
      office: {
        timeZone: 'UTC',
        shifts: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00', 'on-call': ['li'] },
        ],
      },
    },
  });
  const urgentWith = (...facts: Fact[]): string[] =>
    play(threadOf(), facts, staffed, { from: at('10:00'), to: at('2026-03-04T10:00') })
      .deliveries.filter(({ send }) => send.step.startsWith('urgent'))
      .map(
        ({ at: instant, send }) =>
          `${new Date(instant).toISOString().slice(8, 16)} ${send.step} ${send.recipient}`,
      );

  it('a lawyer waits for the morning, somebody who may be hurt does not', () => {
    const night = at('23:00');
    expect(urgentWith(message('m1', night, { urgent: urgentBy('lawyer') }))).toEqual([
      '03T09:00 urgent-staffed li',
      '03T09:00 urgent-staffed care',
    ]);
    expect(
      urgentWith(message('m1', night, { urgent: urgentBy('fire') })).every((line) =>
        line.startsWith('02T23:00 urgent '),
      ),
    ).toBe(true);
  });

  it('a lawyer on Friday night alerts as the ladder does, which is before Monday', () => {
    const friday = at('2026-03-06T20:00');
    const alerts = play(threadOf(), [message('m1', friday, { urgent: urgentBy('lawyer') })], staffed, {
      from: friday,
      to: friday + days(4),
    }).deliveries.map(({ send }) => send.step);
    expect(alerts).not.toContain('urgent-staffed');
    expect(alerts.length).toBeGreaterThan(0);
  });
});
