import { beforeEach, describe, expect, it } from 'vitest';
import { begun, changeThread, type ThreadDeps } from '#shared/application/threads/change-thread';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { hours } from '#shared/domain/instant';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const now = at('10:00');
const adding = (id: string) => ({ before: (thread: Thread) => addFacts(thread, [message(id, now)]) });

let store: ReturnType<typeof memoryThreadStore>;
let deps: ThreadDeps;
let loads: number;
let saves: number;

beforeEach(() => {
  store = memoryThreadStore();
  [loads, saves] = [0, 0];
  deps = {
    rules: shopRules(),
    threads: {
      ...store,
      load: (ids, instant) => ((loads += 1), store.load(ids, instant)),
      save: (stored, instant) => ((saves += 1), store.save(stored, instant)),
    },
  };
});

const target = { id: threadOf().id, orNew: threadOf() };
const factIds = async (): Promise<string[]> =>
  (await store.load([target.id], now)).flatMap(({ thread }) => thread.facts.map(({ id }) => id)).toSorted();

describe('a change of a thread', () => {
  it('builds on what others saved meanwhile', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => changeThread(deps, target, adding(id), now)));
    expect(await factIds()).toEqual(['a', 'b', 'c']);
    expect(saves).toBeGreaterThan(3);
  });

  it('that changes nothing saves nothing', async () => {
    await changeThread(deps, target, adding('a'), now);
    await changeThread(deps, target, adding('a'), now);
    expect(saves).toBe(1);
  });

  it('puts the thread on the board, and moves it there when the settings give it another deadline', async () => {
    const first = await changeThread(deps, target, adding('a'), now);
    expect(first?.stored.row).toMatchObject({ state: 'waits', due: now + hours(24) });
    const ladder = [{ at: '2h before', call: ['on-call'], by: ['slack' as const] }];
    const rules = shopRules({ clocks: { reply: { length: '20h', ladder } } });
    await changeThread({ ...deps, rules }, target, {}, now);
    expect((await store.load([target.id], now))[0]?.row?.due).toBe(now + hours(20));
    expect(saves).toBe(2);
  });

  it('assigns the thread anew when the settings do, by one save', async () => {
    const first = await changeThread(deps, target, adding('a'), now);
    expect(first?.stored.row).toMatchObject({ assignee: 'li' });
    const rules = shopRules({ assignment: { rules: [{ to: 'ana' }] } });
    await changeThread({ ...deps, rules }, target, {}, now + hours(1));
    await changeThread({ ...deps, rules }, target, {}, now + hours(2));
    expect((await store.load([target.id], now))[0]?.row?.assignee).toBe('ana');
    expect(saves).toBe(2);
  });

  it('leaves a thread without a row to the filling of the board: a save would lengthen the life of a settled one', async () => {
    const both = {
      before: (thread: Thread) => addFacts(thread, [message('a', now), reply('r', now + hours(1))]),
    };
    await changeThread(deps, target, both, now + hours(30));
    const before = await store.load([target.id], now);
    expect(before).toMatchObject([{ nextActionAt: null, row: { state: 'answered' } }]);
    store.setRow(target.id, undefined);
    await changeThread(deps, target, {}, now + hours(31));
    expect(saves).toBe(1);
  });

  it('first tries what was just read, and reads again when that is old', async () => {
    const first = await changeThread(deps, target, adding('a'), now);
    await changeThread(deps, { id: target.id, loaded: first!.stored }, adding('b'), now);
    expect(loads).toBe(1);
    await changeThread(deps, { id: target.id, loaded: first!.stored }, adding('c'), now);
    expect(await factIds()).toEqual(['a', 'b', 'c']);
  });

  it('gives up with a clear error when it never wins', async () => {
    deps = { ...deps, threads: { ...deps.threads, save: () => Promise.resolve(false) } };
    await expect(changeThread(deps, target, adding('a'), now)).rejects.toThrow(
      'somebody else saved it first, 20 times in a row',
    );
  });

  it('of an unknown thread gives nothing', async () => {
    expect(await changeThread(deps, { id: 'acme-us.none' }, adding('a'), now)).toBeUndefined();
  });
});

describe('simultaneous changes of one thread', () => {
  it('are one load and one save, and what must be queued is reported once', async () => {
    const change = coalescing();
    const late = at('2026-03-02T22:00');
    const results = await Promise.all(['a', 'b', 'c'].map((id) => change(deps, target, adding(id), late)));
    expect(await factIds()).toEqual(['a', 'b', 'c']);
    expect([loads, saves]).toEqual([1, 1]);
    expect(results.map((result) => result?.dispatch.length)).toEqual([1, 0, 0]);
  });

  it('fail together, and the next one is tried anew', async () => {
    const change = coalescing();
    const working = deps;
    deps = { ...deps, threads: { ...deps.threads, save: () => Promise.reject(new Error('throttled')) } };
    const results = await Promise.allSettled(['a', 'b'].map((id) => change(deps, target, adding(id), now)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await change(working, target, adding('c'), now);
    expect(await factIds()).toEqual(['c']);
  });

  it('do not lose what was saved here since it was read', async () => {
    const change = coalescing();
    const first = await change(deps, target, adding('a'), now);
    const loaded = first!.stored;
    await change(deps, { id: target.id, loaded }, adding('b'), now);
    await change(deps, { id: target.id, loaded }, adding('c'), now);
    expect(await factIds()).toEqual(['a', 'b', 'c']);
    expect([loads, saves]).toEqual([1, 3]);
  });

  it('start a thread that is no longer stored, though it was saved here before', async () => {
    const change = coalescing();
    await change(deps, target, adding('a'), now);
    const emptied = memoryThreadStore();
    await change({ ...deps, threads: emptied }, { ...target, loaded: begun(target.orNew) }, adding('a'), now);
    expect(await emptied.load([target.id], now)).toMatchObject([{ version: 1 }]);
  });
});
