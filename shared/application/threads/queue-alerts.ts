import type { Dispatch } from '#shared/domain/escalation/advance';
import { isClosing } from '#shared/domain/escalation/closing';
import { byUrgency, type Urgency } from '#shared/domain/escalation/urgency';
import { type DurationMs, type Instant, minutes, seconds } from '#shared/domain/instant';
import type { Channel, ClockName } from '#shared/domain/rules/policy';
import { sendKey } from '#shared/domain/sends/send';
import { Failure } from '#shared/failure';
import type { AlertQueue, AlertRequest } from '#shared/ports/alerts';
import { portions } from './portions.ts';

/** More alerts than this for one recipient in one minute become digests. */
export const ALERTS_BEFORE_DIGEST = 3;

/** The longest time that a digest collects sends: with this, a minute has at most 15 digests, unless they are full. */
export const DIGEST_WINDOW_MS: DurationMs = seconds(4);
/** This many alerts make at most 15 digests anyway, so they collect for a shorter time. */
const FEW_ALERTS = 15;
const SHORT_WINDOW_MS: DurationMs = seconds(2);

/**
 * The least time between two posts: Slack takes one a second per channel, the robots of WeCom and DingTalk twenty a
 * minute.
 */
const GAP_MS: Readonly<Record<Channel, DurationMs>> = {
  email: seconds(1),
  slack: seconds(1),
  webhook: seconds(3),
  push: seconds(1),
};
/** A long digest takes a while to lease and send, so it gets more room. */
const LONG_DIGEST_GAP_MS: DurationMs = seconds(2);
const LONG_DIGEST = 25;
/**
 * How many sends a digest usually has room for; more become several digests. `notify` sends again what does not fit
 * after all.
 */
const SENDS_A_DIGEST: Readonly<Record<Channel, number>> = {
  email: 100,
  slack: 100,
  webhook: 40,
  push: 100,
};

/** Puts the sends on the queues of their channels, each to be handled at its instant. */
export async function queueAlerts(
  alerts: AlertQueue,
  dispatch: readonly Dispatch[],
  now: Instant,
): Promise<void> {
  if (dispatch.length > 0) await alerts.put(bundle(dispatch, now), now);
}

/**
 * Queues what a change of a thread made due. A send that still waits in a queue is left to the sweeps, which queue lost ones
 * again: another message for it would only crowd the channel.
 */
export async function queueNewAlerts(
  alerts: AlertQueue,
  dispatch: readonly Dispatch[],
  now: Instant,
): Promise<void> {
  await queueAlerts(
    alerts,
    dispatch.filter(({ send }) => send.dispatches === 1),
    now,
  );
}

/**
 * Groups sends into requests, without those that must wait for the next sweep. Up to three for one recipient in one minute
 * go alone, each at its instant. Of more, the most urgent goes alone, unless it was tried before or is late anyway, and the
 * rest become digests of two or four seconds each, which leave when their last send is due, so that none leaves early.
 * Requests for one recipient are one to three seconds apart, and the most urgent is never delayed. Closing lines are never
 * part of them: those of one minute are one post.
 */
export function bundle(dispatch: readonly Dispatch[], now: Instant): AlertRequest[] {
  const recipients = Map.groupBy(dispatch, ({ send }) => `${send.channel}/${send.recipient}`);
  return [...recipients.values()].flatMap((ofRecipient) => {
    const ofMinutes = Map.groupBy(ofRecipient, (one) => Math.floor(leavesAt(one, now) / minutes(1)));
    const requests = [...ofMinutes.values()].flatMap((group) => [
      ...ofMinute(
        group.filter(({ send }) => !isClosing(send)),
        now,
      ),
      ...inPosts(group.filter(({ send }) => isClosing(send))).map(planned),
    ]);
    return apart(requests, now).map(({ request }) => request);
  });
}

/**
 * What would wait longer for a free second is left to the next sweep, which sorts it again: so whatever is more urgent
 * then goes first, and no two schedules for one recipient overlap for long.
 */
const MOST_DELAY_MS: DurationMs = minutes(1);

/** An alert that is this late was waiting before we knew of it. */
const BACKLOG_MS: DurationMs = minutes(10);
/** The clocks of messages and mails, which may come by hundreds; a claim or a concern of the account alerts at once. */
const CLOCKS_OF_MANY: readonly ClockName[] = ['reply', 'claim-exposure', 'last-call', 'review'];

