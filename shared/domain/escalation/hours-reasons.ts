import type { Send } from '../sends/send.ts';
import type { Situation } from '../thread/situation.ts';
import { type Decision, rungOf } from './decide.ts';
import { summon } from './summon.ts';

/** Why a send goes out when it does, or to whom, where the hours of the people decided it. */
export type HoursReason = 'before-shift-ends' | 'no-staffed-time' | 'nobody-on-duty';

/** What of the people's hours whoever gets the send should know. */
export function hoursReasons(send: Send, situation: Situation, decision: Decision): HoursReason[] {
  const rung = rungOf(send, decision);
  if (rung === undefined || situation.rota.hours === undefined) return [];
  const raised = summon(situation, rung.step.call, Math.max(rung.at, send.fireAt)).reason !== undefined;
  return [
    ...(rung.moved === 'before-shift-ends' || rung.moved === 'no-staffed-time' ? [rung.moved] : []),
    ...(raised ? ['nobody-on-duty' as const] : []),
  ];
}
