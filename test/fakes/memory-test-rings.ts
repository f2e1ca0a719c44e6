import type { Outcome } from '#shared/domain/sends/send';
import type { TestAnswers } from '#shared/ports/alerts';
import type { TestRing, TestRings } from '#shared/ports/test-rings';

/** A queue of test rings that stores what it gets. */
export function memoryTestRings(): TestRings & { readonly rings: TestRing[] } {
  const rings: TestRing[] = [];
  return {
    rings,
    put(ring) {
      rings.push(ring);
      return Promise.resolve();
    },
  };
}

export function memoryTestAnswers(): TestAnswers {
  const answers = new Map<string, Outcome>();
  return {
    note(test, outcome) {
      answers.set(test, outcome);
      return Promise.resolve();
    },
    find: (test) => Promise.resolve(answers.get(test)),
  };
}
