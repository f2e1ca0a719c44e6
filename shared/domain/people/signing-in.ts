import { days, hours, minutes, type DurationMs, type Instant } from '../instant.ts';

/** How long the link in a mail can be used. */
export const LINK_LIVES_MS: DurationMs = minutes(10);

/**
 * Links for one person in the life of a link. A stranger who asks for more of them locks nobody out: then the person has
 * one that still works.
 */
export const MOST_LINKS = 5;

/** Requests for links from one network in the life of a link; a whole office may share a network. */
export const MOST_REQUESTS = 30;

/** So many failed tries within this time lock signing in for as long. */
export const MOST_FAILED_TRIES = 10;
export const LOCKED_FOR_MS: DurationMs = hours(1);

/**
 * Mails of locks to each manager within that time, of one person, or of nobody. Whoever has many networks must not use up
 * what SES sends for us: alerts need it.
 */
export const MOST_LOCK_MAILS = 5;

const LONGEST_MS = days(30);
const IDLE_MS = days(7);

/** A session that is in use is noted as seen at most this often. */
export const SEEN_EVERY_MS: DurationMs = hours(1);

/** When a session is over: a week after it was last seen, and a month after its start. */
export function sessionEnd({ startedAt, seenAt }: SessionTimes): Instant {
  return Math.min(longestEnd(startedAt), seenAt + IDLE_MS);
}

/** When a session is over even if it was always in use. */
export function longestEnd(startedAt: Instant): Instant {
  return startedAt + LONGEST_MS;
}

interface SessionTimes {
  readonly startedAt: Instant;
  readonly seenAt: Instant;
}

/** What a link that was sent can still do at `now`. */
export function linkState(
  { sentAt, usedAt }: { readonly sentAt: Instant; readonly usedAt?: Instant | undefined },
  now: Instant,
): 'works' | 'used' | 'old' {
  if (usedAt !== undefined) return 'used';
  return now < sentAt + LINK_LIVES_MS ? 'works' : 'old';
}

/** The network of an address: whoever has one IPv6 address has the whole /64 around it. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0')];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
