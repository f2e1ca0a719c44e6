import type { Instant } from '../domain/instant.ts';
/** A marketplace of a store. */
export interface Place {
  readonly store: string;
  readonly marketplaceId: string;
}

/** When each kind of mail of a place was last seen. */
export interface Seen {
  readonly messageAt?: Instant;
  /** A copy of a reply that provably came from Amazon: it shows that we see answers. */
  readonly replyAt?: Instant;
  /** Amazon's copy confirmed an answer that was sent from here: it shows that Amazon takes them. */
  readonly deskReplyAt?: Instant;
  /** A copy of a reply, and a reply by your own mail client, that nothing proves. */
  readonly unprovenReplyAt?: Instant;
  readonly unprovenOwnAt?: Instant;
  /** One of your mails to a buyer was not delivered, or the buyer opted out of such mails. */
  readonly failureAt?: Instant;
  readonly optOutAt?: Instant;
  /** Any other mail. */
  readonly otherAt?: Instant;
}

/** Stores when each kind of mail of each store and marketplace was last seen. */
export interface LastSeen {
  note(place: Place, what: keyof Seen, at: Instant): Promise<void>;
  /** In the order of the places. */
  of(places: readonly Place[]): Promise<Seen[]>;
  /** Counts a mail that names Amazon or your people as its sender, and that nothing proves. */
  countUnproven(place: Place, at: Instant): Promise<void>;
  /** How many were counted on the UTC days of the last week, in the order of the places. */
  unprovenInWeek(places: readonly Place[], now: Instant): Promise<number[]>;
}
