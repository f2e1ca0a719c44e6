import { beforeEach, describe, expect, it } from 'vitest';
import { sweep, type SweepDeps } from '#functions/sweep/sweep';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { type Instant, minutes } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let settings: ReturnType<typeof memorySettings>;
let failures: string[];
let deps: SweepDeps;

const rules = rulesOf(shop());
const add = (id: string, instant: Instant) =>
  record(
    { threads, alerts, change: changeThread, rules },
    { ...threadOf(), id },
    [message(`m-${id}`, instant)],
    instant,
  );
const far = at('2027-01-01T00:00');

beforeEach(() => {
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  settings = memorySettings(shop());
  failures = [];
  deps = {
    threads,
    alerts,
    settings,
    now: () => at('22:00'),
    replies: memoryReplyQueue(),
    onFailure: (id) => failures.push(id),
  };
});

describe('a sweep', () => {
  it('claims what falls due up to a little beyond the next one, each at its instant, and nothing else', async () => {
    await add('acme-us.now', at('10:00'));
    await add('acme-us.soon', at('10:01'));
    await add('acme-us.later', at('10:02'));
    expect(await sweep(deps, at('22:00'))).toEqual({ due: 2, queued: 2, failed: 0 });
    expect(alerts.take(far).map(({ sends: [send], notBefore }) => [send?.threadId, notBefore])).toEqual([
      ['acme-us.now', at('22:00')],
      ['acme-us.soon', at('22:01')],
    ]);
  });

  it('claims once, however often it is fired', async () => {
    await add('acme-us.now', at('10:00'));
    await Promise.all([sweep(deps, at('22:00')), sweep(deps, at('22:00'))]);
    expect(alerts.take(far)).toHaveLength(1);
    expect((await threads.load(['acme-us.now'], at('22:00')))[0]?.thread.sends).toHaveLength(1);
  });

  it('after an outage takes everything, without a lower bound and without a cap', async () => {
    const count = 1_200;
    for (let index = 0; index < count; index += 1) await add(`acme-us.${index}`, at('10:00') + index * 1_000);
    const report = await sweep(deps, at('2026-03-03T05:00'));
    expect(report).toEqual({ due: count, queued: count, failed: 0 });
    expect(alerts.take(far).flatMap(({ sends }) => sends)).toHaveLength(count);
  });

  it('goes on with the others when one thread fails, and says which', async () => {
    await add('acme-us.good', at('10:00'));
    await add('acme-us.bad', at('10:00'));
    const load = threads.load.bind(threads);
    threads.load = (ids, now) =>
      ids.includes('acme-us.bad') ? Promise.reject(new Error('unreadable')) : load(ids, now);
    expect(await sweep(deps, at('22:00'))).toEqual({ due: 2, queued: 1, failed: 1 });
    expect(failures).toEqual(['acme-us.bad']);
  });

  it('replans every open thread when the settings have changed, so that an earlier step is not missed', async () => {
    await add('acme-us.open', at('10:00'));
    const ladder = [{ at: '22h before', call: ['on-call' as const], by: ['email' as const] }];
    settings.change(shop({ clocks: { reply: { length: '24h', ladder } } }, 'v2'));
    expect(await sweep(deps, at('11:00'))).toMatchObject({ due: 1, queued: 0 });
    expect(await threads.due(at('12:00'))).toEqual(['acme-us.open']);
    expect(await settings.plannedVersion()).toBe('v2');
    expect(await sweep(deps, at('12:00') - minutes(1))).toMatchObject({ queued: 1 });
  });

  it('replans every open thread when somebody takes over, and when that is undone', async () => {
    await add('acme-us.open', at('10:00'));
    const takeover = {
      id: 'night',
      from: at('20:00'),
      until: at('23:00'),
      person: 'ana',
      by: 'chen',
      at: at('12:00'),
    };
    settings.change({ ...shop(), takenOver: { revision: 1, takeovers: [takeover] } });
    expect((await sweep(deps, at('12:00'))).due).toBe(1);
    expect((await sweep(deps, at('12:01'))).due).toBe(0);
    settings.change({ ...shop(), takenOver: { revision: 2, takeovers: [] } });
    expect((await sweep(deps, at('12:02'))).due).toBe(1);
    expect(await settings.plannedVersion()).toBe('v1+2');
  });
});
