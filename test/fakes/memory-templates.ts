import { NO_OUTCOMES, type Outcomes } from '#shared/domain/templates/template';
import {
  MOST_USED,
  REVISION_KEPT_FOR_MS,
  type Revision,
  type Templates,
  USE_KEPT_FOR_MS,
} from '#shared/ports/templates';

/** Templates in memory. */
export function memoryTemplates(): Templates {
  const histories = new Map<string, Revision[]>();
  const used = new Map<string, { readonly id: string; readonly at: number }[]>();
  const outcomes = new Map<string, Outcomes>();
  const counted = new Set<string>();
  const usedBy = (person: string, now: number) =>
    (used.get(person) ?? []).filter(({ at }) => at > now - USE_KEPT_FOR_MS);
  return {
    list() {
      const latest = [...histories.values()].flatMap((revisions) => revisions[0] ?? []);
      return Promise.resolve(latest.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    },
    put(template) {
      const before = histories.get(template.id) ?? [];
      if ((before[0]?.revision ?? 0) !== template.revision - 1) return Promise.resolve(false);
      histories.set(template.id, [template, ...before]);
      return Promise.resolve(true);
    },
    history: (id, now) =>
      Promise.resolve(
        (histories.get(id) ?? [])
          .slice(0, 100)
          .filter(({ changed }) => changed.at > now - REVISION_KEPT_FOR_MS),
      ),
    used(id, person, at) {
      const before = usedBy(person, at).filter((one) => one.id !== id);
      used.set(person, [{ id, at }, ...before].slice(0, MOST_USED));
      return Promise.resolve();
    },
    lastUsed: (person, now) => Promise.resolve(usedBy(person, now).map(({ id }) => id)),
    count(id, outcome, replyId) {
      const key = JSON.stringify([id, outcome, replyId]);
      const before = outcomes.get(id) ?? NO_OUTCOMES;
      if (!counted.has(key)) outcomes.set(id, { ...before, [outcome]: before[outcome] + 1 });
      counted.add(key);
      return Promise.resolve();
    },
    outcomes: () => Promise.resolve(outcomes),
  };
}
