import { foldAllKeys, type Notification } from '#shared/contracts/messages/notification';
import type { NotificationType } from '#shared/contracts/messages/sp-api';
import { Failure } from '#shared/failure';
import { derivedId } from '#shared/mail/thread-id';
import { accountStatus } from './account-status.ts';
import { type AnyMapping, type Arrival, DeadLettered, type MappingContext, type Taken } from './mapping.ts';
import { orderChange } from './order-change.ts';
import {
  fulfillmentOrderStatus,
  outboundShipmentStatus,
  trackingMilestone,
  transactionUpdate,
} from './order-note.ts';
import { foreignUnlessNew, type OriginDeps, originOf } from './origin.ts';
import { notAhead } from './payload.ts';
import { reportFinished } from './report-finished.ts';
import { takeSecretExpiry } from './secret-expiry.ts';

/** One mapping per type: support a new type of Amazon's by adding a line here and a file. */
const MAPPINGS: Readonly<Record<NotificationType, AnyMapping>> = {
  ORDER_CHANGE: orderChange,
  ACCOUNT_STATUS_CHANGED: accountStatus,
  REPORT_PROCESSING_FINISHED: reportFinished,
  TRANSACTION_UPDATE: transactionUpdate,
  FULFILLMENT_ORDER_STATUS: fulfillmentOrderStatus,
  FBA_OUTBOUND_SHIPMENT_STATUS: outboundShipmentStatus,
  SHIPMENT_TRACKING_MILESTONE_CHANGED: trackingMilestone,
};

const SECRET_EXPIRY = 'APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY';

/**
 * Reads a notification from the queue that Amazon writes to.
 *
 * @throws DeadLettered for one that is foreign, malformed or unknown; another error for one that may be understood
 * later.
 */
export async function readAmazonNotification(
  deps: OriginDeps,
  notification: Notification,
  arrival: Arrival,
  { now, settings, rules }: Pick<MappingContext, 'now' | 'settings' | 'rules'>,
): Promise<Taken> {
  const { notificationType: type, notificationMetadata: metadata, eventTime } = notification;
  const { spApi } = settings;
  // The cached settings may be older than the last deploy: fail, so that the notification comes again.
  if (spApi === undefined) throw new Failure('SP-API is not in the settings');
  if (metadata?.applicationId !== undefined && metadata.applicationId !== spApi.applicationId)
    throw foreignUnlessNew(arrival, 'it is of another application');
  if (type === SECRET_EXPIRY && metadata?.applicationId !== undefined)
    return takeSecretExpiry(notification.payload, now);
  const of = Object.entries(MAPPINGS).find(([name]) => name === type)?.[1];
  if (of === undefined) throw new DeadLettered('unknown', 'it is of a type that is not known');
  const payload = of.read(foldAllKeys(notification.payload));
  const origin = await originOf(deps, notification, payload.marketplaceId, arrival, settings);
  const namedTimes = [eventTime, metadata?.publishTime]
    .map((text) => Date.parse(text ?? ''))
    .find((at) => !Number.isNaN(at));
  return payload.take({
    origin,
    id: derivedId(['notification', metadata?.notificationId ?? arrival.messageId]),
    at: notAhead(namedTimes, now),
    now,
    settings,
    rules,
  });
}
