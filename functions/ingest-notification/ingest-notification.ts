import type { ChangeThread } from '#shared/application/change-thread';
import { record } from '#shared/application/record';
import { MESSAGE_EVENT_TYPE, type Notification } from '#shared/contracts/message-event';
import { rulesOf } from '#shared/contracts/rules';
import type { VersionedSettings } from '#shared/contracts/settings';
import type { AlertQueue, Now, Stored, ThreadStore } from '#shared/ports';
import { readMessageEvent } from './message-event.ts';

export interface IngestNotificationDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  readonly settings: { current(): Promise<VersionedSettings> };
  readonly now: Now;
}

/**
 * Turns one notification into facts of a thread, and claims the steps that are due at once.
 *
 * @throws in words for a type that is not known, or a payload that does not pass its schema: it is then set aside.
 */
export async function ingestNotification(
  deps: IngestNotificationDeps,
  { notificationType, payloadVersion, payload }: Notification,
): Promise<Stored> {
  const versioned = await deps.settings.current();
  if (notificationType !== MESSAGE_EVENT_TYPE || payloadVersion !== '1')
    throw new Error('a notification of a type or version that is not known');
  const now = deps.now();
  const { subject, facts } = readMessageEvent(payload, versioned.settings, now);
  return record({ ...deps, rules: rulesOf(versioned) }, subject, facts, now);
}
