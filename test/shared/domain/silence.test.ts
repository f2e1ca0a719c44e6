import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#shared/domain/instant';
import { isSilent, longestGap } from '#shared/domain/watch/silence';
import { at } from '#test/builders/thread';

const now = at('2026-03-30T12:00');
/** Messages every so many hours, over so many days before now. */
const each = (gapHours: number, overDays: number): number[] =>
  Array.from({ length: Math.floor((overDays * 24) / gapHours) }, (_, index) => now - hours(index * gapHours));

describe('the longest gap learned for a place', () => {
  it('is the longest time between two messages of four weeks', () => {
    expect(longestGap(each(6, 20), now)).toBe(hours(6));
    expect(longestGap([...each(6, 20), now - days(30)], now)).toBe(hours(6));
  });

  it('is unknown with fewer than twenty messages, or fewer than seven days', () => {
    expect(longestGap(each(24, 19), now)).toBeUndefined();
    expect(longestGap(each(24, 20), now)).toBe(hours(24));
    expect(longestGap(each(1, 5), now)).toBeUndefined();
  });
});

describe('a place', () => {
  it('is silent after half as long again as ever, and never within six hours', () => {
    expect(isSilent(hours(10), now - hours(15), now)).toBe(false);
    expect(isSilent(hours(10), now - hours(15) - 1, now)).toBe(true);
    expect(isSilent(minutes(10), now - hours(6), now)).toBe(false);
    expect(isSilent(minutes(10), now - hours(6) - 1, now)).toBe(true);
  });

  it('is never silent within its longest gap, and always after twice that and six hours', () => {
    const instants = fc.array(fc.integer({ min: 0, max: days(27) }), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 1_000_000 }), (ages, part) => {
        const gap = longestGap(
          ages.map((age) => now - age),
          now,
        );
        if (gap === undefined) return;
        expect(isSilent(gap, now - Math.floor((gap * part) / 1_000_000), now)).toBe(false);
        expect(isSilent(gap, now - Math.max(2 * gap, hours(6)) - 1, now)).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
