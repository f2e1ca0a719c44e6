import type { Instant } from '../domain/instant.ts';
export interface LinkClaims {
  /** Unique to this link, so that nobody can do the same act twice with it. */
  readonly id: string;
  readonly threadId: string;
  readonly generation: string;
  /** The recipient of the link: a person, or a Slack channel or webhook that several people read. */
  readonly recipient: { readonly kind: 'person' | 'slack' | 'webhook'; readonly id: string };
  /** The hash of the e-mail address to which it went: only the address of its person may show a buyer's words by it. */
  readonly sentTo?: string | undefined;
  readonly expiresAt: Instant;
}

/** Signs what a link may do, and verifies it. */
export interface LinkSigner {
  sign(claims: LinkClaims): Promise<string>;
  verify(token: string, now: Instant): Promise<LinkClaims | 'expired' | 'invalid'>;
}
