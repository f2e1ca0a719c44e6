import { subjectOf } from '../duty/subject.ts';
import type { Rules } from '../rules/rules.ts';
import type { Send } from '../sends/send.ts';
import type { Thread } from '../thread/thread.ts';
import type { Decision } from './decide.ts';
import { summon } from './summon.ts';

/** Why a send goes out when it does, or to whom, where the hours of the people decided it. */
export type HoursReason = 'before-shift-ends' | 'no-staffed-time' | 'nobody-on-duty';

/** What of the people's hours whoever gets the send should know. */
export function hoursReasons(
  send: Send,
  thread: Thread,
  { cycle, steps }: Decision,
  { rota }: Rules,
): HoursReason[] {
  const rung = steps.find((one) => one.rung.clock === send.clock && one.rung.step.id === send.step)?.rung;
  if (rung === undefined || rota.hours === undefined) return [];
  const raised =
    summon(rota, rung.step.call, subjectOf(thread, cycle), Math.max(rung.at, send.fireAt)).reason !==
    undefined;
  return [
    ...(rung.moved === 'before-shift-ends' || rung.moved === 'no-staffed-time' ? [rung.moved] : []),
    ...(raised ? ['nobody-on-duty' as const] : []),
  ];
}