/**
 * Whether a send belongs to a backlog: messages that were imported, or had waited when their first mail came in. It goes
 * out with the others of its minute, unless somebody may be hurt.
 */
export function isOfBacklog({ send, rank }: Dispatch, now: Instant): boolean {
  return (
    rank !== 'hurt' &&
    CLOCKS_OF_MANY.includes(send.clock) &&
    send.attempts === 0 &&
    send.fireAt < now - BACKLOG_MS
  );
}

/** A request, with the urgency of its first send. */
interface Planned extends Urgency {
  readonly request: AlertRequest;
}

const leavesAt = ({ send }: Dispatch, now: Instant): Instant => Math.max(send.fireAt, now);

function ofMinute(group: readonly Dispatch[], now: Instant): Planned[] {
  const sorted = group.toSorted(inOrder);
  if (group.length <= ALERTS_BEFORE_DIGEST) return sorted.map((one) => planned([one]));
  const [first] = sorted;
  const alone = first !== undefined && isPrompt(first, now) ? [first] : [];
  const windowMs = group.length <= FEW_ALERTS ? SHORT_WINDOW_MS : DIGEST_WINDOW_MS;
  const windows: Dispatch[][] = [];
  for (const one of sorted.slice(alone.length).toSorted((a, b) => leavesAt(a, now) - leavesAt(b, now))) {
    const [begun] = windows.at(-1) ?? [];
    if (begun !== undefined && leavesAt(one, now) < leavesAt(begun, now) + windowMs)
      windows.at(-1)?.push(one);
    else windows.push([one]);
  }
  const digests = windows.flatMap(inPosts);
  return [...alone.map((one) => planned([one])), ...digests.map(planned)];
}

function inPosts(together: readonly Dispatch[]): Dispatch[][] {
  return portions(together.toSorted(inOrder), SENDS_A_DIGEST[together[0]?.send.channel ?? 'slack']);
}

/** A total order, so that sends that are queued twice make the same digests, and the second one is empty. */
function inOrder(a: Dispatch, b: Dispatch): number {
  return byUrgency(a, b) || a.send.fireAt - b.send.fireAt || (a.threadId < b.threadId ? -1 : 1);
}

/** Whether a send leaves at its instant: not tried before, not queued before, not late from the start. */
function isPrompt(one: Dispatch, now: Instant): boolean {
  return one.send.attempts === 0 && one.send.dispatches <= 1 && !isOfBacklog(one, now);
}

function planned(group: readonly Dispatch[]): Planned {
  const [first] = group;
  if (first === undefined) throw new Failure('a request without sends');
  return {
    rank: first.rank,
    dueAt: first.dueAt,
    request: {
      channel: first.send.channel,
      sends: group.map(({ threadId, send }) => ({ threadId, sendKey: sendKey(send) })),
      notBefore: Math.max(...group.map(({ send }) => send.fireAt)),
    },
  };
}

/** Moves the less urgent of two posts that are too close to the next free second, if that is soon. */
function apart(requests: readonly Planned[], now: Instant): Planned[] {
  const taken: { readonly at: Instant; readonly gapMs: DurationMs }[] = [];
  return requests
    .toSorted((a, b) => byUrgency(a, b) || a.request.notBefore - b.request.notBefore)
    .flatMap((one) => {
      const gapMs = gapOf(one.request);
      const wanted = Math.max(one.request.notBefore, now);
      const blocking = (at: Instant) =>
        taken.find((other) => Math.abs(other.at - at) < Math.max(other.gapMs, gapMs));
      let free = wanted;
      for (let busy = blocking(free); busy !== undefined; busy = blocking(free))
        free = busy.at + Math.max(busy.gapMs, gapMs);
      if (free - wanted > MOST_DELAY_MS) return [];
      taken.push({ at: free, gapMs });
      return free === wanted ? [one] : [{ ...one, request: { ...one.request, notBefore: free } }];
    });
}

function gapOf({ channel, sends }: AlertRequest): DurationMs {
  return sends.length > LONG_DIGEST ? Math.max(GAP_MS[channel], LONG_DIGEST_GAP_MS) : GAP_MS[channel];
}
