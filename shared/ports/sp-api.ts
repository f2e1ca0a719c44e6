import type { DeadLetterReason } from '../domain/account/dead-letter.ts';
import type { Region } from '../domain/account/region.ts';
import type { ReportName } from '../domain/account/report.ts';
import type { Snapshot } from '../domain/account/snapshot.ts';
import type { Instant } from '../domain/instant.ts';
import { Failure } from '../failure.ts';
import type { Place } from './last-seen.ts';

/** A store in a region: what a seller authorises, with a refresh token of its own. */
export interface Account {
  readonly store: string;
  readonly region: Region;
}

/** Where SP-API delivers notifications: a queue of a region's application. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  /** ARN of its queue; missing when it is no queue. */
  readonly queueArn?: string;
}

/** What a subscription asks for. */
export interface SubscriptionTerms {
  /** `ORDER_CHANGE` and the like. */
  readonly type: string;
  readonly payloadVersion: string;
  readonly destinationId: string;
  /** For ORDER_CHANGE only: which changes; all when left out. */
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
  /** CANCELLED often means that there is no data; a word that is not known is `unknown`. */
  readonly status: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL' | 'unknown';
  readonly documentId?: string;
}

/**
 * Why a call did not succeed.
 *
 * - `throttled`: the quota is used up; again later
 * - `unauthorised`: the seller, or the application, does not allow it, or there are no credentials for it
 * - `conflict`: it exists already
 * - `missing`: there is no such thing
 * - `rejected`: SP-API says that the request is wrong
 * - `unavailable`: it failed on Amazon's side, timed out or was cut off; again later
 */
export type SpApiFailure = 'throttled' | 'unauthorised' | 'conflict' | 'missing' | 'rejected' | 'unavailable';

/** What every call of `SpApi` throws. Its message holds no token and nothing of an answer but Amazon's code. */
export class SpApiError extends Failure {
  override readonly name = 'SpApiError';
  readonly failure: SpApiFailure;
  constructor(failure: SpApiFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

/** Amazon's Selling Partner API, as far as we use it. One attempt a call, each with a time-out. @throws SpApiError */
export interface SpApi {
  destinations(region: Region): Promise<Destination[]>;
  /** Gives its id. */
  createDestination(region: Region, name: string, queueArn: string): Promise<string>;
  deleteDestination(region: Region, id: string): Promise<void>;
  /** The application's subscription of an account to a type; undefined when there is none. */
  subscription(account: Account, type: string, payloadVersion: string): Promise<Subscription | undefined>;
  /** Gives its id. */
  createSubscription(account: Account, terms: SubscriptionTerms): Promise<string>;
  deleteSubscription(region: Region, type: string, id: string): Promise<void>;
  /** Ids of the marketplaces that the account sells in. */
  marketplaces(account: Account): Promise<string[]>;
  /** Asks for a report and gives its id. `from` is the beginning of its data, for reports that have one. */
  createReport(
    account: Account,
    request: { readonly reportType: string; readonly marketplaceId: string; readonly from?: Instant },
  ): Promise<string>;
  report(account: Account, reportId: string): Promise<ReportProgress>;
  /** The document, unzipped, decoded by the charset that it names (else UTF-8), at most 50 MB. */
  document(account: Account, documentId: string): Promise<string>;
}

/** A subscription of ours that SP-API delivers by. */
export interface KnownSubscription {
  readonly id: string;
  readonly type: string;
  readonly account: Account;
}

/** Finds a subscription of ours by its id. */
export interface SubscriptionDirectory {
  find(id: string): Promise<KnownSubscription | undefined>;
}

/** What was set up at SP-API by us, so that it can be told from others', changed and removed. */
export interface Registry {
  readonly destinations: readonly RegisteredDestination[];
  readonly subscriptions: readonly RegisteredSubscription[];
  /** What could not be set up, and why. */
  readonly problems: readonly SetUpProblem[];
}

/** `run` names the attempt that last saw it in place: one attempt may take several rounds. */
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

/** Keeps what was set up. */
export interface SpApiRegistry {
  read(): Promise<Registry>;
  /** Replaces what `before` was read as; false when somebody else saved it meanwhile. */
  save(before: Registry, after: Registry): Promise<boolean>;
}

/** A notification that made no fact, as it is counted. */
export interface DeadLetterEntry {
  /** SQS's id of the message. */
  readonly id: string;
  readonly queue: 'events' | 'notifications';
  readonly reason: DeadLetterReason;
  /** Its type, when it has one. */
  readonly type: string;
  readonly at: Instant;
}

/** Counts what was set aside, for two weeks; the same message counts once. */
export interface DeadLetterLog {
  note(entry: DeadLetterEntry): Promise<void>;
  all(): Promise<DeadLetterEntry[]>;
}

/** One thing to do with SP-API, when its time has come: what is throttled waits here and not in a function. */
export type ReportTask = { readonly notBefore: Instant } & (
  | {
      /** Asks for the report of a day. */
      readonly task: 'ask';
      readonly place: Place;
      readonly report: ReportName;
      readonly day: string;
      readonly askedAt: Instant;
    }
  | {
      /** Looks whether a report is done, and records it then. */
      readonly task: 'fetch';
      readonly account: Account;
      readonly reportId: string;
      /** It is looked for no longer than a day after. */
      readonly askedAt: Instant;
    }
  | {
      /** Makes the subscriptions as the settings want them. */
      readonly task: 'set-up';
      /** Names the attempt, which may take several rounds. */
      readonly run: string;
      readonly askedAt: Instant;
    }
);

/** Keeps tasks until their time; may repeat them. */
export interface ReportTaskQueue {
  put(tasks: readonly ReportTask[], now: Instant): Promise<void>;
}

/** Remembers which report was asked for on which day, so that a repeat does not ask again. */
export interface AskedReports {
  find(place: Place, report: ReportName, day: string): Promise<string | undefined>;
  note(place: Place, report: ReportName, day: string, reportId: string): Promise<void>;
}

/** Keeps a snapshot of each report a day; one of the same day replaces it. */
export interface Snapshots {
  put(snapshot: Snapshot): Promise<void>;
  /** The newest, of a day up to `untilDay` when that is given. */
  latest<Name extends ReportName>(
    place: Place,
    report: Name,
    untilDay?: string,
  ): Promise<Snapshot<Name> | undefined>;
  /** The oldest that is kept. */
  first<Name extends ReportName>(place: Place, report: Name): Promise<Snapshot<Name> | undefined>;
}
