import { describe, expect, it } from 'vitest';
import { readCron } from '#infra/local/cloud/cron';
import type { RunningFunction } from '#infra/local/cloud/functions/lambda-runner';
import { duringMove, nextScheduledCall, readSchedule, scheduledCalls } from '#infra/local/cloud/schedule';
import { at } from '#test/builders/thread';

const running = (name: string): RunningFunction => ({
  name,
  invoke: () => Promise.resolve(),
  kill: () => undefined,
  stop: () => Promise.resolve(),
});
const schedule = (expression: string, name = 'one') =>
  readSchedule(
    {
      ScheduleExpression: expression,
      State: 'ENABLED',
      Target: { Arn: name, Input: '{"asOf":"<aws.scheduler.scheduled-time>"}' },
    },
    running,
  );
const inWords = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

describe('a daily schedule', () => {
  it('fires each day in UTC, also at the turn of month and year, and never at the very instant it is asked about', () => {
    const next = readCron('cron(20 2 * * ? *)');
    expect(
      ['2026-03-02T02:19', '2026-03-02T02:20', '2026-12-31T23:00', '2028-02-28T03:00'].map((time) =>
        inWords(next(at(time))),
      ),
    ).toEqual(['2026-03-02T02:20', '2026-03-03T02:20', '2027-01-01T02:20', '2028-02-29T02:20']);
  });

  it('fires weekly on its day', () => {
    const next = readCron('cron(0 6 ? * MON *)');
    expect(
      ['2026-03-02T05:59', '2026-03-02T06:00', '2026-03-08T23:59', '2026-03-09T06:01'].map((time) =>
        inWords(next(at(time))),
      ),
    ).toEqual(['2026-03-02T06:00', '2026-03-09T06:00', '2026-03-09T06:00', '2026-03-16T06:00']);
    expect(inWords(readCron('cron(30 23 ? * SUN *)')(at('2026-03-02T00:00')))).toBe('2026-03-08T23:30');
  });

  it('is refused in words when the local clock does not know it', () => {
    for (const expression of [
      'rate(5 minutes)',
      'cron(0/7 * * * ? *)',
      'cron(0 6 1 * ? *)',
      'cron(0 6 ? * 2 *)',
      'cron(0 6 ? * MON-FRI *)',
      'cron(0 6 ? * XXX *)',
      'cron(60 2 * * ? *)',
      'cron(60 * * * ? *)',
      'cron(0 24 * * ? *)',
      'at(2026-03-02T06:00:00)',
    ])
      expect(() => schedule(expression)).toThrow(`and not ${expression}`);
    const elsewhere = { ScheduleExpression: 'rate(1 minute)', ScheduleExpressionTimezone: 'Asia/Shanghai' };
    expect(() => readSchedule({ ...elsewhere, State: 'ENABLED', Target: {} }, running)).toThrow('UTC');
  });
});

describe('an hourly schedule', () => {
  it('fires at its minute, and never at the very instant it is asked about', () => {
    const next = readCron('cron(20 * * * ? *)');
    expect(
      ['2026-03-02T02:19', '2026-03-02T02:20', '2026-12-31T23:30'].map((time) => inWords(next(at(time)))),
    ).toEqual(['2026-03-02T02:20', '2026-03-02T03:20', '2027-01-01T00:20']);
    expect(inWords(readCron('cron(0 * * * ? *)')(at('10:00')))).toBe('2026-03-02T11:00');
    expect(inWords(readCron('cron(0/15 * * * ? *)')(at('10:00')))).toBe('2026-03-02T10:15');
    expect(inWords(readCron('cron(0/15 * * * ? *)')(at('10:59')))).toBe('2026-03-02T11:00');
  });

  it('fires in the last two hours of a clock move; a daily one fires in all of it', () => {
    const timed = duringMove(
      [schedule('cron(0 * * * ? *)', 'hourly'), schedule('cron(20 2 * * ? *)', 'daily')],
      at('2026-03-04T10:30'),
    );
    const calls = scheduledCalls(timed, at('10:00'), at('2026-03-04T10:30'));
    expect(calls.map(({ at: instant, schedule: one }) => `${inWords(instant)} ${one.target.name}`)).toEqual([
      '2026-03-03T02:20 daily',
      '2026-03-04T02:20 daily',
      '2026-03-04T09:00 hourly',
      '2026-03-04T10:00 hourly',
    ]);
    expect(inWords(nextScheduledCall(timed.slice(0, 1), at('10:00')))).toBe('2026-03-04T09:00');
  });
});

describe('the events of schedules', () => {
  const daily = schedule('cron(20 2 * * ? *)', 'daily');
  const weekly = schedule('cron(0 6 ? * MON *)', 'weekly');
  const minutely = schedule('rate(1 minute)');

  it('fire in order over several days, those of every minute apart', () => {
    const calls = scheduledCalls([weekly, minutely, daily], at('2026-03-07T02:20'), at('2026-03-09T06:00'));
    expect(calls.map(({ at: instant, schedule: one }) => `${inWords(instant)} ${one.target.name}`)).toEqual([
      '2026-03-08T02:20 daily',
      '2026-03-09T02:20 daily',
      '2026-03-09T06:00 weekly',
    ]);
    expect(scheduledCalls([weekly, daily], at('2026-03-09T06:00'), at('2026-03-09T06:01'))).toEqual([]);
  });

  it('carry their instant', () => {
    expect(daily.input(at('2026-03-08T02:20'))).toEqual({ asOf: '2026-03-08T02:20:00.000Z' });
  });

  it('are awaited from the earliest on, and for ever where all fire every minute', () => {
    expect(inWords(nextScheduledCall([weekly, minutely, daily], at('2026-03-09T05:00')))).toBe(
      '2026-03-09T06:00',
    );
    expect(nextScheduledCall([minutely], at('10:00'))).toBe(Infinity);
  });
});
