import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { hours, minutes, seconds } from '#shared/domain/instant';
import type { ThreadKind } from '#shared/domain/rules/policy';
import { FASTEST_ANSWER_MS, PROVISIONAL_MS } from '#shared/domain/thread/doubt';
import type { Fact, RequestOpened } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const LATER = at('2026-04-01T00:00');
const ask = message('m1', at('10:00'));
const fold = (...facts: Fact[]) => foldThread(threadOf(...facts), LATER);
const revocation = (instant: number, replyId?: string): Fact => ({
  type: 'reply-revoked',
  id: `x${instant}`,
  at: instant,
  ...(replyId !== undefined && { replyId }),
});

describe('an automatic reply', () => {
  it('that arrives within two minutes of the message stops nothing, and says so', () => {
    const cycle = fold(ask, reply('r1', at('10:00') + FASTEST_ANSWER_MS - 1));
    expect(cycle?.ended).toBeUndefined();
    expect(cycle?.doubts).toMatchObject([{ reply: { id: 'r1' }, reason: 'automatic' }]);
    expect(fold(ask, reply('r1', at('10:00') + FASTEST_ANSWER_MS))?.ended?.by).toBe('reply');
  });

  it('that says so itself stops nothing, however late it arrives', () => {
    expect(fold(ask, reply('r1', at('15:00'), { automatic: true }))).toMatchObject({
      doubts: [{ reason: 'automatic' }],
    });
    expect(fold(ask, reply('r1', at('15:00'), { automatic: true }))?.ended).toBeUndefined();
  });

  it('is one that comes fast after the last message, however long the first has waited: a machine answers each', () => {
    const again = message('m2', at('12:00'));
    expect(fold(ask, again, reply('r1', at('12:01')))?.doubts).toMatchObject([{ reason: 'automatic' }]);
  });

  it('is one that comes fast after a message of its own case', () => {
    const one = message('m1', at('10:00'), { caseId: 'one' });
    const two = message('m2', at('12:00'), { caseId: 'two' });
    const toOne = fold(one, two, reply('r1', at('12:01'), { caseId: 'one' }));
    expect(toOne).toMatchObject({ messages: [{ id: 'm2' }], doubts: [] });
    const toTwo = fold(one, two, reply('r1', at('12:01'), { caseId: 'two' }));
    expect(toTwo).toMatchObject({ messages: [{}, {}], doubts: [{ reason: 'automatic' }] });
  });

  it('that could answer one of two cases is ambiguous first: who sent it would not say which it answers', () => {
    const one = message('m1', at('10:00'), { caseId: 'one' });
    const two = message('m2', at('12:00'), { caseId: 'two' });
    expect(fold(one, two, reply('r1', at('12:01')))?.doubts).toMatchObject([{ reason: 'ambiguous' }]);
  });

  it('is never what a person says here, however fast', () => {
    const said: Fact[] = [
      { type: 'answered-elsewhere', id: 'e', at: at('10:01'), by: 'li' },
      { type: 'no-response-needed', id: 'n', at: at('10:01'), by: 'li', reason: 'spam' },
    ];
    for (const one of said) expect(fold(ask, one)?.ended?.at).toBe(at('10:01'));
  });

  it('does not keep a person’s answer from counting', () => {
    const cycle = fold(ask, reply('auto', at('10:01')), reply('r1', at('11:00')));
    expect(cycle?.ended).toEqual({ at: at('11:00'), by: 'reply' });
  });
});

describe('a reply that was in doubt', () => {
  it('counts from its own time when a person confirms it', () => {
    const doubtful: Fact[] = [
      reply('r1', at('10:01')),
      reply('r1', at('11:00'), { trusted: false }),
      reply('r1', at('11:00'), { automatic: true }),
    ];
    for (const one of doubtful) {
      const confirmed: Fact = { type: 'reply-confirmed', id: 'c', at: at('18:00'), replyId: 'r1', by: 'li' };
      expect(fold(ask, one)?.ended).toBeUndefined();
      expect(fold(ask, one, confirmed)?.ended).toEqual({ at: one.at, by: 'reply' });
    }
  });
});

describe('a reply that a mail server seems to have returned', () => {
  const own = reply('r1', at('11:00'), { own: true });
  const returned: Fact = { type: 'reply-doubted', id: 'br1', at: at('11:10'), replyId: 'r1', returned: true };

  it('stops nothing, and never anything else, until a person confirms it', () => {
    expect(fold(ask, own)?.ended?.by).toBe('own-reply');
    expect(fold(ask, own, returned)?.ended).toBeUndefined();
    expect(fold(ask, own, returned)?.doubts).toMatchObject([{ reply: { id: 'r1' }, reason: 'returned' }]);
    expect(fold(ask, returned)?.ended).toBeUndefined();
    const confirmed: Fact = { type: 'reply-confirmed', id: 'c', at: at('18:00'), replyId: 'r1', by: 'li' };
    expect(fold(ask, own, returned, confirmed)?.ended).toEqual({ at: at('11:00'), by: 'reply' });
  });
});

