import type * as z from '#shared/zod';
import { CLOCK_NAMES, type ClockName } from '#shared/domain/rules/policy';
import { clock } from '../clocks.ts';
import { smallTeam } from './small-team.ts';
import { standard } from './standard.ts';
import { strict } from './strict.ts';

/** The clocks and ladders to choose from, in the form of the settings file. */
export const LADDERS = { standard, 'small-team': smallTeam, strict } as const;

export type LadderName = keyof typeof LADDERS;

export const LADDER_NAMES = ['standard', 'small-team', 'strict'] as const satisfies readonly LadderName[];

/** The clock of a canary is not in the settings. */
export type SetClockName = Exclude<ClockName, 'canary'>;

/** A clock of the settings, checked. */
export type ClockSettings = z.output<typeof clock>;

const isSet = (name: ClockName): name is SetClockName => name !== 'canary';

/** The names of the clocks in the settings. */
export const SET_CLOCKS: readonly SetClockName[] = CLOCK_NAMES.filter(isSet);

/** A clock as chosen ladders have it. */
export function clockBy(name: LadderName, of: SetClockName): ClockSettings {
  return clock.parse(LADDERS[name][of]);
}
