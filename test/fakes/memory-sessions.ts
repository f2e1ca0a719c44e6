import { days } from '#shared/domain/instant';
import type { Session, Sessions } from '#shared/ports/sessions';

/** Sessions in memory, with the lifetimes of the real ones. */
export function memorySessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    start(session) {
      sessions.set(session.id, session);
      return Promise.resolve();
    },
    find(id, now) {
      const found = sessions.get(id);
      const isOver =
        found === undefined || now >= found.startedAt + days(30) || now >= found.seenAt + days(7);
      return Promise.resolve(isOver ? undefined : found);
    },
  };
}
