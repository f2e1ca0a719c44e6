import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '#shared/contracts/settings/rules';
import { dutyAt, type DutyRota } from '#shared/domain/duty/duty-rota';
import { offDuty } from '#shared/domain/duty/off-duty';
import { type Takeover, withTakeovers } from '#shared/domain/duty/takeover';
import { summon } from '#shared/domain/escalation/summon';
import { hours } from '#shared/domain/instant';
import { situationOf } from '#shared/domain/thread/situation';
import { shop } from '#test/builders/shop';
import { at, threadOf } from '#test/builders/thread';

const NOW = at('10:00');
const takeover = (part: Partial<Takeover>): Takeover => ({
  id: 'one',
  from: NOW,
  until: NOW + hours(8),
  person: 'ana',
  by: 'chen',
  at: NOW - hours(1),
  ...part,
});
const planned = { onCall: ['li'], backup: ['ana', 'chen'] };

describe('a takeover', () => {
  it('of whoever is on call leaves the backup as it is', () => {
    expect(withTakeovers(planned, [takeover({})], NOW)).toEqual({ onCall: ['ana'], backup: ['ana', 'chen'] });
    expect(withTakeovers({ onCall: [], backup: [] }, [takeover({})], NOW)).toEqual({
      onCall: ['ana'],
      backup: [],
    });
  });

  it('of one person’s duty replaces them wherever they are, and nobody else', () => {
    const instead = takeover({ insteadOf: 'ana', person: 'li' });
    expect(withTakeovers(planned, [instead], NOW)).toEqual({ onCall: ['li'], backup: ['li', 'chen'] });
    expect(withTakeovers({ onCall: ['chen'], backup: [] }, [instead], NOW)).toEqual({
      onCall: ['chen'],
      backup: [],
    });
  });

  it('can be handed on: who takes over from the one who took over has the duty', () => {
    const first = takeover({ insteadOf: 'li', person: 'ana' });
    const second = takeover({ insteadOf: 'ana', person: 'chen' });
    expect(withTakeovers({ onCall: ['li'], backup: [] }, [first, second], NOW).onCall).toEqual(['chen']);
  });

  it('holds from its beginning until its end, and of several the last that was made counts', () => {
    const instant = fc.integer({ min: -20, max: 20 }).map((count) => NOW + hours(count));
    const one = fc
      .record({
        from: instant,
        length: fc.integer({ min: 1, max: 20 }),
        person: fc.constantFrom('ana', 'chen'),
      })
      .map(({ from, length, person }) => takeover({ from, until: from + hours(length), person }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), instant, (all, when) => {
        const last = all.findLast(({ from, until }) => from <= when && when < until);
        expect(withTakeovers(planned, all, when).onCall).toEqual([last?.person ?? 'li']);
      }),
    );
  });
});

const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const rota = {
  timeZone: 'UTC',
  shifts: [{ days: [...ALWAYS], from: '00:00', to: '24:00', 'on-call': ['li'], backup: ['ana'] }],
};

describe('the rules', () => {
  const onCall = (changes: Parameters<typeof shop>[0], takeovers: readonly Takeover[]): string[] => {
    const rules = rulesOf({ ...shop(changes), takenOver: { revision: 1, takeovers } });
    const situation = situationOf(threadOf(), rules.rota, NOW);
    return summon(situation, ['on-call'], NOW).responders.map(({ id }) => id);
  };

  it('let somebody take over a duty without rotas', () => {
    expect(onCall({}, [])).toEqual(['li']);
    expect(onCall({}, [takeover({})])).toEqual(['ana']);
    expect(onCall({}, [takeover({ until: NOW })])).toEqual(['li']);
  });

  it('let somebody take over every rota, or one alone', () => {
    const rotas = { office: rota };
    expect(onCall({ rotas }, [takeover({})])).toEqual(['ana']);
    expect(onCall({ rotas }, [takeover({ rota: 'office' })])).toEqual(['ana']);
    expect(onCall({ rotas }, [takeover({ rota: 'another' })])).toEqual(['li']);
    // One rota alone is not the duty of what no rota covers.
    expect(onCall({}, [takeover({ rota: 'office' })])).toEqual(['li']);
  });

  it('forget a takeover by somebody who has left the settings', () => {
    expect(onCall({}, [takeover({ person: 'gone' })])).toEqual(['li']);
    expect(onCall({ rotas: { office: rota } }, [takeover({ person: 'gone' })])).toEqual(['li']);
  });
});

describe('off duty', () => {
  const rotas: DutyRota[] = [
    ...rulesOf({
      ...shop({ rotas: { office: rota } }),
      takenOver: { revision: 1, takeovers: [takeover({ person: 'chen' })] },
    }).rota.hours.rotas,
  ];

  it('is whose duty somebody else has taken over, until then', () => {
    expect(dutyAt(rotas[0] ?? expect.fail(), NOW).onCall).toEqual(['chen']);
    expect(offDuty(rotas, 'li', NOW)).toEqual({ until: NOW + hours(8) });
  });

  it('is not who takes over, nor somebody without a rota who once took over', () => {
    expect(offDuty(rotas, 'chen', NOW)).toBeUndefined();
    expect(offDuty(rotas, 'chen', NOW + hours(9))).toBeUndefined();
  });
});
