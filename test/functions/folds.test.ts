import { beforeEach, expect, it, vi } from 'vitest';
import { threadDetail } from '#functions/board/read/thread-detail';
import { notify } from '#functions/notify/notify';
import { sweep } from '#functions/sweep/sweep';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { type Instant, seconds } from '#shared/domain/instant';
import { FACTS_BEFORE_COMPACTION } from '#shared/domain/thread/compaction/compact';
import type { Fact } from '#shared/domain/thread/fact';
import type * as twins from '#shared/domain/thread/twins';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import {
  memoryAlertChannel,
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memorySentLog,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

/* Folding is the expensive part of a decision. Each state of a thread is folded once per instant, however many read it. */

const folds = vi.hoisted(() => ({ count: 0 }));

// Each fold merges the twins of a thread exactly once, so counting that counts the folds.
vi.mock('#shared/domain/thread/twins', async (original) => {
  const real = await original<typeof twins>();
  const untwinned: typeof real.untwinned = (facts) => ((folds.count += 1), real.untwinned(facts));
  return { ...real, untwinned };
});

let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let settings: ReturnType<typeof memorySettings>;

const onDecided = () => undefined;
const subject = threadOf();

const add = (now: Instant, ...facts: Fact[]) =>
  record({ threads, alerts, change: changeThread, rules: rulesOf(shop()), onDecided }, subject, facts, now);

const foldsOf = async (act: () => Promise<unknown>): Promise<number> => {
  folds.count = 0;
  await act();
  return folds.count;
};

const sweepAt = (now: Instant) => async () => {
  const report = await sweep(
    {
      threads,
      alerts,
      settings,
      now: () => now,
      onDecided,
      replies: memoryReplyQueue(),
      onFailure: () => undefined,
    },
    now,
  );
  expect(report).toMatchObject({ due: 1, failed: 0 });
};

beforeEach(() => {
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  settings = memorySettings(shop());
});

it('a sweep folds a thread once when a step is due', async () => {
  await add(at('10:00'), message('m', at('10:00')));
  expect(await foldsOf(sweepAt(at('22:00')))).toBe(1);
});

it('a sweep folds a thread once when time alone ends its wait', async () => {
  await add(at('10:30'), message('m', at('10:00')), reply('r', at('10:30'), { own: true }));
  expect(await foldsOf(sweepAt(at('11:00')))).toBe(1);
  expect((await threads.load([subject.id], at('11:00')))[0]?.nextActionAt).toBeNull();
});

it('a new fact folds the thread twice: without it and with it', async () => {
  await add(at('10:00'), message('m', at('10:00')));
  expect(await foldsOf(() => add(at('11:00'), reply('r', at('11:00'))))).toBe(2);
});

it('a fact that triggers compaction folds the thread a third time, without the compacted facts', async () => {
  const pairs = Array.from({ length: FACTS_BEFORE_COMPACTION / 2 }, (_, index) => [
    message(`m${index}`, at('10:00') + index * seconds(300)),
    reply(`r${index}`, at('10:00') + index * seconds(300) + seconds(200)),
  ]);
  await add(at('2026-03-03T10:00'), ...pairs.flat());
  const now = at('2026-03-04T11:00');
  expect(await foldsOf(() => add(now, message('last', now)))).toBe(3);
  expect((await threads.load([subject.id], now))[0]?.thread.facts).toHaveLength(1);
});

it('an alert folds its thread twice: at the instant of its lease and at that of its outcome', async () => {
  await add(at('10:00'), message('m', at('10:00')));
  await sweepAt(at('22:00'))();
  const now = at('22:00');
  const deps = {
    threads,
    alerts,
    settings,
    change: changeThread,
    links: { sign: () => Promise.resolve('token'), verify: () => Promise.resolve('invalid' as const) },
    lastSeen: memoryLastSeen(),
    mails: memoryMailStore(new Map()),
    channels: {
      email: memoryAlertChannel<Extract<AlertMessage, { channel: 'email' }>>(),
      slack: memoryAlertChannel<Extract<AlertMessage, { channel: 'slack' }>>(),
      webhook: memoryAlertChannel<Extract<AlertMessage, { channel: 'webhook' }>>(),
      push: memoryAlertChannel<Extract<AlertMessage, { channel: 'push' }>>(),
    },
    sentLog: memorySentLog(),
    publicUrl: 'https://api.example/',
    now: () => now,
    newOwner: () => 'owner',
    onDecided,
    onOutcome: () => undefined,
    onFailure: () => undefined,
  };
  const requests = alerts.take(now);
  expect(requests).toHaveLength(1);
  expect(
    await foldsOf(async () => {
      for (const request of requests) await notify(deps, request, now + seconds(30));
    }),
  ).toBe(2);
});

it('the page of a thread folds it once', async () => {
  await add(at('10:00'), message('m', at('10:00')));
  const deps = { threads, settings, mails: memoryMailStore(new Map()) };
  expect(await foldsOf(() => threadDetail(deps, subject.id, at('22:00')))).toBe(1);
});
