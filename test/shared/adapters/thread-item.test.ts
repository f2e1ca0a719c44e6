import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeThread, encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { CLOCK_NAMES, THREAD_KINDS } from '#shared/domain/rules/policy';
import type { Send } from '#shared/domain/sends/send';
import { DONE } from '#shared/domain/thread/done';
import type { Fact } from '#shared/domain/thread/fact';
import type { Folded } from '#shared/domain/thread/folded';
import { REFUSALS } from '#shared/domain/thread/refusal';
import type { Thread } from '#shared/domain/thread/thread';
import { TOPICS } from '#shared/domain/topic';

const word = fc.string({ minLength: 1, maxLength: 12 });
const instant = fc.integer({ min: 0, max: 4e12 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Drops what is undefined, as our types do. */
const compactly = <Shape extends object>(shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;

const recognised = <Name extends string>(name: fc.Arbitrary<Name>) =>
  fc.record({ name, confidence: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100) });
const yes = maybe(fc.constant(true as const));
const mailFact = { id: word, at: instant, trusted: fc.boolean(), mail: maybe(word) };

const fact: fc.Arbitrary<Fact> = fc
  .oneof(
    fc.record({
      ...mailFact,
      type: fc.constant('buyer-message' as const),
      caseId: maybe(word),
      relay: maybe(word),
      language: maybe(recognised(fc.constantFrom('de', 'ja', 'zh'))),
      topic: maybe(recognised(fc.constantFrom(...TOPICS))),
      thanks: yes,
      probableOrder: maybe(word),
      asin: maybe(word),
      event: yes,
    }),
    fc.record({
      ...mailFact,
      type: fc.constant('seller-reply' as const),
      caseId: maybe(word),
      own: yes,
      automatic: yes,
      event: yes,
      byName: yes,
      words: maybe(word),
    }),
    fc.record({
      ...mailFact,
      type: fc.constantFrom(
        'return-requested' as const,
        'claim-opened' as const,
        'cancellation-requested' as const,
        'chargeback-opened' as const,
      ),
      dueAt: maybe(instant),
    }),
    fc.record({
      ...mailFact,
      type: fc.constantFrom(
        'return-authorised' as const,
        'return-decided' as const,
        'refund-issued' as const,
        'claim-decided' as const,
        'chargeback-decided' as const,
      ),
    }),
    fc.record({ ...mailFact, type: fc.constant('unmatched-reply' as const), words: maybe(word) }),
    fc.record({
      type: fc.constant('handed-over' as const),
      id: word,
      at: instant,
      by: word,
      to: word,
      note: maybe(word),
    }),
    fc.record({
      type: fc.constant('reply-revoked' as const),
      id: word,
      at: instant,
      replyId: maybe(word),
      why: maybe(fc.constantFrom(...REFUSALS)),
    }),
    fc.record({
      type: fc.constantFrom('reply-confirmed' as const, 'reply-dismissed' as const),
      id: word,
      at: instant,
      replyId: word,
      by: word,
    }),
    fc.record({
      type: fc.constantFrom('no-response-needed' as const, 'no-response-marked' as const),
      id: word,
      at: instant,
      by: word,
      reason: fc.string(),
    }),
    fc.record({
      type: fc.constant('dealt-with' as const),
      id: word,
      at: instant,
      by: word,
      done: fc.constantFrom(...DONE),
      amount: maybe(fc.record({ value: word, currency: word })),
      endsClock: yes,
    }),
    fc.record({
      type: fc.constantFrom('acknowledged' as const, 'answered-elsewhere' as const),
      id: word,
      at: instant,
      by: word,
    }),
    fc.record({
      type: fc.constant('reply-doubted' as const),
      id: word,
      at: instant,
      replyId: word,
      returned: yes,
      amazon: yes,
    }),
    fc.record({ type: fc.constant('reply-matched' as const), id: word, at: instant, threadId: word }),
    fc.record({ type: fc.constant('lapsed' as const), id: word, at: instant, messageId: word }),
    fc.record({
      type: fc.constant('unknown-mail' as const),
      id: word,
      at: instant,
      reason: fc.string(),
      mail: maybe(word),
      forwarding: yes,
      from: maybe(word),
      proven: yes,
      like: maybe(word),
    }),
  )
  .map((one) => compactly(one) as Fact);

const send: fc.Arbitrary<Send> = fc
  .record({
    generation: word,
    clock: fc.constantFrom(...CLOCK_NAMES),
    step: word,
    channel: fc.constantFrom('email' as const, 'slack' as const),
    recipient: word,
    calls: fc.array(word, { minLength: 1 }),
    stepAt: instant,
    fireAt: instant,
    state: fc.constantFrom(
      ...([
        'pending',
        'sending',
        'accepted',
        'delivered',
        'retry',
        'unknown',
        'broken',
        'cancelled',
        'superseded',
        'digested',
      ] as const),
    ),
    lookAt: instant,
    dispatches: fc.nat(9),
    attempts: fc.nat(9),
    copies: fc.nat(9),
    proofBy: maybe(instant),
    refused: yes,
    lease: maybe(fc.record({ owner: word, until: instant })),
    reason: maybe(fc.string()),
    settledAt: maybe(instant),
    incident: maybe(instant),
  })
  .map((one) => compactly(one) as Send);

const folded: fc.Arbitrary<Folded> = fc
  .record({
    of: fc
      .record({
        type: fc.constantFrom('buyer-message' as const, 'seller-reply' as const, 'acknowledged' as const),
        trusted: maybe(fc.boolean()),
        caseId: maybe(word),
        thanks: yes,
      })
      .map((kind) => compactly(kind) as Folded['of']),
    from: instant,
    lasted: fc.nat(),
    count: fc.integer({ min: 1 }),
  })
  .map(({ lasted, ...one }) => ({ ...one, until: one.from + lasted }));

const thread: fc.Arbitrary<Thread> = fc
  .record({
    id: word,
    kind: fc.constantFrom(...THREAD_KINDS),
    store: word,
    marketplaceId: maybe(word),
    orderId: maybe(word),
    facts: fc.array(fact),
    sends: fc.array(send),
    folded: maybe(fc.record({ spanMs: fc.integer({ min: 1 }), entries: fc.array(folded) })),
    history: maybe(fc.record({ factIds: fc.array(word), answeredUpTo: instant })),
  })
  .map((one) => compactly(one) as Thread);

it('any thread reads back as it was written', () => {
  fc.assert(
    fc.property(thread, (one) => {
      expect(decodeThread(one.id, encodeThread(one))).toEqual(one);
    }),
  );
});
