import type { Window } from '#shared/domain/figures/figures';
import { localHours } from '#shared/domain/figures/local-hours';
import type { Wait } from '#shared/domain/figures/wait';
import type { DurationMs } from '#shared/domain/instant';

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

/** The hours of the week in which messages waited longest for an answer, the worst first. */
export function worstHours(waits: readonly Wait[], { from, until }: Window, timeZone: string): SlowHour[] {
  const hourOf = localHours(timeZone);
  const slots = new Map<number, { messages: number; totalMs: DurationMs }>();
  for (const { messages, ended } of waits) {
    if (ended?.by !== 'answered') continue;
    for (const { at, count: came = 1 } of messages) {
      if (at <= from || at > until) continue;
      const { weekday, hour } = hourOf(at);
      const slot = weekday * 24 + hour;
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
