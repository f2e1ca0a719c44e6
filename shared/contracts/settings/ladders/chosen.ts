import * as z from '#shared/zod';
import { clock } from '../clocks.ts';
import { clockBy, type ClockSettings, LADDER_NAMES, type LadderName, type SetClockName } from './by-name.ts';

/** The choice of ladders in the settings. */
export const ladderName = z.enum(LADDER_NAMES, {
  error: `is not the name of ladders; write ${LADDER_NAMES.slice(0, -1).join(', ')} or ${LADDER_NAMES.at(-1)}`,
});

const own = z.optional(clock);

/** The clocks that the settings write out themselves. */
export const ownClocks = z.strictObject({
  reply: own,
  'claim-exposure': own,
  'last-call': own,
  promise: own,
  return: own,
  claim: own,
  cancellation: own,
  chargeback: own,
  'account-status': own,
  'figure-warning': own,
  'figure-alarm': own,
  feedback: own,
  credentials: own,
  match: own,
  review: own,
});

/** All clocks: those that are written out, and the others as the chosen ladders have them. */
export function clocksOf(
  name: LadderName,
  written: z.output<typeof ownClocks>,
): Record<SetClockName, ClockSettings> {
  const one = (of: SetClockName): ClockSettings => written[of] ?? clockBy(name, of);
  return {
    reply: one('reply'),
    'claim-exposure': one('claim-exposure'),
    'last-call': one('last-call'),
    promise: one('promise'),
    return: one('return'),
    claim: one('claim'),
    cancellation: one('cancellation'),
    chargeback: one('chargeback'),
    'account-status': one('account-status'),
    'figure-warning': one('figure-warning'),
    'figure-alarm': one('figure-alarm'),
    feedback: one('feedback'),
    credentials: one('credentials'),
    match: one('match'),
    review: one('review'),
  };
}
