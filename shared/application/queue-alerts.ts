import type { Dispatch } from '#shared/domain/advance';
import { minutes, type Instant } from '#shared/domain/instant';
import { sendKey } from '#shared/domain/send';
import type { AlertQueue, AlertRequest } from '#shared/ports';
import { portions } from './portions.ts';

/** More alerts than this for one recipient in one minute become a digest. */
export const ALERTS_BEFORE_DIGEST = 3;

/** As many sends as one message of an alert queue carries. */
const SENDS_A_REQUEST = 250;

/** Puts the sends on the queues of their channels, each to be handled at its instant. */
export async function queueAlerts(
  alerts: AlertQueue,
  dispatch: readonly Dispatch[],
  now: Instant,
): Promise<void> {
  if (dispatch.length > 0) await alerts.put(bundle(dispatch, now), now);
}

/**
 * Groups sends into requests. Up to three for one recipient in one minute go alone, each at its instant; of more, the
 * most urgent goes alone and the rest as one digest when the last of them is due, so that none leaves early.
 */
export function bundle(dispatch: readonly Dispatch[], now: Instant): AlertRequest[] {
  const groups = Map.groupBy(dispatch, ({ send }) =>
    [send.channel, send.recipient, Math.floor(Math.max(send.fireAt, now) / minutes(1))].join('/'),
  );
  return [...groups.values()].flatMap((group) => {
    if (group.length <= ALERTS_BEFORE_DIGEST) return group.map((one) => request([one]));
    const [first, ...rest] = group.toSorted((a, b) => a.dueAt - b.dueAt || a.send.fireAt - b.send.fireAt);
    return [
      ...(first === undefined ? [] : [request([first])]),
      ...portions(rest, SENDS_A_REQUEST).map(request),
    ];
  });
}

function request(group: readonly Dispatch[]): AlertRequest {
  const [first] = group;
  if (first === undefined) throw new Error('a request without sends');
  return {
    channel: first.send.channel,
    sends: group.map(({ threadId, send }) => ({ threadId, sendKey: sendKey(send) })),
    notBefore: Math.max(...group.map(({ send }) => send.fireAt)),
  };
}
