import { hours, minutes, seconds } from '#shared/domain/instant';
import type { Random } from '#test/fuzz/random';
import type { Gone, Outage } from './channels.ts';
import type { Faults } from './faults.ts';

/** An event of a help desk, and when it arrives. */
export interface Arrival {
  readonly at: number;
  readonly orderId: string;
  readonly direction: 'buyer' | 'seller' | 'no-response-needed';
  readonly occurredAt: number;
  readonly eventId: string;
}

/** What happens to the shop in one run. */
export interface History {
  readonly arrivals: readonly Arrival[];
  /** After this many accepted alerts, the recipient of the last one acknowledges. */
  readonly acknowledgeAfter: number | undefined;
  readonly outages: readonly Outage[];
  readonly gone: readonly Gone[];
  readonly scheduleOff?: { readonly from: number; readonly until: number };
  readonly endsAt: number;
}

/** After the last message there is nothing left to alert about. */
const LAST_CALL_MS = hours(72);
const TAIL_MS = hours(10);

/** Makes a history from a seed; a `quiet` history has no outages, so that only the rate of faults counts. */
export function historyOf(start: number, faults: Faults, { quiet }: { readonly quiet: boolean }): History {
  const random = faults.stream('history');
  const arrivals = Array.from({ length: 1 + random.below(2) }, (_, index) =>
    conversation(start, index, random),
  ).flat();
  const lastMessageAt = Math.max(...arrivals.map(({ occurredAt }) => occurredAt));
  const within = (ms: number): number => start + random.below(ms);
  const outages: Outage[] = [];
  const gone: Gone[] = [];
  let scheduleOff: History['scheduleOff'];
  if (!quiet && random.oneIn(4)) {
    const from = within(hours(30));
    const how = random.pick(['channel-refuses', 'channel-fails', 'channel-hangs'] as const);
    const until = from + minutes(1) + random.below(hours(3));
    outages.push({ channel: random.pick(['slack', 'email'] as const), from, until, how });
  }
  if (!quiet && random.oneIn(6)) {
    const slack = random.oneIn(2);
    gone.push({
      channel: slack ? 'slack' : 'email',
      recipient: slack ? random.pick(['care', 'managers']) : random.pick(['li', 'ana', 'chen']),
      from: within(hours(26)),
    });
  }
  if (!quiet && random.oneIn(5)) {
    const from = within(hours(26));
    scheduleOff = { from, until: from + random.below(hours(2)) };
  }
  return {
    arrivals: arrivals.toSorted((a, b) => a.at - b.at),
    acknowledgeAfter: random.oneIn(3) ? 1 + random.below(6) : undefined,
    outages,
    gone,
    ...(scheduleOff !== undefined && { scheduleOff }),
    endsAt: lastMessageAt + LAST_CALL_MS + TAIL_MS,
  };
}

function conversation(start: number, index: number, random: Random): Arrival[] {
  const number = String(1_000_000 + index);
  const orderId = `111-${number}-${number}`;
  const arrivals: Arrival[] = [];
  const come = (direction: Arrival['direction'], occurredAt: number): void => {
    // Most arrive at once; some arrive so late that a step is due, or after what followed them.
    const delay = random.oneIn(8) ? random.below(hours(14)) : seconds(1) + random.below(seconds(20));
    const arrival = { orderId, direction, occurredAt, eventId: `${index}-${arrivals.length}` };
    arrivals.push({ ...arrival, at: occurredAt + delay });
    if (random.oneIn(6)) arrivals.push({ ...arrival, at: occurredAt + delay + random.below(minutes(30)) });
  };
  let at = start + random.below(minutes(90));
  for (let round = 0; round <= random.below(3); round += 1) {
    come('buyer', at);
    if (random.oneIn(3)) come('buyer', (at += minutes(1) + random.below(hours(5))));
    if (random.oneIn(5)) return arrivals;
    at += answerDelay(random);
    come(random.oneIn(8) ? 'no-response-needed' : 'seller', at);
    at += minutes(3) + random.below(hours(6));
  }
  return arrivals;
}

/** Many answers arrive just when a step is due, where the races are. */
function answerDelay(random: Random): number {
  const step = random.pick([hours(20), hours(20), hours(23), hours(23), hours(24), hours(46), hours(72)]);
  return random.oneIn(2)
    ? minutes(3) + random.below(hours(30))
    : step - minutes(2) + random.below(minutes(random.oneIn(2) ? 4 : 20));
}

/** The event as its queue carries it. */
export function bodyOf({ orderId, direction, occurredAt, eventId }: Arrival): string {
  return JSON.stringify({
    notificationVersion: '1.0',
    notificationType: 'REPLYWATCH_MESSAGE',
    payloadVersion: '1',
    payload: {
      eventId: `${orderId}/${eventId}`,
      store: 'acme-us',
      marketplaceId: 'ATVPDKIKX0DER',
      orderId,
      conversationId: orderId,
      direction,
      occurredAt: new Date(occurredAt).toISOString(),
    },
  });
}
