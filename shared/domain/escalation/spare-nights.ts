import { isNight, NIGHT, nightsIn } from '../duty/night.ts';
import {
  type OpenHours,
  type PlacedNudge,
  placeNudge,
  type PlainNudge,
  workingHours,
} from '../duty/nudge.ts';
import { spansOf } from '../duty/spans.ts';
import type { Instant } from '../instant.ts';
import type { Step } from '../rules/policy.ts';
import type { Situation } from '../thread/situation.ts';
import { summon } from './summon.ts';

/** When a step of a ladder that spares nights alerts, and why then. */
export interface SparingStep {
  readonly at: Instant;
  readonly moved?: NonNullable<PlacedNudge['moved']> | 'left-to-call' | 'before-night' | 'no-day-left';
}

/**
 * Places a call of a ladder that spares nights: at its own instant, unless somebody whom it alerts sleeps then. In that
 * case it comes before the end of the last hours in which all of them are awake or people are at work; where there were
 * none since the wait began, of those in which one of them is awake. If there are none either, it alerts at its own
 * instant (`no-day-left`).
 */
export function placeCall(
  { at: plainAt, startedAt }: PlainNudge,
  step: Step,
  situation: Situation,
): SparingStep {
  const at = Math.max(plainAt, startedAt);
  for (const open of [hoursAwake(step, situation, 'all'), hoursAwake(step, situation, 'one')]) {
    if (open.isOpen(at)) return { at };
    const last = spansOf(open.rotas, { from: startedAt, until: at }, open.isOpen).at(-1);
    if (last === undefined) continue;
    const { beforeEndOfShiftMs } = situation.rota.hours;
    return { at: Math.max(last.from, last.until - beforeEndOfShiftMs), moved: 'before-night' };
  }
  return { at, moved: 'no-day-left' };
}

/**
 * Places a nudge of a ladder that spares nights in working hours, or in days where no rota says when people work. Where
 * no such time is left, it leaves the alert to the call that ends the ladder.
 */
export function placeSparingNudge(plain: PlainNudge, step: Step, situation: Situation): SparingStep {
  const placed = placeNudge(plain, situation.rota.hours, nudgeHours(step, situation));
  if (placed.moved === 'no-staffed-time') return { ...placed, moved: 'left-to-call' };
  return placed.moved === 'before-shift-ends' && situation.rotas.length === 0
    ? { ...placed, moved: 'before-night' }
    : placed;
}

/** The hours for the nudges of a ladder that spares nights. */
export function nudgeHours(step: Step, situation: Situation): OpenHours {
  const { rotas } = situation;
  return rotas.length > 0 ? workingHours(rotas) : hoursAwake(step, situation, 'all');
}

/** The hours in which those whom a step would alert are awake: all of them or one, or people are at work. */
function hoursAwake({ call }: Step, situation: Situation, who: 'all' | 'one'): OpenHours {
  const { rota, rotas } = situation;
  const quiet = rotas.find((one) => one.quiet !== undefined)?.quiet ?? NIGHT;
  const zones = new Set(rota.responders.map(({ timeZone }) => timeZone));
  const work = workingHours(rotas);
  return {
    rotas: [...rotas, ...[...zones].map((zone) => nightsIn(zone, quiet, rota.takeovers))],
    isOpen(at) {
      if (work.isOpen(at)) return true;
      const { responders } = summon(situation, call, at);
      const isAwake = ({ timeZone }: (typeof responders)[number]): boolean => !isNight(timeZone, at, quiet);
      return who === 'all' ? responders.every(isAwake) : responders.some(isAwake);
    },
  };
}
