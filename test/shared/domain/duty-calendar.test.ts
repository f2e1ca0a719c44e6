import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { minuteIn, rotaDays } from '#shared/domain/duty/calendar';
import { dutyChanges, relieved } from '#shared/domain/duty/duty-changes';
import { dutyAt } from '#shared/domain/duty/duty-rota';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { nowAndNext } from '#shared/domain/duty/now-and-next';
import { isStaffed } from '#shared/domain/duty/on-duty';
import { days, minutes } from '#shared/domain/instant';
import { arbitraryRota, MONDAY } from '#test/builders/rotas';

const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
const quarters = Array.from({ length: 7 * 96 }, (_, index) => MONDAY + minutes(15 * index));

it('a calendar shows at each quarter of an hour who is on duty then, whatever the time zone', () => {
  fc.assert(
    fc.property(arbitraryRota, zone, (rota, timeZone) => {
      const first = localTimeOf(MONDAY, timeZone).day;
      const calendar = rotaDays(rota, { first, count: 8, timeZone });
      const shown = quarters.map((at) => {
        const day = calendar.find(({ from, until }) => from <= at && at < until);
        const entry = day?.entries.find(({ from, until }) => from <= at && at < until);
        return [entry?.onCall ?? [], entry?.backup ?? []];
      });
      const onDuty = quarters.map((at) => {
        const { onCall, backup } = dutyAt(rota, at);
        return [onCall, backup.filter((one) => !onCall.includes(one))];
      });
      expect(shown).toEqual(onDuty);
    }),
    { numRuns: 30 },
  );
});

it('an entry says by which takeover its people are on duty', () => {
  fc.assert(
    fc.property(arbitraryRota, (rota) => {
      const calendar = rotaDays(rota, { first: Math.floor(MONDAY / days(1)), count: 8, timeZone: 'UTC' });
      for (const { takeover, from, until, onCall, backup } of calendar.flatMap(({ entries }) => entries)) {
        if (takeover === undefined) continue;
        expect(takeover.from <= from && until <= takeover.until).toBe(true);
        expect([...onCall, ...backup]).toContain(takeover.person);
      }
    }),
    { numRuns: 50 },
  );
});

it('the end of a day is its midnight, not that of the next', () => {
  const span = { from: MONDAY, until: MONDAY + days(1) };
  expect(minuteIn(span.until, span, 'UTC')).toBe(1_440);
  expect(minuteIn(span.from + minutes(90), span, 'UTC')).toBe(90);
});

it('who is on call now stays so until the instant that is said, and the next comes then or later', () => {
  fc.assert(
    fc.property(arbitraryRota, fc.constantFrom(...quarters), (rota, now) => {
      const { onCall, until, next } = nowAndNext(rota, now);
      expect(onCall).toEqual(dutyAt(rota, now).onCall);
      if (until !== undefined) {
        expect(dutyAt(rota, until - 1).onCall).toEqual(onCall);
        expect(dutyAt(rota, until).onCall).not.toEqual(onCall);
      }
      if (next !== undefined) expect(dutyAt(rota, next.from).onCall).toEqual(next.onCall);
    }),
    { numRuns: 200 },
  );
});

it('the changes of a takeover are exactly the times in which others are on duty', () => {
  fc.assert(
    fc.property(arbitraryRota, (after) => {
      const before = { ...after, takeovers: [] };
      const span = { from: MONDAY, until: MONDAY + days(7) };
      const changes = dutyChanges(before, after, span);
      const people = (at: number, rota = after): string => {
        const { onCall, backup } = dutyAt(rota, at);
        return JSON.stringify([onCall.toSorted(), backup.toSorted()]);
      };
      const changed = quarters.filter((at) => people(at) !== people(at, before));
      expect(quarters.filter((at) => changes.some(({ from, until }) => from <= at && at < until))).toEqual(
        changed,
      );
      for (const person of relieved(changes))
        expect(changes.some((change) => isStaffed(change.before))).toBe(person !== '');
    }),
    { numRuns: 50 },
  );
});
