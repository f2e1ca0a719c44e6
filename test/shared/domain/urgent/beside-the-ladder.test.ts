import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { days, minutes } from '#shared/domain/instant';
import { URGENT_REASONS } from '#shared/domain/urgent/reasons';
import { addFacts } from '#shared/domain/thread/thread';
import { play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';

const rules = shopRules();
const from = at('10:00');
const to = from + days(2);

const asked = fc.record({
  minute: fc.integer({ min: 0, max: 60 * 40 }),
  trusted: fc.boolean(),
  reason: fc.option(fc.constantFrom(...URGENT_REASONS), { nil: undefined }),
});
const answers = fc.array(fc.integer({ min: 0, max: 60 * 40 }), { maxLength: 3 });

it('what is urgent alerts beside the ladder, once a wait, and changes no other alert', () => {
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 8 }), answers, (messages, replies) => {
      const facts = (isUrgent: boolean) => [
        ...messages.map(({ minute, trusted, reason }, index) =>
          message(`m${index}`, from + minutes(minute), {
            trusted,
            ...(isUrgent && reason !== undefined && { urgent: urgentBy(reason) }),
          }),
        ),
        ...replies.map((minute, index) => reply(`r${index}`, from + minutes(minute))),
      ];
      const alerts = (isUrgent: boolean) =>
        play(threadOf(), facts(isUrgent), rules, { from, to }).deliveries.map(({ at: instant, send }) => ({
          step: send.step,
          key: [instant, send.generation, send.clock, send.step, send.channel, send.recipient].join(' '),
        }));
      const all = alerts(true);
      const plain = all.filter(({ step }) => !step.startsWith('urgent'));
      expect(plain).toEqual(alerts(false));
      expect(new Set(all.map(({ key }) => key.slice(key.indexOf(' ')))).size).toBe(all.length);
    }),
    { numRuns: 60 },
  );
});

it('the order in which urgent facts arrive changes no state and no alert', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 1, maxLength: 6 }).chain((messages) =>
        fc.tuple(
          fc.constant(messages),
          fc.shuffledSubarray(
            messages.map((_, index) => index),
            { minLength: messages.length },
          ),
        ),
      ),
      ([messages, order]) => {
        const facts = messages.map(({ minute, trusted, reason }, index) =>
          message(`m${index}`, from + minutes(minute), {
            trusted,
            ...(reason !== undefined && { urgent: urgentBy(reason) }),
          }),
        );
        const shuffled = order.flatMap((index) => facts[index] ?? []);
        const keysOf = (some: typeof facts) =>
          play(addFacts(threadOf(), some), [], rules, { from: to, to: to + minutes(1) })
            .deliveries.map(({ send }) => [send.step, send.channel, send.recipient].join(' '))
            .toSorted();
        expect(keysOf(shuffled)).toEqual(keysOf(facts));
      },
    ),
    { numRuns: 60 },
  );
});
