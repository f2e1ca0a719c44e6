import { linkState } from '#shared/domain/people/signing-in';
import type {
  Count,
  Counters,
  SignInLink,
  SignInLinks,
  SignInMessage,
  SignInQueue,
} from '#shared/ports/people/sign-in';

export function memorySignInLinks(): SignInLinks {
  const links = new Map<string, SignInLink>();
  return {
    put(link) {
      links.set(link.id, link);
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(links.get(id)),
    use(id, now) {
      const link = links.get(id);
      if (link === undefined || linkState(link, now) !== 'works') return Promise.resolve(undefined);
      const used = { ...link, usedAt: now };
      links.set(id, used);
      return Promise.resolve(used);
    },
  };
}

export function memoryCounters(): Counters {
  const counts = new Map<string, Count>();
  const lasting = (key: string, now: number): Count | undefined => {
    const count = counts.get(key);
    return count === undefined || count.until <= now ? undefined : count;
  };
  return {
    count(key, windowMs, now) {
      const { times, until } = lasting(key, now) ?? { times: 0, until: now + windowMs };
      counts.set(key, { times: times + 1, until });
      return Promise.resolve({ times: times + 1, until });
    },
    read: (key, now) => Promise.resolve(lasting(key, now)),
  };
}

/** A sign-in queue that stores what it gets. */
export function memorySignInQueue(): SignInQueue & { take(): SignInMessage[] } {
  let waiting: SignInMessage[] = [];
  return {
    put(message) {
      waiting.push(message);
      return Promise.resolve();
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
