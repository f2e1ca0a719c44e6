import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { message, reply } from './thread.ts';

/** What happened on one thread, latest first, and the outcome of each message, counted without the domain. */
export interface History {
  readonly facts: readonly Fact[];
  readonly messages: readonly { readonly at: Instant; readonly outcome: Outcome }[];
  /** For each answered wait: when its first message came, and how long it waited. */
  readonly responses: readonly { readonly at: Instant; readonly ms: number }[];
}

type Outcome = 'answeredInTime' | 'late' | 'noResponse' | 'noResponseNeeded' | 'pending';

/** A small random number generator with the same numbers in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Histories of this many threads over the last 45 days, the same in every run. */
export function histories(count: number, seed: number, until: Instant): History[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, index) => {
    let now = until - days(next(45)) - minutes(next(1_440));
    let waiting: Instant[] = [];
    const facts: Fact[] = [];
    const messages: History['messages'][number][] = [];
    const responses: History['responses'][number][] = [];
    for (let step = next(6); step >= 0; step -= 1) {
      now += minutes(3 + next(40 * 60));
      if (now > until) break;
      const id = `${index}.${step}`;
      const what = next(10);
      if (what < 5) {
        facts.push(message(id, now));
        waiting.push(now);
      } else if (what < 8) {
        facts.push(reply(id, now));
        const answeredAt = now;
        for (const at of waiting)
          messages.push({ at, outcome: answeredAt - at <= hours(24) ? 'answeredInTime' : 'late' });
        if (waiting[0] !== undefined) responses.push({ at: waiting[0], ms: now - waiting[0] });
        waiting = [];
      } else if (what === 8) facts.push(reply(id, now, { trusted: false }));
      else {
        facts.push({ type: 'no-response-needed', id, at: now, by: 'li', reason: 'thanks' });
        messages.push(...waiting.map((at) => ({ at, outcome: 'noResponseNeeded' as const })));
        waiting = [];
      }
    }
    for (const at of waiting)
      messages.push({ at, outcome: until - at > hours(24) ? 'noResponse' : 'pending' });
    return { facts: facts.toReversed(), messages, responses };
  });
}

/** The figures of a window that ends with the histories, in the form of `figuresOf` but without the averages. */
export function bruteFigures(all: readonly History[], windowDays: number, until: Instant) {
  const isIn = ({ at }: { readonly at: Instant }): boolean => at > until - days(windowDays);
  const counts = {
    messages: 0,
    answeredInTime: 0,
    late: 0,
    noResponse: 0,
    noResponseNeeded: 0,
    pending: 0,
  };
  for (const { outcome } of all.flatMap(({ messages }) => messages).filter(isIn)) {
    counts.messages += 1;
    counts[outcome] += 1;
  }
  const responses = all
    .flatMap((one) => one.responses)
    .filter(isIn)
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b);
  return {
    ...counts,
    firstResponse: {
      medianMs: responses[Math.ceil(responses.length / 2) - 1],
      p90Ms: responses[Math.ceil(responses.length * 0.9) - 1],
    },
  };
}

/** How many messages wait at the end of the histories. */
export function stillWaiting(all: readonly History[]): number {
  return all
    .flatMap(({ messages }) => messages)
    .filter(({ outcome }) => outcome === 'noResponse' || outcome === 'pending').length;
}
