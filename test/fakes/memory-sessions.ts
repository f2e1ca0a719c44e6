import { sessionEnd } from '#shared/domain/people/signing-in';
import type { Preferences, Session, Sessions } from '#shared/ports/people/sessions';

/** Sessions in memory, with the lifetimes of the real ones. */
export function memorySessions(): Sessions {
  const sessions = new Map<string, Session>();
  const preferences = new Map<string, Preferences>();
  const keyOf = (person: string, id: string): string => `${person} ${id}`;
  return {
    start(session) {
      sessions.set(keyOf(session.person, session.id), session);
      return Promise.resolve();
    },
    find(person, id, now) {
      const session = sessions.get(keyOf(person, id));
      return Promise.resolve(
        session === undefined || now >= sessionEnd(session)
          ? undefined
          : { session, preferences: preferences.get(person) ?? {} },
      );
    },
    noteSeen(person, id, now) {
      const session = sessions.get(keyOf(person, id));
      if (session !== undefined) sessions.set(keyOf(person, id), { ...session, seenAt: now });
      return Promise.resolve();
    },
    of: (person, now) =>
      Promise.resolve(
        [...sessions.values()]
          .filter((session) => session.person === person && now < sessionEnd(session))
          .toSorted((a, b) => b.seenAt - a.seenAt),
      ),
    end(person, id) {
      sessions.delete(keyOf(person, id));
      return Promise.resolve();
    },
    endAll(person) {
      for (const [key, session] of sessions) if (session.person === person) sessions.delete(key);
      return Promise.resolve();
    },
    prefer(person, chosen) {
      preferences.set(person, chosen);
      return Promise.resolve();
    },
  };
}
