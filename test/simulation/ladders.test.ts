import { afterEach, expect, it, vi } from 'vitest';
import { LADDER_NAMES } from '#shared/contracts/settings/ladders/by-name';
import type * as sparing from '#shared/domain/escalation/spare-nights';
import { isWhole } from './is-whole.ts';
import { runSeed } from './run.ts';
import { storyOf } from './story.ts';

const SEEDS = isWhole ? 40 : 25;

afterEach(() => {
  vi.doUnmock('#shared/domain/escalation/spare-nights');
  vi.resetModules();
});

it.each(LADDER_NAMES)(
  '%s: no alert is lost, early, after its answer or doubled without doubt, whatever goes wrong',
  { timeout: 240_000 },
  async (ladders) => {
    let alerts = 0;
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const { findings, recorder } = await runSeed(seed, { ladders });
      alerts += recorder.handOvers.length;
      if (findings.length > 0)
        expect.fail(
          storyOf(
            await runSeed(seed, { ladders, verbose: true }),
            `npm run simulate -- --replay ${seed} --ladders ${ladders}`,
          ),
        );
    }
    expect(alerts).toBeGreaterThan(10 * SEEDS);
  },
);

it('notices when small-team calls at the plain instants of its ladder', { timeout: 240_000 }, async () => {
  vi.doMock('#shared/domain/escalation/spare-nights', async (original) => {
    const real = await original<typeof sparing>();
    const placeCall: typeof real.placeCall = ({ at, startedAt }) => ({ at: Math.max(at, startedAt) });
    return { ...real, placeCall };
  });
  vi.resetModules();
  const mutated = await import('./run.ts');
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const { findings } = await mutated.runSeed(seed, { ladders: 'small-team' });
    if (findings.some(({ what }) => what === 'lost')) return;
  }
  expect.fail('no seed noticed');
});
