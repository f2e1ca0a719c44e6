import type { DurationMs, Instant } from '#shared/domain/instant';

/** A link that was mailed to a person, to sign in with once. */
export interface SignInLink {
  /** The hash of the token in its address: whoever reads the table cannot use it. */
  readonly id: string;
  readonly person: string;
  /** Where it was sent: it works while this is the address of its person. */
  readonly email: string;
  readonly sentAt: Instant;
  /** Where the person wanted to go: a path of ours. */
  readonly then: string;
  readonly usedAt?: Instant | undefined;
}

/** Stores links for a day, so that one that no longer works can say why. */
export interface SignInLinks {
  put(link: SignInLink): Promise<void>;
  find(id: string): Promise<SignInLink | undefined>;
  /** Uses a link; undefined when it does not work at `now`. Of any number at once, one gets it. */
  use(id: string, now: Instant): Promise<SignInLink | undefined>;
}

/** How often something happened since the window of its first time began. */
export interface Count {
  readonly times: number;
  /** When the window ends, and counting begins anew. */
  readonly until: Instant;
}

/** Counts what strangers may do only so often. */
export interface Counters {
  /** Counts one more time; each is counted, however many come at once. */
  count(key: string, windowMs: DurationMs, now: Instant): Promise<Count>;
  /** Undefined when it has not happened in a window that lasts. */
  read(key: string, now: Instant): Promise<Count | undefined>;
}

/** What the function that mails links is asked for. */
export type SignInMessage =
  | {
      readonly type: 'asked';
      /** Whatever a stranger typed. */
      readonly email: string;
      readonly then: string;
      readonly from: Whereabouts;
      readonly at: Instant;
    }
  | {
      readonly type: 'locked';
      /** The person of the failed tries; missing when they named nobody. */
      readonly person?: string | undefined;
      readonly from: Whereabouts;
      readonly at: Instant;
      readonly until: Instant;
    };

/** What is known of whoever asks: enough for a person to recognize themselves. */
export interface Whereabouts {
  /** The address that API Gateway saw. */
  readonly address: string;
  /** `Chrome, Windows`; missing when the browser did not say. */
  readonly browser?: string | undefined;
}

/** Brings messages to the function that mails links. */
export interface SignInQueue {
  put(message: SignInMessage): Promise<void>;
}

/** Replywatch as the shop's OIDC provider knows it. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  /** Name of the secret that holds the client's secret. */
  readonly secret: string;
  /** Where the provider sends the browser back to. */
  readonly returnUrl: string;
}

/** What a browser keeps while it is at the provider: only the browser that began a sign-in can end it. */
export interface OidcFlow {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Somebody who came back from the provider: their verified e-mail address, or that it vouches for nobody. */
export type Vouched = { readonly email: string } | 'refused';

/** The shop's own OIDC provider. Both throw when it does not work or does not know us. */
export interface OidcProvider {
  begin(client: OidcClient): Promise<{ readonly url: string; readonly flow: OidcFlow }>;
  /** `query` is what the provider sent the browser back with. */
  end(client: OidcClient, flow: OidcFlow, query: string): Promise<Vouched>;
}
