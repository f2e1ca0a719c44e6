import type { TakenOver, Takeover } from '#shared/domain/duty/takeover';
import {
  MOST_TAKEOVERS,
  type TakeoverMail,
  type TakeoverMails,
  type Takeovers,
} from '#shared/ports/people/takeovers';

export function memoryTakeovers(): Takeovers {
  let stored: TakenOver | undefined;
  const change = (takeovers: readonly Takeover[]): void => {
    stored = { revision: (stored?.revision ?? 0) + 1, takeovers };
  };
  const notOver = (now: number): Takeover[] => (stored?.takeovers ?? []).filter(({ until }) => until > now);
  return {
    current: () => Promise.resolve(stored),
    add(takeover, now) {
      const others = notOver(now).filter(({ id }) => id !== takeover.id);
      if (others.length >= MOST_TAKEOVERS) return Promise.resolve(false);
      change([...others, takeover]);
      return Promise.resolve(true);
    },
    undo(id, now) {
      const undone = notOver(now).find((one) => one.id === id);
      if (undone !== undefined) change(notOver(now).filter((one) => one !== undone));
      return Promise.resolve(undone);
    },
  };
}

/** Mails about takeovers that a test can read. */
export function memoryTakeoverMails(): TakeoverMails & { readonly queued: readonly TakeoverMail[] } {
  const queued: TakeoverMail[] = [];
  return {
    queued,
    put(mails) {
      queued.push(...mails);
      return Promise.resolve();
    },
  };
}
