import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardRowOf } from '#shared/domain/board/board-row';
import { byUrgency, rankOf } from '#shared/domain/escalation/urgency';
import { hours } from '#shared/domain/instant';
import { compact } from '#shared/domain/thread/compaction/compact';
import type { Fact, NotUrgent } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import { URGENT_REASONS } from '#shared/domain/urgent/reasons';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';

const now = at('18:00');
const cycleOf = (...facts: Fact[]) => foldThread(threadOf(...facts), now);
const said = (time: string, more: Partial<NotUrgent> = {}): NotUrgent => ({
  type: 'not-urgent',
  id: `not-urgent.${time}`,
  at: at(time),
  by: 'li',
  upTo: at(time),
  reasons: ['fire'],
  ...more,
});
const fire = message('m1', at('10:00'), { urgent: urgentBy('fire') });

describe('what is urgent', () => {
  it('is the gravest of all that waits', () => {
    const lawyer = message('m2', at('11:00'), { urgent: urgentBy('lawyer') });
    const burn = message('m3', at('12:00'), { urgent: urgentBy('burn') });
    expect(urgencyOf(cycleOf(lawyer, fire, burn))).toEqual({
      ...urgentBy('burn'),
      stands: 1,
      since: at('10:00'),
      upTo: at('12:00'),
    });
    expect(urgencyOf(cycleOf(lawyer))).toMatchObject({ level: 2, reason: 'lawyer', stands: 2 });
    expect(urgencyOf(cycleOf(message('m4', at('10:00'))))).toBeUndefined();
  });

  it('is over with the wait, and begins anew with the next', () => {
    expect(urgencyOf(cycleOf(fire, reply('r1', at('11:00')), message('m2', at('12:00'))))).toBeUndefined();
  });

  it('is listed without proof, and stands first only if it alerts at once', () => {
    const unproven = { ...fire, trusted: false };
    expect(urgencyOf(cycleOf(unproven))).not.toHaveProperty('stands');
    expect(urgencyOf(cycleOf(unproven))).toMatchObject({ level: 1, reason: 'fire' });
    const atOnce = { ...unproven, urgent: urgentBy('fire', { atOnce: true }) };
    expect(urgencyOf(cycleOf(atOnce))).toMatchObject({ stands: 1 });
  });
});

describe('a person’s word that it is not urgent', () => {
  it('holds for what they saw, and later for the same reason', () => {
    expect(urgencyOf(cycleOf(fire, said('11:00')))).toBeUndefined();
    const again = message('m2', at('12:00'), { urgent: urgentBy('fire') });
    const lawyer = message('m3', at('12:00'), { urgent: urgentBy('lawyer') });
    expect(urgencyOf(cycleOf(fire, said('11:00'), again, lawyer))).toBeUndefined();
  });

  it('does not hold for somebody who may be hurt for another reason, or whose message they had not seen', () => {
    const burn = message('m2', at('10:30'), { urgent: urgentBy('burn') });
    expect(urgencyOf(cycleOf(fire, burn, said('11:00', { upTo: at('10:00') })))).toMatchObject({
      reason: 'burn',
    });
    const lawyer = message('m0', at('09:00'), { urgent: urgentBy('lawyer') });
    expect(urgencyOf(cycleOf(lawyer, said('09:30', { reasons: ['lawyer'] }), fire))).toMatchObject({
      reason: 'fire',
    });
  });

  it('can be taken back', () => {
    expect(
      urgencyOf(cycleOf(fire, said('11:00'), said('12:00', { undone: true, reasons: [] }))),
    ).toMatchObject({ reason: 'fire' });
  });
});

describe('order', () => {
  const rankWith = (...facts: Fact[]) => rankOf('message', cycleOf(...facts));
  const forged = message('m1', at('10:00'), { trusted: false, urgent: urgentBy('burn') });

  it('is hurt, then urgent, then deadlines; no stranger’s words pass a proven deadline', () => {
    const ranks = [
      rankWith(fire),
      rankWith(message('m1', at('10:00'), { urgent: urgentBy('lawyer') })),
      rankWith(message('m1', at('10:00'))),
      rankWith(forged),
      rankWith(message('m1', at('10:00'), { trusted: false })),
    ];
    expect(ranks).toEqual(['hurt', 'urgent', 'proven-buyer', 'unproven-urgent', 'unproven-buyer']);
    const views = ranks.map((rank, index) => ({ rank, dueAt: -index }));
    expect(views.toReversed().toSorted(byUrgency)).toEqual(views);
  });

  it('leaves the place of a proven message to it where a stranger writes to the same thread', () => {
    expect(rankWith(message('m2', at('11:00')), forged)).toBe('proven-buyer');
  });

  it('is the same on the board', () => {
    const listed = (...facts: Fact[]) => boardRowOf(stateOf(threadOf(...facts), now), shopRules())?.state;
    expect(listed(fire)).toBe('hurt');
    expect(listed(message('m1', at('10:00'), { urgent: urgentBy('claim') }))).toBe('urgent');
    expect(listed(forged)).toBe('waits');
    expect(listed(fire, said('11:00'))).toBe('waits');
    expect(listed(fire, reply('r1', at('11:00')))).toBe('answered');
  });
});

it('a flood folds nothing away that is urgent: what stands, and for what, stays', () => {
  const kind = fc.record({
    minute: fc.integer({ min: 0, max: 400 }),
    trusted: fc.boolean(),
    reason: fc.option(fc.constantFrom(...URGENT_REASONS), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(kind, { minLength: 150, maxLength: 250 }), (kinds) => {
      const facts = kinds.map(({ minute, trusted, reason }, index) =>
        message(`m${index}`, at('10:00') + minute * 60_000, {
          trusted,
          ...(reason !== undefined && { urgent: urgentBy(reason) }),
        }),
      );
      const state = stateOf(threadOf(...facts), now + hours(10));
      expect(urgencyOf(foldThread(compact(state), now + hours(10)))).toEqual(urgencyOf(state.cycle));
    }),
    { numRuns: 20 },
  );
});
