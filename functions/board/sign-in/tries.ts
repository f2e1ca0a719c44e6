import type { Instant } from '#shared/domain/instant';
import { LOCKED_FOR_MS, MOST_FAILED_TRIES, networkOf } from '#shared/domain/people/signing-in';
import type { Counters, SignInQueue, Whereabouts } from '#shared/ports/people/sign-in';

export interface TriesDeps {
  readonly counters: Counters;
  readonly signIns: SignInQueue;
}

/**
 * Who tries, and from where. A token of nobody's counts for its network alone: however many tokens a stranger invents, the
 * link of a person on the same network still works.
 */
export interface Trying {
  readonly person: string | undefined;
  readonly from: Whereabouts;
}

/** Until when failed tries have locked signing in; undefined while it is open. */
export async function lockedUntil(
  { counters }: TriesDeps,
  who: Trying,
  now: Instant,
): Promise<Instant | undefined> {
  return (await counters.read(lockOf(who), now))?.until;
}

/** Counts a failed try. The tenth within an hour locks signing in, which the managers get a mail about; sessions go on. */
export async function noteFailedTry(
  { counters, signIns }: TriesDeps,
  who: Trying,
  now: Instant,
): Promise<void> {
  const { times } = await counters.count(`failed-${keyOf(who)}`, LOCKED_FOR_MS, now);
  if (times !== MOST_FAILED_TRIES) return;
  const { until } = await counters.count(lockOf(who), LOCKED_FOR_MS, now);
  await signIns.put({ type: 'locked', ...who, at: now, until });
}

const lockOf = (who: Trying): string => `locked-${keyOf(who)}`;

/** No person has an empty id. */
const keyOf = ({ person = '', from }: Trying): string => `${person}@${networkOf(from.address)}`;
