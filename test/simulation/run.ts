import type { LadderName } from '#shared/contracts/settings/ladders/by-name';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { minutes } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { isAlert } from './expected.ts';
import { historyOf, bodyOf, type History } from './history.ts';
import { randomFaults, type Faults } from './faults.ts';
import { loopFrom } from './loop.ts';
import { findings, type Finding } from './oracle.ts';
import { recorder, type Recorder } from './recorder.ts';
import { REAL, simulatedWorld, type Assembly, type World } from './world.ts';

/** The outcome of one run. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly recorder: Recorder;
  readonly world: World;
  readonly faults: Faults;
}

export interface RunProps {
  readonly faults: Faults;
  readonly history: History;
  readonly assembly?: Assembly;
  readonly verbose?: boolean;
  readonly settings?: VersionedSettings;
}

export const START = Date.UTC(2026, 2, 2, 6);
/** Few steps, of every shape: so each seed covers more faults instead of the same step again. */
const SETTINGS = shop({
  clocks: {
    reply: {
      length: '24h',
      ladder: [
        { at: '4h before', call: ['on-call'], by: ['slack'] },
        { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
        { at: 'at deadline', call: ['manager'], by: ['slack', 'email'] },
      ],
    },
    'claim-exposure': { length: '48h', ladder: [{ at: '2h before', call: ['manager'], by: ['email'] }] },
    'last-call': {
      length: '72h',
      ladder: [{ at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] }],
    },
  },
});
const READS_AFTER_MS = minutes(3);

/** How often calls go wrong in a run of a seed: seldom in most, often in some, never in a few. */
const RATES = [0, 0.001, 0.005, 0.01, 0.02, 0.02, 0.05];

export interface SeedProps {
  readonly assembly?: Assembly;
  readonly verbose?: boolean;
  /** Whole ladders of the settings instead of the short ones above. */
  readonly ladders?: LadderName;
  /** The share of awaited calls that go wrong; by default it depends on the seed. */
  readonly rate?: number;
}

/** Plays the run of a seed. */
export function runSeed(seed: number, { rate, ladders, ...props }: SeedProps = {}): Promise<Outcome> {
  const settings = ladders === undefined ? SETTINGS : shop({ ladders });
  const faults = randomFaults(seed, rate ?? RATES[seed % RATES.length] ?? 0);
  const history = historyOf(START, faults, { quiet: rate !== undefined });
  return run({ faults, history, settings, ...props });
}

/** Runs a history with faults to its end, and judges it. */
export async function run({
  faults,
  history,
  assembly = REAL,
  verbose = false,
  settings = SETTINGS,
}: RunProps): Promise<Outcome> {
  const loop = loopFrom(START);
  // After this many alerts, the recipient of the last one takes the thread on.
  let taken = 0;
  const recorded = recorder(loop, verbose, (handOver) => {
    const [person] = handOver.calls;
    if (
      !isAlert(handOver) ||
      !handOver.taken ||
      (taken += 1) !== history.acknowledgeAfter ||
      person === undefined
    )
      return;
    const { threadId, generation } = handOver;
    loop.at(loop.now() + READS_AFTER_MS, () => world.pressAcknowledge(threadId, generation, person));
  });
  const world: World = simulatedWorld({
    loop,
    faults,
    settings,
    recorder: recorded,
    outages: history.outages,
    gone: history.gone,
    ...(history.scheduleOff !== undefined && { scheduleOff: history.scheduleOff }),
    assembly,
  });
  for (const arrival of history.arrivals) loop.at(arrival.at, () => world.sendEvent(bodyOf(arrival)));
  world.tickUntil(history.endsAt);
  await loop.run(history.endsAt);
  return {
    findings: findings({ history, settings, recorder: recorded, world }),
    recorder: recorded,
    world,
    faults,
  };
}
