import { days, type DurationMs, type Instant } from '../instant.ts';
import type { Fact } from '../thread/fact.ts';
import type { ThreadSubject } from '../thread/thread.ts';
import { APPLICATION_STORE } from './identity.ts';

/** How long before the expiry people are alerted, by the ladder of `credentials`. */
const WARNED_BEFORE_MS: DurationMs = days(14);

const SUBJECT: ThreadSubject = {
  id: `${APPLICATION_STORE}.client-secret`,
  kind: 'credentials',
  store: APPLICATION_STORE,
};

/**
 * The fact that the application's secret expires at an instant: a concern if that is near, otherwise the renewal that
 * settles one.
 */
export function secretExpiry(
  expiresAt: Instant,
  now: Instant,
): { readonly subject: ThreadSubject; readonly facts: readonly Fact[] } {
  const fact: Fact =
    expiresAt - now <= WARNED_BEFORE_MS
      ? { type: 'concern-raised', id: `ends-${expiresAt}`, at: now, about: 'client-secret', dueAt: expiresAt }
      : { type: 'concern-settled', id: `lasts-${expiresAt}`, at: now };
  return { subject: SUBJECT, facts: [fact] };
}
