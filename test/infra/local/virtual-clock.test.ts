import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { standingClock, virtualClock } from '#infra/local/state/virtual-clock';
import { hours } from '#shared/domain/instant';
import { at } from '#test/builders/thread';

it('stands still until it is moved, in every thread that shares it', () => {
  const clock = standingClock(at('10:00'));
  const other = virtualClock(clock.memory);
  expect([clock.now(), other.now(), other.standsStill]).toEqual([at('10:00'), at('10:00'), true]);
  clock.set(at('22:00'));
  expect(other.now()).toBe(at('22:00'));
});

it('runs on from where it was moved to', () => {
  const clock = virtualClock();
  const target = clock.now() + hours(12);
  clock.set(target);
  expect(clock.now()).toBeGreaterThanOrEqual(target);
  expect(clock.standsStill).toBe(false);
});

it('sets Date in a worker thread; dates of other instants are unchanged', async () => {
  const { memory } = standingClock(at('10:00'));
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ installVirtualDate, virtualClock }) => {
      installVirtualDate(virtualClock(workerData.memory));
      const date = new Date();
      parentPort.postMessage([
        Date.now(), date.getTime(), new Date(0).toISOString(), new Date(2026, 0).getFullYear(),
        date instanceof Date, Date.parse('1970-01-01T00:00:01Z'), typeof Date(), new Intl.DateTimeFormat('en').format() !== '',
      ]);
    });`;
  const worker = new Worker(code, {
    eval: true,
    workerData: {
      memory,
      module: new URL('../../../infra/local/state/virtual-clock.ts', import.meta.url).href,
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const received = await new Promise((done) => worker.once('message', done));
  await worker.terminate();
  expect(received).toEqual([
    at('10:00'),
    at('10:00'),
    '1970-01-01T00:00:00.000Z',
    2026,
    true,
    1000,
    'string',
    true,
  ]);
});
