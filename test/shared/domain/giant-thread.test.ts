import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDay, encodeDay } from '#shared/adapters/dynamodb/items/rolled-day';
import { encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { readWait, waitItem } from '#shared/adapters/dynamodb/items/wait-item';
import { changeThread } from '#shared/application/threads/change-thread';
import { rulesOf } from '#shared/contracts/settings/rules';
import { figuresOf } from '#shared/domain/figures/figures';
import { endedWaits } from '#shared/domain/figures/wait';
import { hours, minutes, seconds } from '#shared/domain/instant';
import { compact, FACTS_BEFORE_COMPACTION } from '#shared/domain/thread/compaction/compact';
import type { Fact } from '#shared/domain/thread/fact';
import { waitingIn } from '#shared/domain/thread/cycle';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('2026-03-05T00:00');

/** The thread after the facts came one after another, compacted as with each save. */
function after(facts: readonly Fact[], thread: Thread = threadOf(), now = NOW): Thread {
  return facts.reduce((sum, fact) => compact(stateOf(addFacts(sum, [fact]), now)), thread);
}

const cycleOf = (thread: Thread, now = NOW) => foldThread(thread, now);

const bytesOf = (thread: Thread): number => Buffer.byteLength(encodeThread(thread));

/** Ids and instants as those of mails. */
const mail = (index: number, instant: number, more: Partial<Parameters<typeof message>[2]> = {}) =>
  message(`${String(index).padStart(6, '0')}-0123456789abcdef01234567`, instant, {
    mail: `mail/acme-us/${String(index).padStart(40, '0')}`,
    relay: 'abcdefghij1234567890',
    ...more,
  });

const flood = (count: number, everyMs: number, more: Partial<Parameters<typeof message>[2]> = {}, from = 0) =>
  Array.from({ length: count }, (_, index) => mail(from + index, at('00:00') + index * everyMs, more));

describe('a waiting cycle', () => {
  const first = message('question', at('00:00') - 1);

  it('holds few facts, however many messages come, and counts them all', () => {
    const thread = after([first, ...flood(1_000, seconds(6), { trusted: false })]);
    expect(thread.facts.length).toBeLessThan(30);
    expect(bytesOf(thread)).toBeLessThan(10_000);
    const cycle = cycleOf(thread)!;
    expect(waitingIn(cycle)).toBe(1_001);
    expect(cycle.startedAt).toBe(first.at);
    expect(cycle.messages[0]).toEqual(first);
    expect(cycle.messages.at(-1)?.at).toBe(at('00:00') + 999 * seconds(6));
  });

  it('never lets what is unproven displace what is proven', () => {
    const proven = flood(12, minutes(7), { trusted: true });
    const unproven = flood(500, seconds(10), { trusted: false }, 1_000);
    const kept = after([...unproven, ...proven]).facts.map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining(proven.map(({ id }) => id)));
  });

  it('ends by an answer, and each message counts as Amazon counts', () => {
    const facts = [first, ...flood(1_000, seconds(60))];
    const last = at('00:00') + 999 * seconds(60);
    const answered = after([...facts, reply('answer', last + minutes(10))]);
    expect(cycleOf(answered)?.ended).toEqual({ at: last + minutes(10), by: 'reply' });
    const [wait] = endedWaits(stateOf(answered, NOW));
    expect(wait?.messages.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(1_001);
    expect(wait?.messages.at(-1)?.at).toBe(last);
  });

  it('begins anew with the first message after the answer, and counts only those', () => {
    const before = flood(500, seconds(20));
    const answeredAt = before.at(-1)!.at + minutes(3);
    const later = flood(700, seconds(20), {}, 1_000).map((one) => ({
      ...one,
      at: one.at - at('00:00') + answeredAt + minutes(1),
    }));
    const cycle = cycleOf(after([...before, reply('answer', answeredAt), ...later]))!;
    expect(cycle.startedAt).toBe(answeredAt + minutes(1));
    expect(waitingIn(cycle)).toBe(700);
    expect(cycle.messages[0]).toEqual(later[0]);
  });

  it('waits on from its beginning when Amazon refuses the answer, although the next message has come', () => {
    const messages = flood(300, seconds(20));
    const answeredAt = at('02:00');
    const now = at('06:00');
    const answered = after(
      [...messages, reply('answer', answeredAt), mail(999, at('03:00'))],
      threadOf(),
      now,
    );
    expect(cycleOf(answered, now)?.startedAt).toBe(at('03:00'));
    const refused: Fact = { type: 'reply-revoked', id: 'x', at: at('05:00'), replyId: 'answer' };
    const cycle = cycleOf(after([refused], answered, now), now)!;
    expect(cycle.startedAt).toBe(at('00:00'));
    expect(waitingIn(cycle)).toBe(301);
  });

  it('asks a person about an answer that came late, amid messages that were folded away', () => {
    const answeredAt = at('00:00') + 499 * seconds(20) + 1;
    const quiet = flood(1_000, seconds(20)).filter(
      ({ at: came }) => came < answeredAt - minutes(3) || came > answeredAt,
    );
    const thread = after([...quiet, reply('answer', answeredAt)]);
    expect(cycleOf(thread)?.doubts).toMatchObject([{ reason: 'automatic' }]);
    const said: Fact = { type: 'reply-confirmed', id: 'c', at: NOW, replyId: 'answer', by: 'anna' };
    const cycle = cycleOf(after([said], thread))!;
    expect(cycle.ended).toBeUndefined();
    expect(cycle.startedAt).toBeGreaterThan(answeredAt - minutes(3));
    expect(cycle.startedAt).toBeLessThanOrEqual(answeredAt + seconds(20));
    expect(waitingIn(cycle)).toBeGreaterThanOrEqual(500);
  });

  it('takes a reply amid folded messages as too fast, as with every message kept', () => {
    const messages = flood(1_000, seconds(20));
    const amid = reply('amid', at('00:00') + 499 * seconds(20) + 1);
    const cycle = cycleOf(after([...messages, amid]))!;
    expect(cycle.doubts).toEqual([{ reply: amid, reason: 'automatic' }]);
    expect(waitingIn(cycle)).toBe(1_000);
  });

  it('may change only its count when a message comes again that was folded away', () => {
    const messages = flood(400, seconds(20), { trusted: false });
    const thread = after(messages);
    const again = after([messages[200]!], thread);
    expect({ ...again, folded: undefined }).toEqual({ ...thread, folded: undefined });
    expect(waitingIn(cycleOf(again)!) - waitingIn(cycleOf(thread)!)).toBe(1);
    expect(after([messages[0]!, messages[399]!], thread)).toBe(thread);
  });

  it('has room for the acts of people, and remembers the last', () => {
    const acts = Array.from({ length: 500 }, (_, index) =>
      acknowledgement(index % 2 === 0 ? 'anna' : 'ben', at('01:00') + index * minutes(1)),
    );
    const thread = after([first, ...acts]);
    expect(thread.facts.length).toBeLessThan(20);
    expect(cycleOf(thread)?.takenOn.at(-1)).toEqual(acts.at(-1));
  });

  it('keeps a reply in doubt that a person confirms, among thousands of unproven ones', () => {
    const forged = (from: number) =>
      Array.from({ length: 500 }, (_, index) =>
        reply(`forged${from + index}`, at('02:00') + (from + index) * seconds(10), { trusted: false }),
      );
    const thread = after([first, ...forged(0), ...forged(500)]);
    expect(thread.facts.length).toBeLessThan(20);
    expect(cycleOf(thread)?.ended).toBeUndefined();
    const confirmed = after(
      [{ type: 'reply-confirmed', id: 'c', at: at('08:00'), replyId: 'forged0', by: 'anna' }],
      thread,
    );
    expect(cycleOf(after(forged(1_000), confirmed))?.ended).toEqual({ at: at('02:00'), by: 'reply' });
  });
});

describe('the figures', () => {
  it('know each message of a long wait from its item and from its day, and find them late or in time', () => {
    const facts = flood(2_000, seconds(30));
    const answeredAt = at('2026-03-03T08:20');
    const [wait] = endedWaits(stateOf(threadOf(...facts, reply('answer', answeredAt)), NOW));
    const item = waitItem(wait!);
    expect(item['wait']?.S?.length).toBeLessThan(5_000);
    const day = '2026-03-02';
    for (const read of [readWait('acme-us', item), ...decodeDay('acme-us', day, encodeDay(day, [wait!]))]) {
      const [figures] = figuresOf([read], 7, NOW);
      // The first 1,000 came more than 24 hours before the answer, and a span has 16 minutes.
      expect(figures).toMatchObject({ messages: 2_000 });
      expect(Math.abs(figures!.late - 1_000)).toBeLessThanOrEqual(32);
      expect(figures!.late + figures!.answeredInTime).toBe(2_000);
    }
  });

  it('count a wait once whose first message moves by a late one while much is folded away', async () => {
    const threads = memoryThreadStore();
    const deps = { threads, rules: rulesOf(shop()) };
    const change = (fact: Fact) =>
      changeThread(
        deps,
        { id: threadOf().id, orNew: threadOf() },
        { before: (thread) => addFacts(thread, [fact]) },
        NOW,
      );
    const messages = flood(200, minutes(1), {}, 100);
    const earlier = messages.map((one, index) => mail(index + 1_000, one.at - hours(4)));
    for (const fact of [...messages, reply('answer', at('09:00')), ...earlier.toReversed()])
      await change(fact);
    const waits = await threads.since('acme-us', 0);
    expect(figuresOf(waits, 7, NOW)).toMatchObject([{ messages: 400, answeredInTime: 400 }]);
  });
});

describe('any order', () => {
  const kind = fc.record({
    minute: fc.integer({ min: 0, max: 20 * 60 }),
    second: fc.integer({ min: 0, max: 59 }),
    trusted: fc.boolean(),
    caseId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { nil: undefined }),
    thanks: fc.boolean(),
  });
  const messages = fc.array(kind, { minLength: FACTS_BEFORE_COMPACTION + 1, maxLength: 250 }).map((kinds) =>
    kinds.map(({ minute, second, trusted, caseId, thanks }, index) =>
      mail(index, at('00:00') + minutes(minute) + seconds(second), {
        trusted,
        ...(caseId !== undefined && { caseId }),
        ...(thanks && { thanks }),
      }),
    ),
  );
  const shuffled = <Item>(items: readonly Item[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length });

  /** What a thread knows, without the order in which it holds its facts. */
  const known = (thread: Thread) => {
    const cycle = cycleOf(thread)!;
    const text = (one: object): string => JSON.stringify(one, Object.keys(one).toSorted());
    return {
      facts: thread.facts.map(({ id }) => id).toSorted(),
      spanMs: thread.folded?.spanMs,
      folded: thread.folded?.entries.map(({ of, ...rest }) => `${text(of)} ${text(rest)}`).toSorted(),
      startedAt: cycle.startedAt,
      ended: cycle.ended,
      waiting: waitingIn(cycle),
    };
  };

  it('of messages leaves the same thread', () => {
    fc.assert(
      fc.property(
        messages.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([all, other]) => {
          expect(known(after(other))).toEqual(known(after(all)));
          expect(waitingIn(cycleOf(after(other))!)).toBe(all.length);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('of messages, acts and an answer after them leaves the same state and figures', () => {
    const acts: Fact[] = [
      acknowledgement('anna', at('10:00')),
      { type: 'handed-over', id: 'h', at: at('11:00'), by: 'anna', to: 'ben' },
      reply('forged', at('12:00'), { trusted: false }),
      reply('answer', at('2026-03-03T08:00')),
    ];
    fc.assert(
      fc.property(
        messages
          .map((all) => all.map(({ caseId, ...rest }) => rest))
          .chain((all) => fc.tuple(fc.constant([...all, ...acts]), shuffled([...all, ...acts]))),
        ([all, other]) => {
          const one = after(other);
          expect(known(one)).toEqual(known(after(all)));
          expect(cycleOf(one)?.ended).toEqual({ at: at('2026-03-03T08:00'), by: 'reply' });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('never loses a message, ends a wait without proof, or starts a clock later than with every fact kept', () => {
    const some = messages.chain((all) =>
      fc
        .array(fc.record({ minute: fc.integer({ min: 0, max: 1400 }), trusted: fc.boolean() }), {
          maxLength: 5,
        })
        .chain((replies) =>
          shuffled<Fact>([
            ...all,
            ...replies.map(({ minute, trusted }, index) =>
              reply(`r${index}`, at('00:00') + minutes(minute), { trusted }),
            ),
          ]),
        ),
    );
    fc.assert(
      fc.property(some, (facts) => {
        // Late facts come within a day of what they are about.
        const now = at('2026-03-03T00:00');
        const whole = cycleOf(threadOf(...facts), now)!;
        const bounded = cycleOf(after(facts, threadOf(), now), now)!;
        if (whole.ended === undefined) {
          expect(bounded.ended).toBeUndefined();
          expect(waitingIn(bounded)).toBeGreaterThanOrEqual(waitingIn(whole));
          expect(bounded.startedAt).toBeLessThanOrEqual(whole.startedAt);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the size of an item', () => {
  it('stays below 30 KB for any flood of mails', () => {
    const cases = Array.from({ length: 40 }, (_, index) => `case-${index}-0123456789abcdef0123`);
    const facts = flood(1_200, seconds(43)).map((one, index) => ({
      ...one,
      trusted: index % 3 === 0,
      caseId: cases[index % 40]!,
      language: { name: 'de', confidence: 0.97 },
      topic: { name: 'product-question' as const, confidence: 0.5 },
      ...(index % 5 === 0 && { thanks: true as const }),
    }));
    const replies = Array.from({ length: 600 }, (_, index) =>
      reply(`reply-${index}-0123456789abcdef01234567`, at('00:00') + index * seconds(85), {
        trusted: false,
        mail: `mail/acme-us/${String(index).padStart(40, '0')}`,
      }),
    );
    const all = [...facts, ...replies].toSorted((a, b) => a.at - b.at);
    let largest = 0;
    all.reduce((thread, fact) => {
      const next = after([fact], thread);
      largest = Math.max(largest, bytesOf(next));
      return next;
    }, threadOf());
    expect(largest).toBeLessThan(30_000);
  });

  it('stays bounded where each answer ends one case and another still waits', () => {
    const facts = Array.from({ length: 500 }, (_, index): Fact[] => [
      mail(index, at('01:00') + index * minutes(10), { caseId: 'b' }),
      reply(`r${index}`, at('01:00') + index * minutes(10) + minutes(5), { caseId: 'b' }),
    ]).flat();
    const late = at('2026-03-20T00:00');
    const thread = after([mail(9_999, at('00:00'), { caseId: 'a' }), ...facts], threadOf(), late);
    expect(bytesOf(thread)).toBeLessThan(30_000);
    const cycle = foldThread(thread, late)!;
    expect(cycle.startedAt).toBe(at('00:00'));
    expect(waitingIn(cycle)).toBe(1);
    expect(after(facts.slice(-10), thread, late)).toBe(thread);
  });

  it('stays bounded where history came with each message', () => {
    const facts = flood(300, seconds(30)).flatMap((one): Fact[] => [
      one,
      { type: 'lapsed', id: `h${one.id}`, at: at('2026-03-04T00:00'), messageId: one.id },
    ]);
    const thread = after(facts);
    expect(bytesOf(thread)).toBeLessThan(30_000);
    expect(cycleOf(thread)?.ended?.by).toBe('lapsed');
  });

  it('stays bounded through thousands of answered cycles', () => {
    const facts = Array.from({ length: 500 }, (_, index): Fact[] => [
      mail(index, at('00:00') + index * hours(1)),
      reply(`r${index}`, at('00:00') + index * hours(1) + minutes(5)),
    ]).flat();
    const late = at('2026-06-20T00:00');
    expect(bytesOf(after(facts, threadOf(), late))).toBeLessThan(30_000);
  });
});
