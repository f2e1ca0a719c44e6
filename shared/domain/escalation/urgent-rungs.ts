import { CHANNELS, type Step } from '../rules/policy.ts';
import type { Cycle } from '../thread/cycle.ts';
import { deniedHurts, urgentAlerts } from '../urgent/urgent.ts';
import type { Deadline, Rung } from './rung.ts';

/** The steps of what is urgent: somebody may be hurt, and all else. */
const HURT = 'urgent';
const OTHERS = 'urgent-staffed';

/** Whether a step alerts because of urgent words. */
export function isUrgentStep(step: string): boolean {
  return step.startsWith(HURT);
}

/**
 * A step at the instant of the first message by which somebody may be hurt: people on call and managers at once, by every
 * channel, whatever the ladder says. And a nudge to the people on call at the first other urgent message, fitted into
 * staffed hours, if it comes before the ladder's own first step.
 */
export function urgentRungs(
  cycle: Cycle,
  { deadlines, ladder }: { readonly deadlines: readonly Deadline[]; readonly ladder: readonly Rung[] },
  fit: (nudge: Rung) => Rung,
): Rung[] {
  const { hurt, others } = urgentAlerts(cycle);
  // A promise that is given later must not make another step of it.
  const deadline = deadlines.find(({ clock }) => clock !== 'promise') ?? deadlines[0];
  if (deadline === undefined) return [];
  const rungAt = (
    at: number,
    step: Pick<Step, 'id' | 'call'>,
    rung: Pick<Rung, 'nudge' | 'handOver'>,
  ): Rung => ({
    ...deadline,
    ...rung,
    step: { ...step, beforeMs: deadline.dueAt - at, by: CHANNELS },
    plainAt: at,
    at,
    urgent: true,
  });
  const denied = deniedHurts(cycle);
  const id = denied === 0 ? HURT : `${HURT}-${denied + 1}`;
  const nudge =
    others === undefined
      ? undefined
      : fit(rungAt(others, { id: OTHERS, call: ['on-call'] }, { nudge: true, handOver: false }));
  return [
    ...(hurt === undefined
      ? []
      : [rungAt(hurt, { id, call: ['on-call', 'manager'] }, { nudge: false, handOver: true })]),
    ...(nudge === undefined ||
    !nudge.nudge ||
    ladder.some(({ at, moved }) => moved !== 'left-to-call' && at <= nudge.at)
      ? []
      : [nudge]),
  ];
}
