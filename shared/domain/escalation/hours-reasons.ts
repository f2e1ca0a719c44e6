import type { Send } from '../sends/send.ts';
import type { Situation } from '../thread/situation.ts';
import { type Decision, rungOf } from './decide.ts';
import type { Rung } from './rung.ts';
import { summon } from './summon.ts';

/** Why duty hours changed when a send goes out, or to whom, and that nothing else comes before its deadline. */
export type HoursReason = (typeof WORTH_SAYING)[number] | 'only-call' | 'nobody-on-duty';

const WORTH_SAYING = ['before-shift-ends', 'no-staffed-time', 'before-night', 'no-day-left'] as const;

/** What the recipient of the send should know about duty hours. */
export function hoursReasons(send: Send, situation: Situation, decision: Decision): HoursReason[] {
  const rung = rungOf(send, decision);
  if (rung === undefined) return [];
  const raised =
    situation.rota.hours.rotas.length > 0 &&
    summon(situation, rung.step.call, Math.max(rung.at, send.fireAt)).reason !== undefined;
  return [
    ...WORTH_SAYING.filter((reason) => reason === rung.moved),
    ...(isOnlyCall(rung, decision) ? ['only-call' as const] : []),
    ...(raised ? ['nobody-on-duty' as const] : []),
  ];
}

/** Whether a ladder that spares nights has nothing more to say before the deadline. */
function isOnlyCall({ clock, dueAt, plainAt, nudge, sparesNights }: Rung, { steps }: Decision): boolean {
  if (sparesNights !== true || nudge || plainAt >= dueAt) return false;
  return !steps.some(
    ({ rung }) => rung.clock === clock && rung.plainAt > plainAt && rung.plainAt < dueAt && !rung.handOver,
  );
}
