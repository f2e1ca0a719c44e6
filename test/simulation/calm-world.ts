import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { randomFaults } from './faults.ts';
import type { History } from './history.ts';
import { type Loop, loopFrom } from './loop.ts';
import type { Container } from './platform.ts';
import { type Recorder, recorder } from './recorder.ts';
import { START } from './run.ts';
import { REAL, simulatedWorld, type World, type WorldProps } from './world.ts';

/** The real code in a world without faults, whose mails a test delivers itself. */
export function calmWorld(
  settings: VersionedSettings,
  endsAt: Instant,
  options: Pick<WorldProps, 'leastGapMs'> = {},
): { readonly loop: Loop; readonly recorded: Recorder; readonly history: History; readonly world: World } {
  const loop = loopFrom(START);
  const recorded = recorder(loop, false);
  const history = { arrivals: [], acknowledgeAfter: undefined, outages: [], gone: [], endsAt };
  const world = simulatedWorld({
    loop,
    faults: randomFaults(1, 0),
    settings,
    recorder: recorded,
    outages: [],
    gone: [],
    assembly: REAL,
    ...options,
  });
  return { loop, recorded, history, world };
}

/** Code of the test that reaches the world's services, without faults. */
export function calmContainer(name: string, loop: Loop): Container {
  return {
    name,
    running: undefined,
    now: () => loop.now(),
    call: (_, effect) => Promise.resolve(effect(undefined)),
  };
}
