import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignee, assigneeOf } from '#shared/domain/board/assignee';
import { dutyAt } from '#shared/domain/duty/duty-rota';
import { isOffDuty } from '#shared/domain/duty/off-duty';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';
import { play } from '#test/builders/play';
import { arbitraryRota, MONDAY } from '#test/builders/rotas';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const asked = at('10:00');
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as ('mon' | 'tue' | 'wed' | 'thu' | 'fri')[];
type Covers = NonNullable<
  NonNullable<NonNullable<Parameters<typeof shopRules>[0]>['assignment']>['rules']
>[number]['covers'];

/** The rules of a shop in which Chen gets what a rule covers, and Li is on call. */
const toChen = (covers: Covers, more: Parameters<typeof shopRules>[0] = {}): Rules =>
  shopRules({ assignment: { rules: [{ covers, to: 'chen' }] }, ...more });
const assignee = (thread: Thread, rules: Rules, now: Instant = asked): Assignee | undefined =>
  assigneeOf(stateOf(thread, now), rules);
const sure = <Name extends string>(name: Name) => ({ name, confidence: 0.9 });

describe('the assignee of a thread', () => {
  it('is whoever is on call where no rule covers it', () => {
    const rules = toChen({ stores: ['acme-eu'] });
    expect(assignee(threadOf(message('m1', asked)), rules)).toEqual({ person: 'li', because: 'on-call' });
  });

  it.each<[string, Covers, Parameters<typeof message>[2]]>([
    ['store', { stores: ['acme-us'] }, {}],
    ['country', { countries: ['US'] }, {}],
    ['language', { languages: ['de'] }, { language: sure('de') }],
    ['topic', { topics: ['defect'] }, { topic: sure('defect') }],
    ['product', { asins: ['B0ABCDE123'] }, { asin: 'B0ABCDE123' }],
    ['everything at once', { stores: ['acme-us'], topics: ['defect'] }, { topic: sure('defect') }],
    ['nothing', {}, {}],
  ])('is named by a rule about its %s', (_, covers, more) => {
    expect(assignee(threadOf(message('m1', asked, more)), toChen(covers))).toEqual({
      person: 'chen',
      because: 'rule',
    });
  });

  it.each<[string, Covers, Parameters<typeof message>[2]]>([
    ['that is met in part only', { stores: ['acme-us'], topics: ['defect'] }, { topic: sure('delivery') }],
    ['about what the message does not say', { asins: ['B0ABCDE123'] }, {}],
    ['about a guess', { topics: ['defect'] }, { topic: { name: 'defect', confidence: 0.5 } }],
  ])('is not named by a rule %s', (_, covers, more) => {
    expect(assignee(threadOf(message('m1', asked, more)), toChen(covers))?.because).toBe('on-call');
  });

  it('is named by the first rule that covers it', () => {
    const rules = shopRules({
      assignment: {
        rules: [
          { covers: { topics: ['invoice'] }, to: 'li' },
          { covers: { languages: ['de'] }, to: 'ana' },
          { to: 'chen' },
        ],
      },
    });
    const thread = threadOf(message('m1', asked, { language: sure('de') }));
    expect(assignee(thread, rules)?.person).toBe('ana');
  });

  it('stays the same while it waits, whatever the buyer adds', () => {
    const rules = shopRules({
      assignment: {
        rules: [
          { covers: { topics: ['invoice'] }, to: 'chen' },
          { covers: { topics: ['defect'] }, to: 'ana' },
        ],
      },
    });
    const thread = threadOf(
      message('m1', asked),
      message('m2', asked + hours(1), { topic: sure('defect') }),
      message('m3', asked + hours(2), { topic: sure('invoice') }),
    );
    for (const now of [asked, asked + hours(3), asked + hours(30)])
      expect(assignee(thread, rules, now)).toEqual({ person: 'ana', because: 'rule' });
  });

  it('is who acted last when the buyer wrote before, unless the settings say otherwise', () => {
    const handedOver: Fact = { type: 'handed-over', id: 'h1', at: asked + minutes(9), by: 'li', to: 'ana' };
    const thread = threadOf(
      message('m1', asked),
      acknowledgement('li', asked + minutes(5)),
      handedOver,
      reply('r1', asked + hours(2)),
      message('m2', asked + hours(3)),
      acknowledgement('chen', asked + hours(4)),
    );
    const now = asked + hours(5);
    expect(assignee(thread, toChen({}), now)).toEqual({ person: 'ana', because: 'acted-last' });
    const without = shopRules({ assignment: { lastAnswered: false } });
    expect(assignee(thread, without, now)).toEqual({ person: 'li', because: 'on-call' });
  });

  it('is not somebody who has left the settings since', () => {
    const facts = [message('m1', asked), acknowledgement('bo', asked + 1), reply('r1', asked + hours(2))];
    const thread = threadOf(...facts, message('m2', asked + hours(3)));
    expect(assignee(thread, toChen({}), asked + hours(4))).toEqual({ person: 'chen', because: 'rule' });
  });

  it('is nobody once it is answered', () => {
    const thread = threadOf(message('m1', asked), reply('r1', asked + hours(2)));
    expect(assignee(thread, toChen({}), asked + hours(3))).toBeUndefined();
  });

  it('is one of a group, each of whom gets a share', () => {
    const rules = shopRules({ assignment: { rules: [{ to: ['li', 'ana', 'chen'] }] } });
    const counts = new Map<string, number>();
    for (let index = 0; index < 3_000; index += 1) {
      const id = `acme-us.111-${String(index).padStart(7, '0')}-1111111`;
      const thread = addFacts(newThread({ id, kind: 'message', store: 'acme-us' }), [message('m1', asked)]);
      const { person } = assignee(thread, rules)!;
      counts.set(person, (counts.get(person) ?? 0) + 1);
    }
    expect(counts.size).toBe(3);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe('with rotas, the assignee of a thread', () => {
  const office = {
    timeZone: 'UTC',
    shifts: [
      { days: weekdays, from: '08:00', to: '12:00', 'on-call': ['li'] },
      { days: weekdays, from: '12:00', to: '16:00', 'on-call': ['chen'] },
    ],
  };
  const rules = toChen({}, { rotas: { office } });

  it('is not somebody off duty while another is on', () => {
    expect(assignee(threadOf(message('m1', asked)), rules)).toEqual({ person: 'li', because: 'on-call' });
    expect(assignee(threadOf(message('m1', at('13:00'))), rules)?.because).toBe('rule');
  });

  it('is the one whom the rule names where nobody is on duty', () => {
    expect(assignee(threadOf(message('m1', at('03:00'))), rules)).toEqual({
      person: 'chen',
      because: 'rule',
    });
  });

  it('is who is on call next where nobody is on duty and no rule covers it', () => {
    const thread = threadOf(message('m1', at('03:00')));
    expect(assignee(thread, shopRules({ rotas: { office } }))).toEqual({
      person: 'li',
      because: 'on-call-next',
    });
  });

  it('never is somebody off duty while a candidate is on duty, and never depends on the order of facts or on now', () => {
    const people = fc.uniqueArray(fc.constantFrom('li', 'ana', 'chen'), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(arbitraryRota, { minLength: 1, maxLength: 2 }),
        people,
        fc.constantFrom('li', 'ana', 'chen', undefined),
        fc.integer({ min: 0, max: 14 * 96 }).map((quarters) => MONDAY + minutes(15 * quarters)),
        fc.nat(40).map(hours),
        (rotas, to, last, startedAt, later) => {
          const base = shopRules();
          const generated: Rules = {
            ...base,
            rota: { ...base.rota, hours: { rotas, nudgeMarginMs: hours(4), beforeEndOfShiftMs: hours(1) } },
            assignment: { lastAnswered: true, rules: [{ covers: {}, to }] },
          };
          const before: Fact[] =
            last === undefined
              ? []
              : [
                  message('m0', startedAt - hours(9)),
                  acknowledgement(last, startedAt - hours(8)),
                  reply('r0', startedAt - hours(7)),
                ];
          const facts = [...before, message('m1', startedAt), message('m2', startedAt + 1)];
          const found = assignee(threadOf(...facts), generated, startedAt + later);
          expect(assignee(threadOf(...facts.toReversed()), generated, startedAt + hours(1))).toEqual(found);

          const onCall = rotas.flatMap((rota) => dutyAt(rota, startedAt).onCall);
          const candidates = [...(last === undefined ? [] : [last]), ...to, ...onCall];
          if (candidates.some((person) => !isOffDuty(rotas, person, startedAt)))
            expect(isOffDuty(rotas, found!.person, startedAt)).toBe(false);
          else if (candidates.length > 0) expect(candidates).toContain(found?.person);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('an assignment changes no alert', () => {
  const facts = [
    message('m1', asked, { topic: sure('defect') }),
    acknowledgement('li', asked + hours(13)),
    message('m2', asked + hours(20)),
  ];
  const sendsBy = (rules: Rules) =>
    play(threadOf(), facts, rules, { from: asked, to: asked + hours(73) }).deliveries.map(
      ({ at: instant, send }) => [instant, send.step, send.channel, send.recipient],
    );
  const sends = sendsBy(shopRules());
  expect(sends.length).toBeGreaterThan(5);
  expect(sendsBy(toChen({ topics: ['defect'] }))).toEqual(sends);
});
