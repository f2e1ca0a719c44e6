import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { type EndedWait, endedWaits } from '#shared/domain/figures/wait';
import { days, hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { newThread, type Thread, type ThreadSubject } from '#shared/domain/thread/thread';
import type { ThreadStore } from '#shared/ports/threads';
import { shopRules } from '#test/builders/shop';
import { at, message, reply } from '#test/builders/thread';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const now = at('10:00');
const asked = now - hours(2);
const MANY = ['a', 'b', 'c', 'd'];
const subjectOf = (id: string): ThreadSubject => ({ id, kind: 'message', store: 'acme-us' });
const threadNamed = (id: string): Thread => newThread(subjectOf(id));

/** A memory of ours that tells what is asked of it. */
const world = () => {
  const memory = memoryThreadStore();
  const calls: string[] = [];
  const threads: ThreadStore = {
    ...memory,
    async save(stored, instant, waits) {
      calls.push(`save ${stored.thread.id}${waits === undefined ? '' : ' with waits'}`);
      return memory.save(stored, instant, waits);
    },
  };
  const log = {
    put: (waits: readonly EndedWait[]) => {
      calls.push(`waits ${waits.map(({ threadId }) => threadId).join(' ')}`);
      return memory.put(waits);
    },
  };
  const deps = {
    threads: batchedThreads(threads, log),
    rules: shopRules(),
    change: changeThread,
    alerts: { put: () => Promise.resolve() },
  };
  const add = (id: string, facts: readonly Fact[], more: { again?: boolean } = {}, instant = now) =>
    record({ ...deps, ...more }, subjectOf(id), facts, instant);
  const inTable = () => memory.since('acme-us', 0);
  const threadOf = async (id: string) => (await memory.load([id], now))[0]?.thread ?? threadNamed(id);
  return { memory, calls, add, inTable, threadOf };
};
const endsOf = (waits: readonly { ended?: { at: number } }[]): (number | undefined)[] =>
  waits.map(({ ended }) => ended?.at);

describe('waits that ended on an open day', () => {
  it('are written by one request for all threads of a time, before them', async () => {
    const { add, calls, inTable } = world();
    await add('e', [message('m', asked), reply('r', now)]);
    await Promise.all(MANY.map((id) => add(id, [message('m', asked), reply('r', now)])));
    expect(calls).toEqual(['waits e', 'save e', 'waits a b c d', 'save a', 'save b', 'save c', 'save d']);
    expect(await inTable()).toHaveLength(5);
  });

  it('cost nothing while a message waits', async () => {
    const { add, calls } = world();
    await add('a', [message('m', asked)]);
    expect(calls).toEqual(['save a with waits']);
  });

  it('are told anew by who lost the race for the thread', async () => {
    const { add, inTable, threadOf } = world();
    await add('a', [message('m', asked)]);
    // Four tell of one answer at the same time, so that only one wins; the earliest instant holds.
    await Promise.all([9, 1, 5, 3].map((minute) => add('a', [reply(`r${minute}`, now - minutes(minute))])));
    expect(endsOf(await inTable())).toEqual(endsOf(endedWaits(stateOf(await threadOf('a'), now))));
  });

  it('are told anew when what is recorded comes again', async () => {
    const { add, memory, inTable } = world();
    await add('a', [message('m', asked), reply('r', now)]);
    const wrong = (await inTable()).map((wait) => ({
      ...wait,
      threadId: 'a',
      firstMessageId: 'm',
      ended: { at: now - 1, by: 'answered' as const },
    }));
    await memory.put(wrong);
    await add('a', [reply('r', now)]);
    expect(endsOf(await inTable())).toEqual([now - 1]);
    await add('a', [reply('r', now)], { again: true });
    expect(endsOf(await inTable())).toEqual([now]);
  });
});

describe('waits of a day that may be rolled up, and waits that end no more', () => {
  it('change in one write with their thread', async () => {
    const { add, calls, inTable } = world();
    await add('a', [message('m', now - days(4)), reply('r', now)]);
    expect(calls).toEqual(['save a with waits']);
    await Promise.all(MANY.map((id) => add(`x${id}`, [message('m', asked), reply('r', now)])));
    await add('xb', [{ type: 'reply-revoked', id: 'x', at: now, replyId: 'r', trusted: true } as Fact]);
    expect(calls.slice(1)).toEqual([
      'waits xa xb xc xd',
      ...MANY.map((id) => `save x${id}`),
      'save xb with waits',
    ]);
    expect(await inTable()).toHaveLength(4);
  });
});

it('whatever is recorded at the same time, the waits are those of the thread', async () => {
  const fact = fc
    .tuple(fc.constantFrom('message', 'reply'), fc.integer({ min: 0, max: 400 }))
    .map(([type, minute]) =>
      type === 'message'
        ? message(`m${minute}`, asked + minutes(minute))
        : reply(`r${minute}`, asked + minutes(minute)),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fact, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      async (all) => {
        const { add, inTable, threadOf } = world();
        const later = asked + hours(8);
        await Promise.all(all.map((facts) => add('a', facts, {}, later)));
        const expected = endedWaits(stateOf(await threadOf('a'), later));
        expect(endsOf(await inTable()).toSorted()).toEqual(endsOf(expected).toSorted());
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});

describe('loads of one time', () => {
  it('are one read', async () => {
    const memory = memoryThreadStore();
    const reads: string[][] = [];
    const threads = batchedThreads({
      ...memory,
      load: (ids, instant) => (reads.push([...ids]), memory.load(ids, instant)),
    });
    await memory.save({ thread: threadNamed('a'), version: 0, nextActionAt: null }, now);
    const [one, two] = await Promise.all([threads.load(['a', 'b'], now), threads.load(['b', 'c'], now)]);
    expect(reads).toEqual([['a', 'b', 'c']]);
    expect([one.length, two.length]).toEqual([1, 0]);
  });

  it('fail each by itself when one item cannot be read', async () => {
    const memory = memoryThreadStore();
    await memory.save({ thread: threadNamed('good'), version: 0, nextActionAt: null }, now);
    const threads = batchedThreads({
      ...memory,
      load: (ids, instant) =>
        ids.includes('bad') ? Promise.reject(new Error('it cannot be read')) : memory.load(ids, instant),
    });
    const [good, bad] = await Promise.allSettled([threads.load(['good'], now), threads.load(['bad'], now)]);
    expect(good).toMatchObject({ status: 'fulfilled', value: [{ version: 1 }] });
    expect(bad.status).toBe('rejected');
  });
});
