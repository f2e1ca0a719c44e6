import type { DeadLetterReason } from '../domain/account/dead-letter.ts';
import type { Region } from '../domain/account/region.ts';
import type { ReportName } from '../domain/account/report.ts';
import type { Snapshot } from '../domain/account/snapshot.ts';
import type { DurationMs, Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order/order.ts';
import { Failure } from '../failure.ts';
import type { Place } from './last-seen.ts';

/** A store in a region: the unit that a seller authorises, with its own refresh token. */
export interface Account {
  readonly store: string;
  readonly region: Region;
}

/** A destination of notifications: a queue of a region's application. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  /** ARN of its queue; missing when it is not a queue. */
  readonly queueArn?: string;
}

/** The content of a subscription. */
export interface SubscriptionTerms {
  /** `ORDER_CHANGE` and the like. */
  readonly type: string;
  readonly payloadVersion: string;
  readonly destinationId: string;
  /** For ORDER_CHANGE only: the kinds of change; all when left out. */
  readonly orderChangeTypes?: readonly string[];
}

export interface Subscription extends SubscriptionTerms {
  readonly id: string;
}

/** A report as SP-API processes it. */
export interface ReportProgress {
  readonly reportId: string;
  /** SP-API's report type. */
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly createdAt: Instant;
  /** CANCELLED often means that there is no data; an unknown word becomes `unknown`. */
  readonly status: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL' | 'unknown';
  readonly documentId?: string;
}

/**
 * Why a call failed.
 *
 * - `throttled`: the quota is used up; try again later
 * - `unauthorised`: the seller, or the application, does not allow it, or there are no credentials for it
 * - `conflict`: it already exists
 * - `missing`: it does not exist
 * - `rejected`: SP-API says that the request is wrong
 * - `unavailable`: it failed on Amazon's side, timed out or was cut off; try again later
 */
export type SpApiFailure = 'throttled' | 'unauthorised' | 'conflict' | 'missing' | 'rejected' | 'unavailable';

/** The error of every call of `SpApi`. Its message holds no token, and of an answer only Amazon's code. */
export class SpApiError extends Failure {
  override readonly name = 'SpApiError';
  readonly failure: SpApiFailure;
  /** When it was throttled: after how long the quota allows another call, if Amazon says so. */
  readonly waitMs: DurationMs | undefined;
  constructor(failure: SpApiFailure, message: string, waitMs?: DurationMs) {
    super(message);
    this.failure = failure;
    this.waitMs = waitMs;
  }
}

/**
 * Amazon's Selling Partner API, as far as we use it. Each call makes one attempt, with a time-out. @throws SpApiError
 */
export interface SpApi {
  destinations(region: Region): Promise<Destination[]>;
  /** Returns its id. */
  createDestination(region: Region, name: string, queueArn: string): Promise<string>;
  deleteDestination(region: Region, id: string): Promise<void>;
  /** The application's subscription of an account to a type; undefined when there is none. */
  subscription(account: Account, type: string, payloadVersion: string): Promise<Subscription | undefined>;
  /** Returns its id. */
  createSubscription(account: Account, terms: SubscriptionTerms): Promise<string>;
  deleteSubscription(region: Region, type: string, id: string): Promise<void>;
  /** Ids of the marketplaces that the account sells in. */
  marketplaces(account: Account): Promise<string[]>;
  /** Requests a report and returns its id. `from` is the beginning of its data, for reports that have one. */
  createReport(
    account: Account,
    request: { readonly reportType: string; readonly marketplaceId: string; readonly from?: Instant },
  ): Promise<string>;
  report(account: Account, reportId: string): Promise<ReportProgress>;
  /** An order, without anything of its buyer. */
  order(account: Account, orderId: string): Promise<Order>;
  /** The document, unzipped, decoded by the charset that it names (else UTF-8), at most 50 MB. */
  document(account: Account, documentId: string): Promise<string>;
}

/** One of our subscriptions. */
export interface KnownSubscription {
  readonly id: string;
  readonly type: string;
  readonly account: Account;
}

/** Finds one of our subscriptions by its id. */
export interface SubscriptionDirectory {
  find(id: string): Promise<KnownSubscription | undefined>;
}

/** What we set up at SP-API, so that it can be distinguished from others', changed and removed. */
export interface Registry {
  readonly destinations: readonly RegisteredDestination[];
  readonly subscriptions: readonly RegisteredSubscription[];
  /** What could not be set up, and why. */
  readonly problems: readonly SetUpProblem[];
}

/** `run` identifies the attempt that last saw it in place: one attempt may take several rounds. */
export interface RegisteredDestination {
  readonly region: Region;
  readonly id: string;
  readonly run: string;
}

export interface RegisteredSubscription extends KnownSubscription {
  readonly destinationId: string;
  readonly run: string;
}

export interface SetUpProblem {
  readonly region: Region;
  readonly store?: string;
  readonly type?: string;
  /** In words for an operator. */
  readonly problem: string;
  readonly run: string;
}

/** Stores what was set up. */
export interface SpApiRegistry {
  read(): Promise<Registry>;
  /** Replaces the registry that was read as `before`; false when somebody else saved it meanwhile. */
  save(before: Registry, after: Registry): Promise<boolean>;
}

/** A notification that made no fact, as it is counted. */
export interface DeadLetterEntry {
  /** SQS's id of the message. */
  readonly id: string;
  readonly queue: 'events' | 'notifications';
  readonly reason: DeadLetterReason;
  /** Its type, if it has one. */
  readonly type: string;
  readonly at: Instant;
}

/** Logs dead letters, for two weeks; the same message counts once. */
export interface DeadLetterLog {
  note(entry: DeadLetterEntry): Promise<void>;
  all(): Promise<DeadLetterEntry[]>;
}

/** A task for SP-API, to be done at its time: throttled work waits here and not in a function. */
export type ReportTask = { readonly notBefore: Instant } & (
  | {
      /** Requests the report of a day. */
      readonly task: 'ask';
      readonly place: Place;
      readonly report: ReportName;
      readonly day: string;
      readonly askedAt: Instant;
    }
  | {
      /** Checks whether a report is done, and then records it. */
      readonly task: 'fetch';
      readonly account: Account;
      readonly reportId: string;
      /** It is checked for at most a day. */
      readonly askedAt: Instant;
    }
  | {
      /** Creates the subscriptions that the settings ask for. */
      readonly task: 'set-up';
      /** Identifies the attempt, which may take several rounds. */
      readonly run: string;
      readonly askedAt: Instant;
    }
);

/** Stores tasks until their time; may repeat them. */
export interface ReportTaskQueue {
  put(tasks: readonly ReportTask[], now: Instant): Promise<void>;
}

/** Stores which report was requested on which day, so that a repeat does not request it again. */
export interface AskedReports {
  find(place: Place, report: ReportName, day: string): Promise<string | undefined>;
  note(place: Place, report: ReportName, day: string, reportId: string): Promise<void>;
}

/** Stores a snapshot of each report per day; one of the same day replaces it. */
export interface Snapshots {
  put(snapshot: Snapshot): Promise<void>;
  /** The newest, up to `untilDay` if given. */
  latest<Name extends ReportName>(
    place: Place,
    report: Name,
    untilDay?: string,
  ): Promise<Snapshot<Name> | undefined>;
  /** Those from a day on, the oldest first. */
  since<Name extends ReportName>(place: Place, report: Name, fromDay: string): Promise<Snapshot<Name>[]>;
  /** The oldest stored one. */
  first<Name extends ReportName>(place: Place, report: Name): Promise<Snapshot<Name> | undefined>;
}
