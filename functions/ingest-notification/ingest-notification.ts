import type { ChangeThread, OnDecided } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { MESSAGE_EVENT_TYPE } from '#shared/contracts/messages/message-event';
import { type Notification, notificationSchema } from '#shared/contracts/messages/notification';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { wrongFields } from '#shared/contracts/wrong-fields';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { ReportTaskQueue } from '#shared/ports/sp-api';
import type { ThreadStore } from '#shared/ports/threads';
import { readAmazonNotification } from './amazon-notification.ts';
import { type Arrival, DeadLettered, type Taken } from './mapping.ts';
import { readMessageEvent } from './message-event.ts';
import type { OriginDeps } from './origin.ts';

/** The queue of a notification: Amazon writes to one, help desks and other systems to the other. */
export type Source = 'events' | 'notifications';

export interface IngestNotificationDeps extends OriginDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  readonly reports: ReportTaskQueue;
  readonly settings: SettingsSource;
  readonly now: Now;
  readonly onDecided?: OnDecided;
}

/** A notification as its queue delivers it. */
export interface Delivery extends Arrival {
  readonly body: string;
  readonly source: Source;
}

/** The result, for logs and counts. */
export interface Ingested {
  readonly type: string;
  readonly threadIds: readonly string[];
}

/**
 * Turns one notification into facts of threads, and claims the steps that are due at once.
 *
 * @throws DeadLettered for one that must be dead-lettered, with a message that repeats none of its content; another
 * error for one that must come again.
 */
export async function ingestNotification(
  deps: IngestNotificationDeps,
  delivery: Delivery,
): Promise<Ingested> {
  const notification = parse(delivery.body);
  const versioned = await deps.settings.current();
  const rules = rulesOf(versioned);
  const now = deps.now();
  const context = { now, settings: versioned.settings, rules };
  const { records, report } =
    delivery.source === 'events'
      ? takeEvent(notification, context)
      : await readAmazonNotification(deps, notification, delivery, context);
  const again = delivery.receiveCount > 1;
  for (const { subject, facts } of records) await record({ ...deps, rules, again }, subject, facts, now);
  if (report !== undefined)
    await deps.reports.put([{ task: 'fetch', ...report, askedAt: now, notBefore: now }], now);
  return { type: notification.notificationType, threadIds: records.map(({ subject }) => subject.id) };
}

/** The events queue accepts message events only, and nothing in the name of Amazon. */
function takeEvent(
  { notificationType, payloadVersion, payload }: Notification,
  { settings, now }: Pick<Parameters<typeof readAmazonNotification>[3], 'settings' | 'now'>,
): Taken {
  if (notificationType !== MESSAGE_EVENT_TYPE || payloadVersion !== '1')
    throw new DeadLettered('unknown', 'it is of a type or version that is not known');
  return { records: [readMessageEvent(payload, settings, now)] };
}

function parse(body: string): Notification {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new DeadLettered('malformed', 'the body is not JSON');
  }
  const parsed = notificationSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new DeadLettered('malformed', `the body does not pass its schema at: ${wrongFields(parsed.error)}`);
}
