import type { Send } from '../sends/send.ts';
import type { Situation } from '../thread/situation.ts';
import { type Decision, rungOf } from './decide.ts';
import { summon } from './summon.ts';

/** Why duty hours changed when a send goes out, or to whom. */
export type HoursReason = 'before-shift-ends' | 'no-staffed-time' | 'nobody-on-duty';

/** What the recipient of the send should know about duty hours. */
export function hoursReasons(send: Send, situation: Situation, decision: Decision): HoursReason[] {
  const rung = rungOf(send, decision);
  if (rung === undefined || situation.rota.hours === undefined) return [];
  const raised = summon(situation, rung.step.call, Math.max(rung.at, send.fireAt)).reason !== undefined;
  return [
    ...(rung.moved === 'before-shift-ends' || rung.moved === 'no-staffed-time' ? [rung.moved] : []),
    ...(raised ? ['nobody-on-duty' as const] : []),
  ];
}
