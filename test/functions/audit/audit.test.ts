import { beforeEach, describe, expect, it } from 'vitest';
import { audit, type AuditDeps } from '#functions/audit/audit';
import { sweep } from '#functions/sweep/sweep';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, FAR_FUTURE, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Stored } from '#shared/ports/threads';
import type { QueueReading, Verdict } from '#shared/ports/watch';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryBoardFilling } from '#test/fakes/memory-board';
import {
  memoryAlertQueue,
  memoryAuditLog,
  memoryCanaryLog,
  memoryLastSeen,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

const US = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
const asked = at('08:00');

let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let settings: ReturnType<typeof memorySettings>;
let lastSeen: ReturnType<typeof memoryLastSeen>;
let queues: QueueReading[];
let unreadable: string[];
let failures: string[];
let canaries: ReturnType<typeof memoryCanaryLog>;
let deps: AuditDeps;

beforeEach(async () => {
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  settings = memorySettings(shop());
  lastSeen = memoryLastSeen();
  canaries = memoryCanaryLog();
  [queues, unreadable, failures] = [[], [], []];
  deps = {
    threads,
    audit: {
      // All threads are in the part of ten o'clock.
      async *segment(segment, now) {
        if (segment !== 10) return;
        yield await threads.load(await threads.all(), now);
        yield unreadable.map((id) => ({ unreadable: id }));
      },
    },
    audits: memoryAuditLog(),
    filling: memoryBoardFilling(threads),
    now: () => asked,
    pause: () => Promise.resolve(),
    canaries,
    waits: threads,
    lastSeen,
    settings,
    alerts,
    queues: { read: () => Promise.resolve(queues) },
    onProblem: () => undefined,
    onFailure: (check) => failures.push(check),
  };
  await settings.markPlanned('v1');
});

const recordAt = (now: Instant, ...facts: Parameters<typeof record>[2]) =>
  record({ threads, alerts, change: coalescing(), rules: rulesOf(shop()) }, threadOf(), facts, now);
const stored = async (now: Instant): Promise<Stored> => (await threads.load([threadOf().id], now))[0]!;
const swept = (now: Instant) =>
  sweep(
    { threads, alerts, settings, now: () => now, replies: memoryReplyQueue(), onFailure: () => undefined },
    now,
  );
const allProblemsAt = async (now: Instant): Promise<Verdict['problems']> => (await audit(deps, now)).problems;
const problemsAt = async (now: Instant): Promise<Verdict['problems']> =>
  (await allProblemsAt(now)).filter(({ what }) => what !== 'no canary was sent');

describe('an audit', () => {
  it('passes while sweeps do their work, and records its verdict', async () => {
    await recordAt(asked, message('m1', asked));
    for (let now = asked; now < at('2026-03-03T09:30'); now += minutes(1)) await swept(now);
    const verdict = await audit(deps, at('2026-03-03T09:30'));
    expect(verdict).toMatchObject({ at: at('2026-03-03T09:30'), passed: true, problems: [] });
    expect(await deps.audits.read()).toEqual(verdict);
  });

  it('finds a thread that no sweep moved on, and moves it on itself', async () => {
    await recordAt(asked, message('m1', asked));
    const { nextActionAt } = await stored(asked);
    expect(await problemsAt(nextActionAt! + minutes(4))).toEqual([]);
    const late = nextActionAt! + minutes(6);
    alerts.take(late);
    expect(await problemsAt(late)).toEqual([
      { what: 'threads were due for five minutes and no sweep moved them on', count: 1 },
    ]);
    expect(alerts.take(late)).toHaveLength(1);
    expect(await problemsAt(late + minutes(1))).toEqual([]);
  });

  it('finds a thread that would sleep past its next step, in the hour of its part of the table, and wakes it', async () => {
    await recordAt(asked, message('m1', asked));
    const right = await stored(asked);
    await threads.save({ ...right, nextActionAt: FAR_FUTURE }, asked);
    expect(await problemsAt(at('09:20'))).toEqual([]);
    expect(await problemsAt(at('10:20'))).toEqual([
      { what: 'threads would have missed their next step', count: 1 },
    ]);
    expect((await stored(asked)).nextActionAt).toBe(right.nextActionAt);
    await threads.save({ ...(await stored(asked)), nextActionAt: null }, asked);
    expect(await problemsAt(at('10:21'))).toHaveLength(1);
  });

  it('waits for the sweep that replans after a change of the settings', async () => {
    await recordAt(asked, message('m1', asked));
    await threads.save({ ...(await stored(asked)), nextActionAt: FAR_FUTURE }, asked);
    await settings.markPlanned('v0');
    expect(await problemsAt(at('10:20'))).toEqual([]);
  });

  it('reports threads that cannot be read, and dead letters', async () => {
    unreadable = ['acme-us.1', 'acme-us.2'];
    const reading = { visible: 0, inFlight: 0, oldestSeconds: null };
    queues = [
      { ...reading, name: 'mail', deadLetters: 3 },
      { ...reading, name: 'events', deadLetters: 0 },
    ];
    expect(await problemsAt(at('10:20'))).toEqual([
      { what: 'threads cannot be read', count: 2 },
      { what: 'messages of the queue mail were dead-lettered', count: 3 },
    ]);
  });

  it('goes on with a board that the deploy did not fill, and says when that fails', async () => {
    await recordAt(asked, message('m1', asked));
    threads.setRow(threadOf().id, undefined);
    await deps.filling.note({ deploy: 'deploy-1', startedAt: asked, pass: 'first' });
    expect(await problemsAt(at('09:20'))).toEqual([]);
    expect((await stored(asked)).row).toMatchObject({ state: 'waits', due: asked + hours(24) });
    deps = { ...deps, filling: { ...deps.filling, progress: () => Promise.reject(new Error('no answer')) } };
    expect(await problemsAt(at('09:20'))).toEqual([{ what: 'the check of the board failed', count: 1 }]);
  });

  it('reports a check that failed, and makes the others', async () => {
    deps = { ...deps, queues: { read: () => Promise.reject(new Error('no answer')) } };
    unreadable = ['acme-us.1'];
    const { passed, problems } = await audit(deps, at('10:20'));
    expect(passed).toBe(false);
    expect(problems).toEqual([
      { what: 'the check of dead letters failed', count: 1 },
      { what: 'threads cannot be read', count: 1 },
    ]);
    expect(failures).toEqual(['dead letters']);
  });

  it('misses the canary once an earlier audit exists', async () => {
    expect(await allProblemsAt(at('09:20'))).toEqual([]);
    expect(await allProblemsAt(at('10:20'))).toEqual([{ what: 'no canary was sent', count: 1 }]);
  });
});

describe('the mail of a store', () => {
  /** Two messages a day for two weeks, answered after an hour. */
  beforeEach(async () => {
    for (let half = 28; half > 0; half -= 1) {
      const instant = asked - hours(12 * half);
      const id = `acme-us.111-0000000-00000${String(half).padStart(2, '0')}`;
      await record(
        { threads, alerts, change: coalescing(), rules: rulesOf(shop()) },
        { ...threadOf(), id },
        [message(`m${half}`, instant), reply(`r${half}`, instant + hours(1))],
        instant + hours(1),
      );
      await lastSeen.note(US, 'messageAt', instant);
    }
  });

  it('is silent after half as long again as its longest gap, which is no fault of the monitor', async () => {
    const silentAt = async (now: Instant) =>
      (await audit(deps, now)).silences.filter(({ silent }) => silent).map(({ store }) => store);
    const last = asked - hours(12);
    expect(await silentAt(last + hours(18))).toEqual([]);
    expect(await silentAt(last + hours(19))).toEqual(['acme-us']);
    await canaries.note({ nonce: '0'.repeat(32), sentAt: last + hours(19) });
    expect((await audit(deps, last + hours(19) + minutes(1))).passed).toBe(true);
    await lastSeen.note(US, 'messageAt', last + hours(20));
    expect(await silentAt(last + hours(21))).toEqual([]);
  });

  it('is learned once a day', async () => {
    let reads = 0;
    deps = {
      ...deps,
      waits: {
        since: (store, from) => {
          reads += 1;
          return threads.since(store, from);
        },
      },
    };
    const { silences } = await audit(deps, asked);
    expect(silences.find(({ store }) => store === 'acme-us')).toEqual({
      ...US,
      longestGapMs: hours(12),
      learnedAt: asked,
      silent: false,
    });
    const once = reads;
    await audit(deps, asked + hours(23));
    expect(reads).toBe(once);
    await audit(deps, asked + days(1));
    expect(reads).toBe(2 * once);
  });
});
