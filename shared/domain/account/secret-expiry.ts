import { days, type DurationMs, type Instant } from '../instant.ts';
import type { Fact } from '../thread/fact.ts';
import type { ThreadSubject } from '../thread/thread.ts';
import { APPLICATION_STORE } from './identity.ts';

/** So long before the end people are called, by the ladder of `credentials`. */
const WARNED_BEFORE_MS: DurationMs = days(14);

const SUBJECT: ThreadSubject = {
  id: `${APPLICATION_STORE}.client-secret`,
  kind: 'credentials',
  store: APPLICATION_STORE,
};

/** That the secret of the application ends at an instant: a concern when that is near, else that it was renewed. */
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
