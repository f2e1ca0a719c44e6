import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
/** The reports and orders that the shop of the mock has. */
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
  /** An order as SP-API describes it; undefined when the store has none with this number. */
  order?(of: { readonly store: string; readonly orderId: string; readonly at: number }): object | undefined;
}

/** A wrong answer to a call: a status, no answer at all, or nonsense. */
export type Fault = number | 'hang' | 'cut' | 'half' | 'garbage' | 'expired-token';

export interface SpApiMockOptions {
  /** The clock for processing times, document addresses and quotas. */
  readonly now: () => number;
  /** Another clock for the quotas. */
  readonly quotaNow?: () => number;
  readonly applicationId: string;
  /** Its refresh tokens identify the calling store. */
  readonly secret: SpApiSecret;
  readonly shop: MockShop;
  /** Puts a notification on the queue of a destination, as Amazon does. */
  readonly deliver?: (queueArn: string, body: string, delaySeconds: number) => Promise<void>;
  /** How long a report takes; a minute by default. */
  readonly processingSeconds?: number;
}

/** One call, and how it was answered. */
export interface MockCall {
  readonly operation: string;
  readonly store?: string;
  readonly region: string;
  readonly at: number;
  readonly status: number;
}
