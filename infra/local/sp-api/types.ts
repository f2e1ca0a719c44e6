import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
/** The reports that the shop of the mock has. */
export interface MockShop {
  /** Undefined when there is no data. */
  document(of: {
    readonly store: string;
    readonly marketplaceId: string;
    readonly reportType: string;
    readonly at: number;
  }):
    | { readonly body: string | Uint8Array; readonly contentType?: string; readonly gzip?: boolean }
    | undefined;
}

/** How a call is answered instead of as it should be: by a status, or not at all, or by nonsense. */
export type Fault = number | 'hang' | 'cut' | 'half' | 'garbage' | 'expired-token';

export interface SpApiMockOptions {
  /** The clock by which processing times and addresses of documents go, and quotas. */
  readonly now: () => number;
  /** The clock by which quotas fill again, when it is another one. */
  readonly quotaNow?: () => number;
  readonly applicationId: string;
  /** Its refresh tokens tell which store calls. */
  readonly secret: SpApiSecret;
  readonly shop: MockShop;
  /** Puts a notification on the queue of a destination, as Amazon does. */
  readonly deliver?: (queueArn: string, body: string, delaySeconds: number) => Promise<void>;
  /** How long a report takes: a minute when left out. */
  readonly processingSeconds?: number;
}

/** One call as it was answered. */
export interface MockCall {
  readonly operation: string;
  readonly store?: string;
  readonly region: string;
  readonly at: number;
  readonly status: number;
}
