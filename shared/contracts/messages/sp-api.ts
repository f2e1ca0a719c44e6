import { type MeasureName, MEASURES } from '#shared/domain/account/report';
import { Failure } from '#shared/failure';

/** The types of SP-API notification that we know, with the payload version that we ask for. */
export const NOTIFICATION_VERSIONS = {
  ORDER_CHANGE: '1.0',
  ACCOUNT_STATUS_CHANGED: '2021-01-01',
  REPORT_PROCESSING_FINISHED: '2020-09-04',
  TRANSACTION_UPDATE: '1.0',
  FULFILLMENT_ORDER_STATUS: '1.0',
  FBA_OUTBOUND_SHIPMENT_STATUS: '1.0',
  SHIPMENT_TRACKING_MILESTONE_CHANGED: '2026-01-30',
} as const;

export type NotificationType = keyof typeof NOTIFICATION_VERSIONS;

/** The types that every store is subscribed to. */
export const CORE_TYPES = [
  'ORDER_CHANGE',
  'ACCOUNT_STATUS_CHANGED',
  'REPORT_PROCESSING_FINISHED',
] as const satisfies NotificationType[];

/** The types that only add details about an order. */
export const CONTEXT_TYPES = [
  'TRANSACTION_UPDATE',
  'FULFILLMENT_ORDER_STATUS',
  'FBA_OUTBOUND_SHIPMENT_STATUS',
  'SHIPMENT_TRACKING_MILESTONE_CHANGED',
] as const satisfies NotificationType[];

/** The changes of an order that we need: the buyer's request to cancel, and its end. */
export const ORDER_CHANGE_TYPES = ['BuyerRequestedChange', 'OrderStatusChange'] as const;

/** The measures with lines in the settings: the order defect rate has one line for both ways of shipping. */
export const LINE_NAMES = [
  'order-defect-rate',
  'late-shipment-rate',
  'cancellation-rate',
  'valid-tracking-rate',
  'on-time-delivery-rate',
  'unit-on-time-delivery-rate',
  'invoice-defect-rate',
] as const;

export type LineName = (typeof LINE_NAMES)[number];

/** Without a line in the settings, Amazon's own target is the alarm. */
export const DEFAULT_LINES = { 'order-defect-rate': { warn: 0.005, alarm: 0.01 } } as const satisfies Partial<
  Record<LineName, object>
>;

/** The line that a measure is compared with. */
export function lineNameOf(measure: MeasureName): LineName {
  const name = measure.replace(/-(?:mfn|afn)$/, '');
  const found = LINE_NAMES.find((line) => line === name);
  if (found === undefined) throw new Failure(`${measure} has no line; there are ${MEASURES.join(', ')}`);
  return found;
}
