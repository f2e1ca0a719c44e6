import { PRESENT_FOR_MS, type Presence, type Present } from '#shared/ports/people/presence';

/** Who has which thread open, in memory. */
export function memoryPresence(): Presence {
  const all = new Map<string, Map<string, Present>>();
  return {
    note(threadId, present) {
      const people = all.get(threadId) ?? new Map<string, Present>();
      all.set(threadId, people.set(present.person, present));
      return Promise.resolve();
    },
    of: (threadId, now) =>
      Promise.resolve(
        [...(all.get(threadId)?.values() ?? [])]
          .filter(({ at }) => at > now - PRESENT_FOR_MS)
          .toSorted((a, b) => (a.person < b.person ? -1 : 1)),
      ),
  };
}