describe('a reply that a person calls automatic', () => {
  const judged = (type: 'reply-confirmed' | 'reply-dismissed', instant: number): Fact => ({
    type,
    id: `${type}${instant}`,
    at: instant,
    replyId: 'r1',
    by: 'li',
  });

  it('stops nothing, and nobody is asked about it again', () => {
    for (const one of [reply('r1', at('10:01')), reply('r1', at('11:00'))]) {
      const cycle = fold(ask, one, judged('reply-dismissed', at('12:00')));
      expect(cycle).toMatchObject({ messages: [{ id: 'm1' }], doubts: [] });
      expect(cycle?.ended).toBeUndefined();
    }
  });

  it('counts after all when a person says later that a person sent it, and the other way round', () => {
    const [dismissed, confirmed] = [
      judged('reply-dismissed', at('12:00')),
      judged('reply-confirmed', at('12:05')),
    ];
    expect(fold(ask, reply('r1', at('10:01')), dismissed, confirmed)?.ended?.at).toBe(at('10:01'));
    const again = judged('reply-dismissed', at('12:10'));
    expect(fold(ask, reply('r1', at('10:01')), dismissed, confirmed, again)?.ended).toBeUndefined();
  });
});

describe('a reply by the seller’s own mail', () => {
  const own = reply('r1', at('11:00'), { own: true });
  const thread = threadOf(ask, own);

  it('stops nothing until Amazon had the time to refuse it, and then counts from when it was sent', () => {
    const early = foldThread(thread, at('11:00') + PROVISIONAL_MS - 1);
    expect(early?.ended).toBeUndefined();
    expect(early?.provisionalUntil).toBe(at('11:00') + PROVISIONAL_MS);
    expect(foldThread(thread, at('11:00') + PROVISIONAL_MS)?.ended).toEqual({
      at: at('11:00'),
      by: 'own-reply',
    });
  });

  it('never counts when it was refused', () => {
    expect(fold(ask, own, revocation(at('11:05'), 'r1'))?.ended).toBeUndefined();
  });
});

describe('a refusal that does not name its reply', () => {
  it('revokes the last reply before it, whichever of the two arrived first', () => {
    const first = reply('r1', at('10:30'));
    expect(fold(ask, first, revocation(at('10:31')))).toMatchObject({ startedAt: at('10:00') });
    expect(fold(ask, first, revocation(at('10:31')))?.ended).toBeUndefined();
    expect(fold(ask, first, revocation(at('10:29')))?.ended).toBeUndefined();
  });

  it('leaves a later reply alone', () => {
    const cycle = fold(ask, reply('r1', at('10:30')), revocation(at('10:31')), reply('r2', at('12:00')));
    expect(cycle?.ended).toEqual({ at: at('12:00'), by: 'reply' });
  });

  it('leaves an answer of an earlier question alone', () => {
    const facts = [ask, reply('r1', at('10:30')), message('m2', at('14:00')), reply('r2', at('15:00'))];
    expect(fold(...facts, revocation(at('15:01')))).toMatchObject({ startedAt: at('14:00') });
  });
});

describe("a person's statement", () => {
  it('that it was answered elsewhere ends what was written until then', () => {
    const elsewhere: Fact = { type: 'answered-elsewhere', id: 'e', at: at('12:00'), by: 'li' };
    expect(fold(ask, elsewhere)?.ended).toEqual({ at: at('12:00'), by: 'elsewhere' });
    const later = fold(ask, elsewhere, message('m2', at('12:30')));
    expect(later).toMatchObject({ startedAt: at('12:30') });
    expect(later?.ended).toBeUndefined();
  });
});

