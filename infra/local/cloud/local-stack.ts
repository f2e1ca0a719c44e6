import type { Failure } from '#shared/failure';
import type { LocalDns } from '../services/dns.ts';
import type { RelayRefusal } from '../relay/refusals.ts';
import type { RelaySwitch } from '../relay/relay.ts';
import type { SesControl } from '../services/ses-control.ts';
import type { StandInModel } from '../services/stand-in-model.ts';
import type { SpApiMock } from '../sp-api/mock.ts';
import type { MockShop } from '../sp-api/types.ts';
import type { PersistedState } from '../state/persisted-state.ts';
import type { ApiRequest, ApiResponse, IncomingMail, OutboxEntry, ServiceCall } from '../state/types.ts';
import type { EmbeddedServices } from './embedded-services.ts';
import type { FunctionThreads } from './functions/function-threads.ts';

/** The synthesized template, running on this machine. */
export interface LocalStack {
  /** The local clock, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock, firing schedules and delayed messages in order on the way; resolves when everything is settled. */
  advanceTo(instant: number): Promise<void>;
  /** Resolves when no queue has a visible message and every function is idle. */
  settle(): Promise<void>;
  /** Receives a mail as SES would: stores it in the bucket, then publishes it on the topic. */
  takeIn(mail: IncomingMail): Promise<void>;
  /** Puts a body on the queue of notifications. */
  notify(body: string): Promise<void>;
  outbox(): readonly OutboxEntry[];
  clearOutbox(): Promise<void>;
  /** How many heartbeats were sent. */
  heartbeats(): number;
  /** Calls the function behind the HTTP API's route. */
  api(request: ApiRequest): Promise<ApiResponse>;
  /** Answers for the MX records of the intake domains, as the world's DNS would. */
  readonly dns: LocalDns;
  /** Creates a verified identity in SES, as if its DNS records had been found. */
  readonly ses: Pick<SesControl, 'makeIdentity'>;
  /** The stand-in for Amazon's relay, which answers mails to buyers. */
  readonly relay: RelaySwitch;
  /** The stand-in for a model of Bedrock. */
  readonly model: Pick<StandInModel, 'failNext' | 'asked'>;
  /** Answers a call of an AWS SDK with the service that it is signed for. */
  aws(request: ApiRequest): Promise<ApiResponse>;
  /** The endpoints of the embedded services, for direct access. */
  readonly endpoints: {
    readonly dynamodb: string;
    readonly sqs: string;
    readonly ses: string;
    readonly secretsManager: string;
  };
  /** The mock of SP-API, if one was asked for. */
  readonly spApi?: SpApiMock;
  /** The table and the key that `ingest-mail` records with, for an import that records directly. */
  readonly recording: { readonly tableName: string; readonly hashSecret: string };
  /** Resolves with the reason when a service that the run cannot do without has died. */
  readonly failed: Promise<Failure>;
  stop(): Promise<void>;
}

export interface LocalStackOptions {
  /** Where data is stored between starts; in memory only when left out. */
  readonly dataDir?: string;
  readonly settingsFile: string;
  /** The address that links in alerts lead to. */
  readonly publicUrl: string;
  /** Where the synthesized template is stored instead of `dataDir`, so that several starts share it. */
  readonly assemblyCache?: string;
  /** A clock that stands still at this instant until it is moved; otherwise it runs with the machine's. */
  readonly standStillAt?: number;
  /**
   * Services that already run, with the state that an earlier start left on them, instead of `dataDir`, and threads for the
   * functions. They keep running when the stack stops.
   */
  readonly earlier?: {
    readonly services: EmbeddedServices;
    readonly state: PersistedState;
    readonly threads: FunctionThreads;
  };
  /** Another DynamoDB to use than the embedded one. */
  readonly dynamodbEndpoint?: string;
  /** Runs a mock of SP-API with this shop's reports; the settings must have SP-API. */
  readonly spApiMock?: MockShop;
  /** What the stand-in for Amazon's relay does with replies instead of taking them. */
  readonly relayRefusal?: RelayRefusal;
  /** False: the hourly self-tests of the monitor do not run, so that a story of weeks takes seconds. */
  readonly testsItself?: boolean;
  /** Where the logs of functions go; when left out, `functions.log` in `dataDir`, or nowhere without one. */
  readonly logFile?: string;
  /** Called with each step while the stack starts. */
  readonly onProgress?: (what: string) => void;
  /**
   * Called before and after each call that a function makes to a service, for tests that kill a function between two steps
   * or make a service refuse. `kill` ends the worker thread of that function at once; `refuse`, before a call, answers it
   * instead of the service.
   */
  readonly onServiceCall?: (call: ServiceCall) => void;
}
