import type { Window } from '#shared/domain/figures/figures';
import type { Wait } from '#shared/domain/figures/wait';
import { type DurationMs, minutes } from '#shared/domain/instant';

/** An hour of a weekday in somebody's zone, and how long the messages waited that arrived then. */
export interface SlowHour {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** From 0 to 23. */
  readonly hour: number;
  readonly messages: number;
  /** Time from a message to its answer. */
  readonly meanMs: DurationMs;
}

/** With fewer messages, the mean reflects single messages and not the hour. */
const AT_LEAST = 3;
const MOST = 3;

/** Offsets from UTC are whole quarters of an hour, so all instants within a quarter have the same local hour. */
const QUARTER_MS: DurationMs = minutes(15);

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The hours of the week in which messages waited longest for an answer, the worst first. */
export function worstHours(waits: readonly Wait[], { from, until }: Window, timeZone: string): SlowHour[] {
  const slotOf = slotsIn(timeZone);
  const slots = new Map<number, { messages: number; totalMs: DurationMs }>();
  for (const { messages, ended } of waits) {
    if (ended?.by !== 'answered') continue;
    for (const { at, count: came = 1 } of messages) {
      if (at <= from || at > until) continue;
      const slot = slotOf(at);
      const { messages: count, totalMs } = slots.get(slot) ?? { messages: 0, totalMs: 0 };
      slots.set(slot, { messages: count + came, totalMs: totalMs + came * (ended.at - at) });
    }
  }
  return [...slots]
    .filter(([, { messages }]) => messages >= AT_LEAST)
    .map(([slot, { messages, totalMs }]) => ({
      weekday: Math.floor(slot / 24),
      hour: slot % 24,
      messages,
      meanMs: totalMs / messages,
    }))
    .toSorted((a, b) => b.meanMs - a.meanMs || a.weekday - b.weekday || a.hour - b.hour)
    .slice(0, MOST);
}

/** Weekday and hour of an instant as one number, computed once for each quarter because the calendar is slow. */
function slotsIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const slot = known.get(quarter) ?? slot24(format.formatToParts(at));
    known.set(quarter, slot);
    return slot;
  };
}

function slot24(parts: readonly Intl.DateTimeFormatPart[]): number {
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return (WEEKDAYS.indexOf(part('weekday')) + 1) * 24 + Number(part('hour'));
}
