import type { Settings } from '#shared/contracts/settings/settings';
import { hours } from '#shared/domain/instant';

/*
 * When a step of a ladder that spares nights comes, said a second time in the plainest way: hour by hour, for people in
 * zones whose clocks show whole hours, without rotas.
 */

type ClockSettings = Settings['clocks']['reply'];

/** A step, and what it depends on. */
export interface PlainStep {
  readonly step: ClockSettings['ladder'][number];
  readonly clock: ClockSettings;
  /** Whom it alerts. */
  readonly people: readonly string[];
  /** When the wait began. */
  readonly from: number;
}

const HOUR = hours(1);

/** The time of day, in hours, by the clocks of a zone. */
const shown = new Map<string, Intl.DateTimeFormat>();
function hourOf(timeZone: string, at: number): number {
  const format =
    shown.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  shown.set(timeZone, format);
  return Number(format.format(at));
}

/** Whether people would be woken. */
export function isAwake(settings: Settings, person: string, at: number): boolean {
  const hour = hourOf(settings.people[person]?.timeZone ?? 'UTC', at);
  return hour >= 7 && hour < 22;
}

/** The instant of a step. */
export function instantOf({ step, clock, people, from }: PlainStep, settings: Settings): number {
  const dueAt = from + clock.length;
  const plain = dueAt - step.at.beforeMs;
  if (clock.nights === 'call') return plain;
  const passed = (['reply', 'claim-exposure', 'last-call'] as const)
    .map((name) => from + settings.clocks[name].length)
    .filter((deadline) => deadline < plain);
  const earliest = Math.max(from, ...passed);
  const all = (at: number): boolean => people.every((person) => isAwake(settings, person, at));
  const some = (at: number): boolean => people.some((person) => isAwake(settings, person, at));
  if (step.nudge) {
    const latest = dueAt - settings.nudgeMargin;
    return all(plain)
      ? plain
      : (morning(plain, latest, all) ?? evening(earliest, Math.min(plain, latest), all) ?? plain);
  }
  if (all(plain)) return plain;
  const before = evening(earliest, plain, all);
  if (before !== undefined) return before;
  return some(plain) ? plain : (evening(earliest, plain, some) ?? plain);
}

/** The first full hour from which people are awake. */
function morning(from: number, latest: number, awake: (at: number) => boolean): number | undefined {
  for (let at = Math.ceil(from / HOUR) * HOUR; at <= latest; at += HOUR) if (awake(at)) return at;
  return undefined;
}

/** An hour before people last go to sleep, or when they got up if that is later. */
function evening(from: number, until: number, awake: (at: number) => boolean): number | undefined {
  if (until <= from) return undefined;
  let end = until;
  if (!awake(end - 1)) {
    end = Math.floor((end - 1) / HOUR) * HOUR;
    while (end > from && !awake(end - 1)) end -= HOUR;
    if (end <= from) return undefined;
  }
  let start = Math.floor((end - 1) / HOUR) * HOUR;
  while (start > end - HOUR && awake(start - 1)) start -= HOUR;
  return Math.max(from, start, end - HOUR);
}
