import type { Instant } from '../domain/instant.ts';
export interface LinkClaims {
  /** Of this link alone: with it nobody does the same twice. */
  readonly id: string;
  readonly threadId: string;
  readonly generation: string;
  /** Who got the link: a person, or a Slack channel or webhook that several people read. */
  readonly recipient: { readonly kind: 'person' | 'slack' | 'webhook'; readonly id: string };
  readonly expiresAt: Instant;
}

/** Signs what a link may do, and reads it back. */
export interface LinkSigner {
  sign(claims: LinkClaims): Promise<string>;
  verify(token: string, now: Instant): Promise<LinkClaims | 'expired' | 'invalid'>;
}
