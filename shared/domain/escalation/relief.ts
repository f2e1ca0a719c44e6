import type { Instant } from '../instant.ts';
import type { Send } from '../sends/send.ts';
import { settled } from '../sends/settle.ts';
import type { Situation } from '../thread/situation.ts';
import type { Decision } from './decide.ts';
import type { Rung } from './rung.ts';
import { newSend } from './new-send.ts';
import { summon, type Target, targetsOf } from './summon.ts';

/** Replaces people whose duty ended during a hold by the people on duty now. */
export function takeTurns(
  sends: readonly Send[],
  situation: Situation,
  decision: Decision,
  horizon: Instant,
): Send[] {
  const reliefs = reliefOf(sends, situation, decision, horizon);
  const gone = new Set(reliefs.flatMap(({ relieved }) => relieved));
  return [
    ...sends.map((send) => (gone.has(send) ? relieve(send, situation.now) : send)),
    ...reliefs.flatMap(({ rung, relieved: [first], instead, fireAt }) =>
      first === undefined
        ? []
        : instead.map((target) =>
            newSend(first.generation, rung, target, fireAt, 'on duty when the hold ended'),
          ),
    ),
  ];
}

/** Alerts to people whose duty ended during a hold, and the targets that replace them. */
interface Relief {
  readonly rung: Rung;
  readonly relieved: readonly Send[];
  readonly instead: readonly Target[];
  readonly fireAt: Instant;
}

/**
 * The alerts that a hold delayed, that are about to leave, and whose recipients are no longer on duty: the people on
 * duty replace them. An alert without a replacement stays.
 */
function reliefOf(
  sends: readonly Send[],
  situation: Situation,
  { steps }: Decision,
  horizon: Instant,
): Relief[] {
  const { cycle, now } = situation;
  const heldBack = sends.filter((send) => wasHeldBack(send) && send.fireAt <= horizon);
  if (heldBack.length === 0) return [];
  return steps.flatMap(({ rung }): Relief[] => {
    const isOfRung = (send: Send): boolean =>
      send.clock === rung.clock && send.step === rung.step.id && cycle?.ids.has(send.generation) === true;
    const own = sends.filter(isOfRung);
    const held = heldBack.filter(isOfRung);
    const [first] = held;
    if (first === undefined) return [];
    const fireAt = Math.max(first.fireAt, now);
    const targets = targetsOf(summon(situation, rung.step.call, fireAt).responders, rung.step.by);
    const isFor = (send: Send) => (target: Target) =>
      send.channel === target.channel && send.recipient === target.recipient;
    const relieved = held.filter((send) => !targets.some(isFor(send)));
    const instead = targets.filter((target) => !own.some((send) => isFor(send)(target)));
    const someoneElse = instead.length > 0 || relieved.length < held.length;
    return relieved.length > 0 && someoneElse ? [{ rung, relieved, instead, fireAt }] : [];
  });
}

function relieve(send: Send, now: Instant): Send {
  return settled(send, 'superseded', 'no longer on duty when the hold ended: others are alerted', now);
}

function wasHeldBack({ state, attempts, fireAt, stepAt }: Send): boolean {
  return state === 'pending' && attempts === 0 && fireAt > stepAt;
}
