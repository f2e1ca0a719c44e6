import type { Instant } from '../instant.ts';

/** The reports by which Amazon judges an account, by our names for them; the values are SP-API's report types. */
export const REPORT_TYPES = {
  performance: 'GET_V2_SELLER_PERFORMANCE_REPORT',
  'contact-response': 'GET_V1_SELLER_PERFORMANCE_REPORT',
  feedback: 'GET_SELLER_FEEDBACK_DATA',
  returns: 'GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE',
} as const;

export type ReportName = keyof typeof REPORT_TYPES;

export const REPORT_NAMES = [
  'performance',
  'contact-response',
  'feedback',
  'returns',
] as const satisfies ReportName[];

/**
 * The rates that Amazon measures, by our names. The defect rate exists twice: for orders shipped by the seller (mfn)
 * and by Amazon (afn).
 */
export const MEASURES = [
  'order-defect-rate-mfn',
  'order-defect-rate-afn',
  'late-shipment-rate',
  'cancellation-rate',
  'valid-tracking-rate',
  'on-time-delivery-rate',
  'unit-on-time-delivery-rate',
  'invoice-defect-rate',
] as const;

export type MeasureName = (typeof MEASURES)[number];

/** One rate of a performance report, in one marketplace. */
export interface Measure {
  readonly name: MeasureName;
  /** A fraction: 0.009 is 0.9 %. */
  readonly value: number;
  /** Amazon's target: the rate must be below or above a value. */
  readonly target?: { readonly value: number; readonly side: 'below' | 'above' };
  /** Amazon's word for it: GOOD, BAD, or another that it may introduce. */
  readonly status?: string;
  /** The number of orders that it is based on. */
  readonly orders?: number;
  /** The parts of the order defect rate, as counts. */
  readonly parts?: {
    readonly claims: number;
    readonly chargebacks: number;
    readonly negativeFeedback: number;
  };
}

/** What GET_V2_SELLER_PERFORMANCE_REPORT says of one marketplace. */
export interface Performance {
  /** NORMAL, AT_RISK, DEACTIVATED (older: SUSPENDED), or another that Amazon may introduce. */
  readonly accountStatus?: string;
  readonly measures: readonly Measure[];
  readonly healthRating?: { readonly status?: string; readonly score?: number };
  /** `spammingSellerMessaging` and the like, with Amazon's status: GOOD, BAD or NONE. */
  readonly warnings: readonly { readonly type: string; readonly status: string }[];
  /** The report has the whole list of them, so that one which is missing is over. */
  readonly allWarnings?: true;
  /** Counts of policy violations and complaints that are not zero, by Amazon's name of the counter. */
  readonly violations: readonly { readonly type: string; readonly count: number; readonly status?: string }[];
}

/**
 * Amazon's own count of how contacts were answered, in one time frame. The unit of the counts is disputed, so they
 * are stored raw.
 */
export interface ContactResponseFrame {
  readonly from: Instant;
  readonly until: Instant;
  readonly averageHours: number | null;
  readonly within24Hours: number;
  readonly after24Hours: number;
  readonly unanswered: number;
}

/** What GET_V1_SELLER_PERFORMANCE_REPORT says of contacts, the shortest frame first. */
export interface ContactResponse {
  readonly frames: readonly ContactResponseFrame[];
}

/** One feedback of a buyer, without words, name or address. */
export interface FeedbackEntry {
  readonly orderId: string;
  /** Stars. */
  readonly rating: number;
  /**
   * The days that the date may mean, as the beginning of the day in UTC: 3/2/26 may be two days. Empty when it is not
   * a date.
   */
  readonly days: readonly Instant[];
  /** The seller has written a response to it. */
  readonly answered: boolean;
}

/** One return of the returns report. */
export interface ReturnEntry {
  readonly orderId: string;
  /** Amazon's id of the return. */
  readonly rmaId: string;
  /** The beginning of the day of the request, in UTC; missing when the date is unreadable. */
  readonly requestedOn?: Instant;
  /** `pending`: the seller still has to authorise it; `decided`: it is authorised, refused or over; `unknown`: another word. */
  readonly status: 'pending' | 'decided' | 'unknown';
  /** Whether an A-to-z claim was filed for it. */
  readonly claim: boolean;
}
