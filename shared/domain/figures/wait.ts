import { days, type DurationMs, type Instant } from '../instant.ts';
import type { BuyerMessage } from '../thread/fact.ts';
import type { Cycle } from '../thread/fold.ts';
import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import type { Topic } from '../topic.ts';

/**
 * A wait of a buyer's messages: how it ended, or that it still runs. All figures come from waits. It holds nothing
 * about a person.
 */
export interface Wait {
  readonly store: string;
  readonly marketplaceId?: string;
  /** When each message came, the first one first; never empty. */
  readonly messages: readonly { readonly at: Instant; readonly topic?: Topic }[];
  readonly ended?: { readonly at: Instant; readonly by: 'answered' | 'no-response-needed' | 'lapsed' };
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
export function openWait({ thread, cycle }: ThreadState): Wait | undefined {
  return cycle === undefined || cycle.ended !== undefined ? undefined : waitOf(thread, cycle);
}

/** The ended waits of the thread, as far back as they are recorded. */
export function endedWaits({ thread, now, cycles }: ThreadState): EndedWait[] {
  return cycles.flatMap((cycle) => {
    const wait = waitOf(thread, cycle);
    const [first] = cycle.messages;
    const last = wait?.messages.at(-1)?.at ?? 0;
    return wait?.ended === undefined || first === undefined || last <= now - TOLD_FOR_MS
      ? []
      : [{ ...wait, ended: wait.ended, threadId: thread.id, firstMessageId: first.id }];
  });
}

/** Returns, claims and unrecognised mails are not messages. */
function waitOf({ store, marketplaceId }: Thread, { messages, ended }: Cycle): Wait | undefined {
  const asked = messages.filter((one): one is BuyerMessage => one.type === 'buyer-message');
  if (asked.length === 0) return undefined;
  return {
    store,
    ...(marketplaceId !== undefined && { marketplaceId }),
    messages: asked.map(({ at, topic }) => ({ at, ...(topic !== undefined && { topic: topic.name }) })),
    ...(ended !== undefined && { ended: { at: ended.at, by: ENDED[ended.by] } }),
  };
}

const ENDED = {
  reply: 'answered',
  'own-reply': 'answered',
  elsewhere: 'answered',
  closed: 'answered',
  seen: 'answered',
  matched: 'answered',
  'no-response-needed': 'no-response-needed',
  lapsed: 'lapsed',
} as const satisfies Record<NonNullable<Cycle['ended']>['by'], NonNullable<Wait['ended']>['by']>;
