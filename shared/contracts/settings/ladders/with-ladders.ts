import type { Settings } from '../settings.ts';
import { clockBy, type LadderName, SET_CLOCKS, type SetClockName } from './by-name.ts';
import { clocksOf } from './chosen.ts';

/** Settings as they would be with ladders of another name: clocks that are written out stay as they are. */
export function withLadders(settings: Settings, ladders: LadderName): Settings {
  const isChosen = (of: SetClockName): boolean =>
    JSON.stringify(settings.clocks[of]) === JSON.stringify(clockBy(settings.ladders, of));
  const written = Object.fromEntries(
    SET_CLOCKS.filter((of) => !isChosen(of)).map((of) => [of, settings.clocks[of]]),
  );
  return { ...settings, ladders, clocks: clocksOf(ladders, written) };
}