describe('a request', () => {
  const opened = (type: RequestOpened['type'], more: Partial<RequestOpened> = {}): Fact => ({
    type,
    id: `o-${type}`,
    at: at('10:00'),
    trusted: true,
    ...more,
  });
  const closing = (type: 'return-authorised' | 'refund-issued' | 'claim-decided', trusted = true): Fact => ({
    type,
    id: `c-${type}`,
    at: at('16:00'),
    trusted,
  });
  const threadOfKind = (kind: ThreadKind, ...facts: Fact[]): Thread => ({ ...threadOf(...facts), kind });

  it('for a return ends when it is authorised or refunded', () => {
    for (const type of ['return-authorised', 'refund-issued'] as const) {
      const thread = threadOfKind('return', opened('return-requested'), closing(type));
      expect(foldThread(thread, LATER)?.ended).toEqual({ at: at('16:00'), by: 'closed' });
    }
  });

  it('is not ended by anything unproven', () => {
    const thread = threadOfKind('claim', opened('claim-opened'), closing('claim-decided', false));
    expect(foldThread(thread, LATER)?.ended).toBeUndefined();
  });

  it('that Amazon has already authorised waits for nobody', () => {
    expect(foldThread(threadOfKind('return', closing('return-authorised')), LATER)).toBeUndefined();
  });

  it('has the deadline that Amazon names, else the one of the settings', () => {
    const { policy } = shopRules();
    const dueOf = (fact: Fact): number | undefined => {
      const thread = threadOfKind('claim', fact);
      const cycle = foldThread(thread, LATER);
      return cycle && deadlinesOf({ thread, cycle }, policy)[0]?.dueAt;
    };
    expect(dueOf(opened('claim-opened'))).toBe(at('10:00') + hours(48));
    expect(dueOf(opened('claim-opened', { dueAt: at('20:00') }))).toBe(at('20:00'));
  });
});

describe('history', () => {
  it('lets the message lapse that still waited, and nothing else', () => {
    const lapsed: Fact = { type: 'lapsed', id: 'h', at: at('2026-03-05T00:00'), messageId: 'm1' };
    expect(fold(ask, lapsed)?.ended).toEqual({ at: lapsed.at, by: 'lapsed' });
    const young = fold(ask, lapsed, message('m2', at('2026-03-05T09:00')));
    expect(young).toMatchObject({ startedAt: at('2026-03-05T09:00') });
    expect(young?.ended).toBeUndefined();
    expect(fold(ask, reply('r1', at('12:00')), lapsed)?.ended?.by).toBe('reply');
    const live = fold(message('live', at('09:00')), ask, lapsed);
    expect(live).toMatchObject({ startedAt: at('09:00'), messages: [{ id: 'live' }] });
    expect(live?.ended).toBeUndefined();
  });
});

describe('two versions of one fact', () => {
  it('are one: the proven one, else the earlier, whichever arrived first', () => {
    const forwarded = reply('r1', at('11:05'), { trusted: false, mail: 'mail/a' });
    const direct = reply('r1', at('11:00'), { mail: 'mail/b' });
    const late = reply('r1', at('11:10'), { mail: 'mail/c' });
    for (const facts of [
      [forwarded, direct, late],
      [late, forwarded, direct],
      [direct, late, forwarded],
    ])
      expect(facts.reduce((thread, fact) => addFacts(thread, [fact]), threadOf()).facts).toEqual([direct]);
    const thread = threadOf(direct);
    expect(addFacts(thread, [{ ...direct }, late, forwarded])).toBe(thread);
  });
});

describe('in whatever order facts arrive', () => {
  const fact: fc.Arbitrary<Fact> = fc
    .record({
      minute: fc.integer({ min: 0, max: 200 }),
      kind: fc.constantFrom('ask', 'answer', 'own', 'forged', 'refusal', 'seen', 'elsewhere', 'lapsed'),
      id: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ minute, kind, id }): Fact => {
      const instant = at('10:00') + minutes(minute) + seconds(id);
      const key = `${kind}${minute}.${id}`;
      switch (kind) {
        case 'ask':
          return message(key, instant);
        case 'answer':
          return reply(key, instant);
        case 'own':
          return reply(key, instant, { own: true });
        case 'forged':
          return reply(key, instant, { trusted: false });
        case 'refusal':
          return { ...revocation(instant), id: key };
        case 'seen':
          return acknowledgement('li', instant);
        case 'elsewhere':
          return { type: 'answered-elsewhere', id: key, at: instant, by: 'li' };
        default:
          return { type: 'lapsed', id: key, at: instant, messageId: `ask${minute}.${id}` };
      }
    });

  it('and however often, a thread folds the same', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 20 }), fc.integer(), (facts, seed) => {
        const shuffled = [...facts, ...facts].toSorted(
          (a, b) => ((a.at * seed) % 101) - ((b.at * seed) % 101) || (a.id < b.id ? 1 : -1),
        );
        const now = at('11:40');
        const one = foldThread(addFacts(threadOf(), facts), now);
        expect(foldThread(addFacts(threadOf(), shuffled), now)).toEqual(one);
      }),
    );
  });

  it('an untrusted reply never ends a cycle', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 20 }), (facts) => {
        const cycle = foldThread(threadOf(...facts), LATER);
        const without = facts.filter(({ id }) => !id.startsWith('forged'));
        expect(cycle?.ended).toEqual(foldThread(threadOf(...without), LATER)?.ended);
      }),
    );
  });
});
