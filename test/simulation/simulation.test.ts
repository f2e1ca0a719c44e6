import { describe, expect, it } from 'vitest';
import { hours, seconds } from '#shared/domain/instant';
import type { Outage } from './channels.ts';
import {
  CRASH_STORIES,
  nameOf,
  pointsOf,
  runPairs,
  runWithCrashes,
  type CrashPoint,
  type CrashStory,
} from './crash-pairs.ts';
import { randomFaults } from './faults.ts';
import { historyOf } from './history.ts';
import type { HandOver } from './recorder.ts';
import { run, runSeed, START } from './run.ts';
import { storyOf } from './story.ts';

describe('a seed', () => {
  it('plays the same run again, to the millisecond', async () => {
    const lines = async (): Promise<readonly string[]> =>
      (await runSeed(4711, { verbose: true })).recorder.lines;
    const first = await lines();
    expect(first.length).toBeGreaterThan(10);
    expect(await lines()).toEqual(first);
  });
});

describe('a crash', () => {
  it.each(Object.keys(CRASH_STORIES) as CrashStory[])(
    'before or after any one call of the story "%s" breaks no promise',
    async (story) => {
      const points = await pointsOf(story);
      expect(points.length).toBeGreaterThan(30);
      for (const point of points) {
        const { outcome } = await runWithCrashes(story, [point]);
        if (outcome.findings.length > 0) await fail(story, [point]);
      }
    },
    60_000,
  );

  it('and a second one anywhere after it breaks none either', async () => {
    let runs = 0;
    const failing: string[] = [];
    // Every third first crash; `npm run simulate -- --pairs` runs all of them, of all stories.
    for (const [index, first] of (await pointsOf('late')).entries())
      if (index % 3 === 0)
        await runPairs('late', first, (name, { findings }) => {
          runs += 1;
          if (findings.length > 0) failing.push(name);
        });
    expect(failing).toEqual([]);
    expect(runs).toBeGreaterThan(400);
  }, 60_000);
});

/** Fails with the story of the run. */
async function fail(story: CrashStory, crashes: readonly CrashPoint[]): Promise<never> {
  const { outcome } = await runWithCrashes(story, crashes, true);
  return expect.fail(storyOf(outcome, `npm run simulate -- --replay ${nameOf(story, crashes)}`));
}

describe('an outage of Slack', () => {
  it.each(['channel-refuses', 'channel-fails', 'channel-hangs'] as const)(
    'that %s changes no e-mail: each one leaves as before, and the only additions are alerts in place of Slack',
    async (how) => {
      for (let seed = 1; seed <= 25; seed += 1) {
        const mails = async (outages: readonly Outage[]): Promise<Map<string, HandOver>> => {
          const faults = randomFaults(seed, 0);
          const { acknowledgeAfter, ...quiet } = historyOf(START, faults, { quiet: true });
          const { recorder, findings } = await run({
            faults,
            history: { ...quiet, acknowledgeAfter: undefined, outages },
          });
          expect(findings).toEqual([]);
          return new Map(
            recorder.handOvers
              .filter(({ channel, taken }) => channel === 'email' && taken)
              .map((one) => [
                [one.threadId, one.generation, one.clock, one.step, one.recipient].join(' '),
                one,
              ]),
          );
        };
        const usual = await mails([]);
        const from = START + hours(19);
        const during = await mails([{ channel: 'slack', from, until: from + hours(6), how }]);
        // A queue delays to the second, and Slack's part of the thread shifts the milliseconds.
        for (const [key, { at }] of usual)
          expect(Math.abs((during.get(key)?.at ?? Infinity) - at), key).toBeLessThan(seconds(2));
      }
    },
    60_000,
  );
});
