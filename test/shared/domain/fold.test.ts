import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours } from '#shared/domain/instant';
import { compact, FACTS_BEFORE_COMPACTION } from '#shared/domain/thread/compaction/compact';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const LATER = at('2027-01-01T00:00');
/** The thread as its facts show it long after. */
const fold = (thread: Thread) => foldThread(thread, LATER);

describe('a cycle', () => {
  it('starts at the first unanswered message; a second message moves nothing', () => {
    const cycle = fold(threadOf(message('m1', at('10:00')), message('m2', at('15:00'))));
    expect(cycle).toMatchObject({ startedAt: at('10:00'), messages: [{ id: 'm1' }, { id: 'm2' }] });
    expect(cycle?.ended).toBeUndefined();
  });

  it('ends with a trusted reply, and the next message starts a new one', () => {
    const answered = threadOf(message('m1', at('10:00')), reply('r1', at('11:00')));
    expect(fold(answered)?.ended).toEqual({ at: at('11:00'), by: 'reply' });
    const asked = addFacts(answered, [message('m2', at('12:00'))]);
    expect(fold(asked)).toMatchObject({ startedAt: at('12:00'), messages: [{ id: 'm2' }] });
  });

  it('does not end with a reply that is older than the message', () => {
    expect(fold(threadOf(reply('r1', at('09:00')), message('m1', at('10:00'))))?.ended).toBeUndefined();
  });

  it('does not end with a reply that is not proven to come from Amazon', () => {
    const forged = reply('r1', at('11:00'), { trusted: false });
    expect(fold(threadOf(message('m1', at('10:00')), forged))?.ended).toBeUndefined();
  });

  it('starts with a message whose sender is not proven', () => {
    expect(fold(threadOf(message('m1', at('10:00'), { trusted: false })))?.startedAt).toBe(at('10:00'));
  });

  it('resumes where it was when its reply is revoked', () => {
    const revoked: Fact = { type: 'reply-revoked', id: 'x', at: at('12:00'), replyId: 'r1' };
    const cycle = fold(threadOf(message('m1', at('10:00')), reply('r1', at('11:00')), revoked));
    expect(cycle?.startedAt).toBe(at('10:00'));
    expect(cycle?.ended).toBeUndefined();
  });

  it('is not ended by a reply that could answer one of two cases, and says so', () => {
    const two = [message('m1', at('10:00'), { caseId: 'a' }), message('m2', at('10:30'), { caseId: 'b' })];
    const cycle = fold(threadOf(...two, reply('r1', at('11:00'))));
    expect(cycle?.ended).toBeUndefined();
    expect(cycle?.doubts).toMatchObject([{ reply: { id: 'r1' }, reason: 'ambiguous' }]);
  });

  it('goes on with the other case when a reply names one', () => {
    const two = [message('m1', at('10:00'), { caseId: 'a' }), message('m2', at('10:30'), { caseId: 'b' })];
    const cycle = fold(threadOf(...two, reply('r1', at('11:00'), { caseId: 'a' })));
    expect(cycle).toMatchObject({ startedAt: at('10:30'), messages: [{ id: 'm2' }] });
    expect(cycle?.ended).toBeUndefined();
  });

  it('of a mail that nobody understood ends when a person has seen it', () => {
    const unknown: Fact = { type: 'unknown-mail', id: 'u1', at: at('10:00'), reason: 'not a known kind' };
    const thread = { ...threadOf(unknown, acknowledgement('li', at('10:30'))), kind: 'unknown' as const };
    expect(fold(thread)?.ended?.by).toBe('seen');
  });

  it('has only the acknowledgement of its own time', () => {
    const acknowledged = threadOf(message('m1', at('10:00')), acknowledgement('li', at('10:30')));
    expect(fold(acknowledged)?.takenOn.map(({ by }) => by)).toEqual(['li']);
    const next = addFacts(acknowledged, [reply('r1', at('11:00')), message('m2', at('12:00'))]);
    expect(fold(next)?.takenOn).toEqual([]);
  });
});

const minute = fc.integer({ min: 0, max: 600 }).map((count) => at('00:00') + count * 60_000);
const caseId = fc.option(fc.constantFrom('a', 'b'), { nil: undefined });
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({ at: minute, caseId, trusted: fc.boolean(), n: fc.nat(40) })
    .map((f) =>
      message(`m${f.n}`, f.at, { trusted: f.trusted, ...(f.caseId !== undefined && { caseId: f.caseId }) }),
    ),
  fc
    .record({ at: minute, caseId, trusted: fc.boolean(), n: fc.nat(40) })
    .map((f) =>
      reply(`r${f.n}`, f.at, { trusted: f.trusted, ...(f.caseId !== undefined && { caseId: f.caseId }) }),
    ),
  fc.record({ at: minute, n: fc.nat(40) }).map((f) => ({
    type: 'reply-revoked' as const,
    id: `x${f.n}`,
    at: f.at,
    replyId: `r${f.n}`,
  })),
  minute.map((instant) => acknowledgement('li', instant)),
);
const someFacts = fc.uniqueArray(anyFact, { maxLength: 25, selector: (fact) => fact.id });

describe('the fold', () => {
  it('does not depend on the order or the repetition of the facts', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(fold(threadOf(...shuffled, ...facts))).toEqual(fold(threadOf(...facts)));
        },
      ),
    );
  });

  it('never ends a cycle by anything that is not trusted', () => {
    fc.assert(
      fc.property(someFacts, minute, (facts, instant) => {
        const before = fold(threadOf(...facts));
        const after = fold(threadOf(...facts, reply('forged', instant, { trusted: false })));
        expect({ ...after, doubts: [] }).toEqual({ ...before, doubts: [] });
      }),
    );
  });

  it('never lets a buyer’s message end or shorten a wait', () => {
    fc.assert(
      fc.property(someFacts, minute, (facts, instant) => {
        const before = fold(threadOf(...facts));
        if (before === undefined || before.ended !== undefined) return;
        const after = fold(threadOf(...facts, message('more', instant)));
        expect(after?.ended).toBeUndefined();
        expect(after?.startedAt).toBeLessThanOrEqual(before.startedAt);
      }),
    );
  });
});

describe('compaction', () => {
  const long = Array.from({ length: FACTS_BEFORE_COMPACTION }, (_, index) => [
    message(`m${index}`, at('00:00') + index * hours(2)),
    reply(`r${index}`, at('00:00') + index * hours(2) + hours(1)),
  ]).flat();
  const waiting = threadOf(...long, message('last', at('00:00') + hours(2_000)));

  it('preserves the waiting cycle and recognises every folded fact when it arrives again', () => {
    const compacted = compact(stateOf(waiting, LATER));
    expect(compacted.facts.map((fact) => fact.id)).toEqual(['last']);
    expect(fold(compacted)).toEqual(fold(waiting));
    expect(addFacts(compacted, long)).toBe(compacted);
  });

  it('takes a late message of a folded cycle as answered', () => {
    const late = addFacts(compact(stateOf(waiting, LATER)), [message('late', at('00:30'))]);
    expect(fold(late)?.startedAt).toBe(at('00:00') + hours(2_000));
  });

  it('leaves a thread of usual length alone', () => {
    const usual = threadOf(...long.slice(0, 20));
    expect(compact(stateOf(usual, LATER))).toBe(usual);
  });
});
