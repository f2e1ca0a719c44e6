import { days, hours, minutes, seconds, type DurationMs, type Instant } from '#shared/domain/instant';
import { randomFaults } from '#test/simulation/faults';

/** A delivered message. */
export interface Delivery {
  readonly at: Instant;
  readonly orderId: string;
  readonly eventId: string;
  readonly direction: 'buyer' | 'seller' | 'no-response-needed';
  readonly occurredAt: Instant;
}

export interface Trace {
  /** In order of arrival. */
  readonly deliveries: readonly Delivery[];
  /** How many messages are new, not redelivered. */
  readonly messages: number;
  /** How many waits end in the trace. */
  readonly cycles: number;
}

const START: Instant = Date.UTC(2026, 2, 2);
/** The messages of thirty days. */
export const MONTH = 391_000;
const STORES_HOUR_SHARES = [1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 7, 7, 8, 8, 7, 7, 8, 8, 7, 5, 3, 2];
/** For an hour after a promotion, this many times more messages arrive. */
const BURST = { times: 10, share: 1 / 150 };
const LATE = { share: 0.02, mostMs: hours(6) };
const TWICE = { share: 0.03, withinMs: minutes(2) };

/**
 * Messages of thirty days, or of a shorter time when fewer are wanted: more by day than by night, with bursts after
 * promotions. A buyer writes one to three messages before an answer; some threads reopen; some need no answer or get none. 3
 * % are delivered twice, most of them at once, 2 % up to six hours late.
 */
export function traceOf(wanted: number): Trace {
  const hoursLong = Math.ceil((wanted / MONTH) * 30 * 24);
  const random = randomFaults(391, 0).stream('trace');
  const share = (part: number): boolean => random.below(1e6) < part * 1e6;
  const bursts = new Set(
    Array.from({ length: hoursLong }, (_, hour) => hour).filter(() => share(BURST.share)),
  );
  const hourWeights = Array.from(
    { length: hoursLong },
    (_, hour) => (STORES_HOUR_SHARES[hour % 24] ?? 1) * (bursts.has(hour) ? BURST.times : 1),
  );
  const begins = startsBy(hourWeights, (bound) => random.below(bound));

  const deliveries: Delivery[] = [];
  const deliver = (message: Omit<Delivery, 'at'>): void => {
    const lateMs = share(LATE.share) ? random.below(LATE.mostMs) : seconds(2) + random.below(seconds(20));
    const at = message.occurredAt + lateMs;
    deliveries.push({ ...message, at });
    if (share(TWICE.share)) deliveries.push({ ...message, at: at + random.below(TWICE.withinMs) });
  };
  for (let thread = 0; deliveries.length < wanted; thread += 1) {
    const orderId = `111-${String(thread).padStart(7, '0')}-2000000`;
    let at = START + begins();
    let part = 0;
    const say = (direction: Delivery['direction']): void =>
      deliver({ orderId, eventId: `m${(part += 1)}`, direction, occurredAt: at });
    do {
      say('buyer');
      for (let more = 0; more < 2 && share(0.28); more += 1) {
        at += minutes(1) + random.below(hours(2));
        say('buyer');
      }
      if (!share(0.98)) break;
      at += waitOf((bound) => random.below(bound));
      say(share(0.05) ? 'no-response-needed' : 'seller');
      at += hours(1) + random.below(days(4));
    } while (share(0.25));
  }
  const arrived = deliveries.toSorted((a, b) => a.at - b.at).slice(0, wanted);
  const once = [...new Map(arrived.map((one) => [`${one.orderId} ${one.eventId}`, one])).values()];
  return {
    deliveries: arrived,
    messages: once.length,
    cycles: once.filter(({ direction }) => direction !== 'buyer').length,
  };
}

/** Returns instants since the start, spread over the hours by their weights. */
function startsBy(weights: readonly number[], below: (bound: number) => number): () => DurationMs {
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return () => {
    const drawn = below(sums.at(-1) ?? 1);
    const hour = sums.findIndex((sum) => drawn < sum);
    return hours(hour) + below(hours(1));
  };
}

/** Half are answered within an hour and a half, nearly all within ten hours. */
function waitOf(below: (bound: number) => number): DurationMs {
  const drawn = below(1_000) / 1_000;
  return minutes(5) + Math.round(hours(10) * drawn ** 2.7);
}
