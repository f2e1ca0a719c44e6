import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startThread } from '#infra/local/cloud/functions/function-threads';
import { runFunction, type RunningFunction } from '#infra/local/cloud/functions/lambda-runner';
import { standingClock } from '#infra/local/state/virtual-clock';

const folder = mkdtempSync(join(tmpdir(), 'replywatch-thread-'));
const thread = startThread();

afterAll(async () => {
  await thread.terminate();
  rmSync(folder, { recursive: true });
});

mkdirSync(join(folder, 'bundle'));
const bundle = join(folder, 'bundle', 'index.mjs');
writeFileSync(
  bundle,
  `let calls = 0;
  export const handler = async () => {
    calls += 1;
    return { calls, name: process.env.NAME, only: process.env.ONLY_FIRST, now: Date.now() };
  };`,
);

function inTheThread(environment: Readonly<Record<string, string>>, now: number): RunningFunction {
  return runFunction(
    { name: 'counter', bundle: pathToFileURL(bundle).href, timeoutMs: 10_000, environment },
    {
      memory: standingClock(now).memory,
      logFile: undefined,
      threads: {
        take: () => thread,
        leave: () => Promise.resolve(),
      },
    },
  );
}

it('a thread that loads a second function shows it nothing of the first: no modules, variables or clock', async () => {
  const first = inTheThread({ NAME: 'first', ONLY_FIRST: 'yes' }, 1000);
  await first.invoke({});
  expect(await first.invoke({})).toEqual({ calls: 2, name: 'first', only: 'yes', now: 1000 });
  await first.stop();

  const second = inTheThread({ NAME: 'second' }, 500);
  expect(await second.invoke({})).toEqual({ calls: 1, name: 'second', only: undefined, now: 500 });
  await second.stop();
});
