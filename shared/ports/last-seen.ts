import type { Instant } from '../domain/instant.ts';
/** A marketplace of a store. */
export interface Place {
  readonly store: string;
  readonly marketplaceId: string;
}

/** When what was last seen of a place. */
export interface Seen {
  readonly messageAt?: Instant;
  /** A copy of a reply that provably came from Amazon: it shows that answers are seen. */
  readonly replyAt?: Instant;
  /** A mail of yours to a buyer did not arrive, or the buyer opted out of such mails. */
  readonly failureAt?: Instant;
  readonly optOutAt?: Instant;
  /** Any other mail. */
  readonly otherAt?: Instant;
}

/** What was last seen of each store and marketplace. */
export interface LastSeen {
  note(place: Place, what: keyof Seen, at: Instant): Promise<void>;
  /** In the order of the places. */
  of(places: readonly Place[]): Promise<Seen[]>;
}
