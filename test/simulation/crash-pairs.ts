import { hours, minutes, seconds } from '#shared/domain/instant';
import { plannedCrashes } from './faults.ts';
import type { Arrival, History } from './history.ts';
import { run, START, type Outcome } from './run.ts';

type Crash = 'crash-before' | 'crash-after';
const MODES: readonly Crash[] = ['crash-before', 'crash-after'];

/** A crash before or after the n-th awaited call of a run. */
export interface CrashPoint {
  readonly call: number;
  readonly mode: Crash;
}

const arrival = (
  direction: Arrival['direction'],
  occurredAt: number,
  at: number,
  eventId: string,
): Arrival => ({ orderId: '111-1000000-1000000', direction, occurredAt, at, eventId });

const quiet = { acknowledgeAfter: undefined, outages: [], gone: [] } as const;

/** Short stories that pass through every function, from the question to the delivery. */
export const CRASH_STORIES = {
  /** A question that has waited 46 h arrives just before its step, so that ingest claims it: one mail. */
  late: {
    ...quiet,
    arrivals: [arrival('buyer', START + seconds(45) - hours(46), START, 'q')],
    endsAt: START + hours(5),
  },
  /** A sweep claims a step: one post to Slack; its recipient acknowledges, and the answer comes long after. */
  swept: {
    ...quiet,
    acknowledgeAfter: 1,
    arrivals: [
      arrival('buyer', START + minutes(10) - hours(20), START, 'q'),
      arrival('seller', START + hours(3.9), START + hours(3.9), 'a'),
    ],
    endsAt: START + hours(5),
  },
  /** Everyone is alerted by every channel: five sends that race for one thread. */
  everyone: {
    ...quiet,
    arrivals: [arrival('buyer', START + minutes(4) - hours(72), START, 'q')],
    endsAt: START + hours(5),
  },
} satisfies Record<string, History>;

export type CrashStory = keyof typeof CRASH_STORIES;

/** A story with crashes at chosen calls, and how many calls it made. */
export async function runWithCrashes(
  story: CrashStory,
  crashes: readonly CrashPoint[],
  verbose = false,
): Promise<{ readonly outcome: Outcome; readonly calls: number }> {
  const faults = plannedCrashes(1, new Map(crashes.map(({ call, mode }) => [call, mode])));
  const outcome = await run({ faults, history: CRASH_STORIES[story], verbose });
  return { outcome, calls: faults.calls() };
}

/** Every crash point of a story, from a run without a crash. */
export async function pointsOf(story: CrashStory): Promise<CrashPoint[]> {
  return pointsAfter(0, (await runWithCrashes(story, [])).calls);
}

/** The story with a first crash, and then with each second crash after it. */
export async function runPairs(
  story: CrashStory,
  first: CrashPoint,
  onRun: (name: string, outcome: Outcome) => void,
): Promise<void> {
  const single = await runWithCrashes(story, [first]);
  onRun(nameOf(story, [first]), single.outcome);
  for (const second of pointsAfter(first.call, single.calls))
    onRun(nameOf(story, [first, second]), (await runWithCrashes(story, [first, second])).outcome);
}

function pointsAfter(call: number, last: number): CrashPoint[] {
  return Array.from({ length: last - call }, (_, index) => index + call + 1).flatMap((next) =>
    MODES.map((mode) => ({ call: next, mode })),
  );
}

/** The name of a replay for `npm run simulate`: `swept:12-,14+` crashes before the twelfth call and after the fourteenth. */
export function nameOf(story: CrashStory, crashes: readonly CrashPoint[]): string {
  return `${story}:${crashes.map(({ call, mode }) => `${call}${mode === 'crash-before' ? '-' : '+'}`).join()}`;
}

/** @throws when the name matches no story. */
export function crashesOf(name: string): { readonly story: CrashStory; readonly crashes: CrashPoint[] } {
  const [story = '', points = ''] = name.split(':');
  const found = Object.keys(CRASH_STORIES).find((one): one is CrashStory => one === story);
  if (found === undefined)
    throw new Error(`there is no story ${story}: ${Object.keys(CRASH_STORIES).join(', ')}`);
  return {
    story: found,
    crashes: points.split(',').map((point) => ({
      call: Number.parseInt(point, 10),
      mode: point.endsWith('-') ? 'crash-before' : 'crash-after',
    })),
  };
}
