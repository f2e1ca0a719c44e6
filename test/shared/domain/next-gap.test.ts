import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextGap } from '#shared/domain/duty/next-gap';
import { staffedAt } from '#shared/domain/duty/spans';
import { rotasShown } from '#shared/application/views/rotas-shown';
import { hours, minutes } from '#shared/domain/instant';
import { arbitraryRota, MONDAY } from '#test/builders/rotas';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';

const shifts = [
  { days: ['mon' as const], from: '09:00', to: '18:00', 'on-call': ['li'] },
  { days: ['tue' as const], from: '12:00', to: '16:00', 'on-call': ['li'] },
];
const office = rotasShown(shop({ rotas: { office: { timeZone: 'UTC', shifts } } }), 'UTC');
const gap = { from: at('18:00'), until: at('2026-03-03T12:00') };

describe('the next time without anybody on duty', () => {
  it('begins when people leave, if that is near', () => {
    expect(nextGap(office, at('10:00'), hours(12))).toEqual(gap);
    expect(nextGap(office, at('10:00'), hours(8))).toBeUndefined();
  });

  it('is the one that lasts', () => {
    expect(nextGap(office, at('19:00'), hours(1))).toEqual({ ...gap, from: at('19:00') });
  });

  it('is none where people are always on duty', () => {
    expect(nextGap([], at('10:00'), hours(12))).toBeUndefined();
  });

  it('has nobody on duty in it and somebody at its end, whatever the rotas', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRota, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 7 * 24 * 60 }),
        (any, minute) => {
          const now = MONDAY + minutes(minute);
          const found = nextGap(any, now, hours(12));
          if (found === undefined) return;
          expect(found.from).toBeGreaterThanOrEqual(now);
          const middle = (found.from + Math.min(found.until, found.from + hours(24 * 14))) / 2;
          expect([found.from, middle].map((instant) => staffedAt(any, instant))).toEqual([false, false]);
          if (found.until < found.from + hours(24 * 60)) expect(staffedAt(any, found.until)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
