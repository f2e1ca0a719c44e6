import { days, type DurationMs, type Instant } from '../instant.ts';
import type { BuyerMessage } from '../thread/fact.ts';
import { endingOf } from '../thread/ending.ts';
import type { Cycle } from '../thread/cycle.ts';
import { joinedInSpans } from '../thread/folded.ts';
import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import type { Topic } from '../topic.ts';
import { followUpsOf } from './follow-up.ts';

/** A message; or, where there were too many to keep each, as many as came within a span from then on. */
export interface Asked {
  readonly at: Instant;
  readonly topic?: Topic;
  /** The product that it is about, by Amazon's number for it. */
  readonly asin?: string;
  /** How many, if not one. */
  readonly count?: number;
}

/** A wait with more messages than this counts those of a span together. */
const MOST_SINGLE = 200;

/** What people did about a wait, by their ids in the settings, and whether the buyer had written before. */
export interface Course {
  /** Who acknowledged it, each once, the first one first. */
  readonly acknowledgedBy: readonly string[];
  /** Who said that it was answered, or needs no answer; missing where only a reply says so: it does not name its writer. */
  readonly endedBy?: string;
  /**
   * The buyer wrote again within a week of an answer: when that was, if it was the first answer of the conversation,
   * otherwise null.
   */
  readonly followUpTo?: Instant | null;
}

/**
 * A wait of a buyer's messages: how it ended, or that it still runs. All figures come from waits. It holds nothing
 * about a buyer.
 */
export interface Wait {
  readonly store: string;
  readonly marketplaceId?: string;
  /** When each message came, the first one first; never empty. */
  readonly messages: readonly Asked[];
  readonly ended?: { readonly at: Instant; readonly by: 'answered' | 'no-response-needed' | 'lapsed' };
  /** Missing for a wait that was recorded before Replywatch recorded it. */
  readonly course?: Course;
}

/** How long after its last message an ended wait is recorded: the longest window of the figures is 90 days. */
export const TOLD_FOR_MS: DurationMs = days(100);

/** An ended wait with its identity: its thread and its first message. */
export interface EndedWait extends Wait {
  readonly threadId: string;
  readonly firstMessageId: string;
  readonly ended: NonNullable<Wait['ended']>;
}

/** What still waits in the thread; undefined when nothing does. */
export function openWait({ thread, cycles, cycle }: ThreadState): Wait | undefined {
  return cycle === undefined || cycle.ended !== undefined
    ? undefined
    : waitOf(thread, cycle, followUpsOf(thread, cycles).get(cycle));
}

/** The ended waits of the thread, as far back as they are recorded. */
export function endedWaits({ thread, now, cycles }: ThreadState): EndedWait[] {
  const followUps = followUpsOf(thread, cycles);
  return cycles.flatMap((cycle) => {
    const wait = waitOf(thread, cycle, followUps.get(cycle));
    const [first] = cycle.messages;
    const last = wait?.messages.at(-1)?.at ?? 0;
    return wait?.ended === undefined || first === undefined || last <= now - TOLD_FOR_MS
      ? []
      : [{ ...wait, ended: wait.ended, threadId: thread.id, firstMessageId: first.id }];
  });
}

/** Returns, claims and unrecognised mails are not messages. */
function waitOf(thread: Thread, cycle: Cycle, followUpTo: Instant | null | undefined): Wait | undefined {
  const { store, marketplaceId } = thread;
  const { messages, more, ended } = cycle;
  const asked: Asked[] = [
    ...messages
      .filter((one): one is BuyerMessage => one.type === 'buyer-message')
      .map(({ at, topic, asin }) => ({
        at,
        ...(topic !== undefined && { topic: topic.name }),
        ...(asin !== undefined && { asin }),
      })),
    ...more
      .filter(({ of }) => of.type === 'buyer-message')
      .map(({ from, count }) => ({ at: from, ...(count > 1 && { count }) })),
  ];
  if (asked.length === 0) return undefined;
  return {
    store,
    ...(marketplaceId !== undefined && { marketplaceId }),
    messages: bounded(asked.toSorted((a, b) => a.at - b.at)),
    ...(ended !== undefined && { ended: { at: ended.at, by: ENDED[ended.by] } }),
    course: courseOf(thread, cycle, followUpTo),
  };
}

function courseOf(thread: Thread, { takenOn, ended }: Cycle, followUpTo: Instant | null | undefined): Course {
  const ending = ended && endingOf(thread, ended);
  return {
    acknowledgedBy: [...new Set(takenOn.flatMap((one) => (one.type === 'acknowledged' ? [one.by] : [])))],
    ...(ending !== undefined && 'by' in ending && { endedBy: ending.by }),
    ...(followUpTo !== undefined && { followUpTo }),
  };
}

/** The last message stays single, because its day is the day of the wait. */
function bounded(asked: readonly Asked[]): readonly Asked[] {
  const last = asked.at(-1);
  if (last === undefined || asked.length <= MOST_SINGLE) return asked;
  const { items } = joinedInSpans(asked.slice(0, -1), {
    most: MOST_SINGLE,
    placeOf: ({ at, topic = '', asin = '' }) => ({ key: `${topic} ${asin}`, at }),
    join: (one, other) => ({
      ...one,
      at: Math.min(one.at, other.at),
      count: (one.count ?? 1) + (other.count ?? 1),
    }),
  });
  return [...items.toSorted((a, b) => a.at - b.at), last];
}

const ENDED = {
  reply: 'answered',
  'own-reply': 'answered',
  elsewhere: 'answered',
  closed: 'answered',
  seen: 'answered',
  matched: 'answered',
  'dealt-with': 'answered',
  'no-response-needed': 'no-response-needed',
  lapsed: 'lapsed',
} as const satisfies Record<NonNullable<Cycle['ended']>['by'], NonNullable<Wait['ended']>['by']>;
