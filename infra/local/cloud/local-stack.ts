import type { LocalDns } from '../services/dns.ts';
import type { SesControl } from '../services/ses-control.ts';
import type { SpApiMock } from '../sp-api/mock.ts';
import type { MockShop } from '../sp-api/types.ts';
import type { PersistedState } from '../state/persisted-state.ts';
import type { ApiRequest, ApiResponse, IncomingMail, OutboxEntry, ServiceCall } from '../state/types.ts';
import type { EmbeddedServices } from './embedded-services.ts';

/** The synthesized template, running on this machine. */
export interface LocalStack {
  /** The local clock, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock, firing schedules and delayed messages on the way in order; resolves when all is settled. */
  advanceTo(instant: number): Promise<void>;
  /** Resolves when every queue is empty of visible messages and every function idle. */
  settle(): Promise<void>;
  /** Puts a mail in as SES would: into the bucket, then published on the topic. */
  takeIn(mail: IncomingMail): Promise<void>;
  /** Puts a body on the queue of notifications. */
  notify(body: string): Promise<void>;
  outbox(): readonly OutboxEntry[];
  clearOutbox(): Promise<void>;
  /** How many heartbeats went out. */
  heartbeats(): number;
  /** Calls the function behind the HTTP API's route. */
  api(request: ApiRequest): Promise<ApiResponse>;
  /** Answers for the MX records of the intake domains, as the world's DNS would. */
  readonly dns: LocalDns;
  /** Makes an identity of SES that is verified, as the DNS records of it would be found. */
  readonly ses: Pick<SesControl, 'makeIdentity'>;
  /** Answers a call of an AWS SDK, by the service that it is signed for. */
  aws(request: ApiRequest): Promise<ApiResponse>;
  /** Where the embedded services answer, for a look from outside. */
  readonly endpoints: {
    readonly dynamodb: string;
    readonly sqs: string;
    readonly ses: string;
    readonly secretsManager: string;
  };
  /** The mock of SP-API, where one was asked for. */
  readonly spApi?: SpApiMock;
  /** What `ingest-mail` records with, for an import that records beside it. */
  readonly recording: { readonly tableName: string; readonly hashSecret: string };
  stop(): Promise<void>;
}

export interface LocalStackOptions {
  /** Where data is kept between starts; in memory only when left out. */
  readonly dataDir?: string;
  readonly settingsFile: string;
  /** The address that links in alerts lead to. */
  readonly publicUrl: string;
  /** Where the synthesized template is kept, in the place of `dataDir`, so that several starts share it. */
  readonly assemblyCache?: string;
  /** A clock that stands still at this instant until it is moved; otherwise it runs with the machine's. */
  readonly standStillAt?: number;
  /**
   * Services that run already, with the state that an earlier start on them left, in the place of `dataDir`. They go on
   * running when the stack stops.
   */
  readonly earlier?: { readonly services: EmbeddedServices; readonly state: PersistedState };
  /** Another DynamoDB to use than the embedded one. */
  readonly dynamodbEndpoint?: string;
  /** Runs a mock of SP-API with this shop's reports; the settings must have SP-API. */
  readonly spApiMock?: MockShop;
  /** False: what tests the monitor each hour is not called. A story of weeks then takes seconds. */
  readonly testsItself?: boolean;
  /** Where what functions log is written; `functions.log` in `dataDir`, or nowhere, when left out. */
  readonly logFile?: string;
  /** Told in words while the stack starts. */
  readonly onProgress?: (what: string) => void;
  /**
   * Seen before and after each call that a function makes to a service, for tests that kill a function between
   * two steps, or let a service refuse. `kill` ends the worker thread of that function at once; `refuse`, before a call,
   * answers it in the place of the service.
   */
  readonly onServiceCall?: (call: ServiceCall) => void;
}
