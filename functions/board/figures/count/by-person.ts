import { percentile, type Window } from '#shared/domain/figures/figures';
import type { Wait } from '#shared/domain/figures/wait';
import type { DurationMs } from '#shared/domain/instant';

/** What one person did about the waits that began in a window. */
export interface PersonCounts {
  readonly person: string;
  readonly acknowledged: number;
  /** They said themselves that it was answered. */
  readonly answered: number;
  readonly noResponseNeeded: number;
  /** From the first message to their answer; null when they answered nothing. */
  readonly medianMs: DurationMs | null;
}

export interface PeopleCounts {
  /** Each of the people given, then others who did something and have left the settings. */
  readonly people: readonly PersonCounts[];
  /** Answers of which only a reply is known: it does not say who wrote it. */
  readonly unknown: Pick<PersonCounts, 'answered' | 'medianMs'>;
}

/** Counts by person; a wait counts for each who acknowledged it, and for the one whose word ended it. */
export function countsByPerson(
  waits: readonly Wait[],
  { from, until }: Window,
  known: readonly string[],
): PeopleCounts {
  const answers = new Map<string | undefined, DurationMs[]>();
  const acknowledged = new Map<string, number>();
  const notNeeded = new Map<string, number>();
  const addTo = (counts: Map<string, number>, person: string): unknown =>
    counts.set(person, (counts.get(person) ?? 0) + 1);
  for (const { messages, ended, course } of waits) {
    const [first] = messages;
    if (course === undefined || first === undefined || first.at <= from || first.at > until) continue;
    const { acknowledgedBy, endedBy } = course;
    acknowledgedBy.forEach((person) => addTo(acknowledged, person));
    if (ended?.by === 'answered') {
      const times = answers.get(endedBy) ?? [];
      answers.set(endedBy, times);
      times.push(ended.at - first.at);
    }
    if (ended?.by === 'no-response-needed' && endedBy !== undefined) addTo(notNeeded, endedBy);
  }
  const everybody = new Set([...known, ...acknowledged.keys(), ...answers.keys(), ...notNeeded.keys()]);
  return {
    people: [...everybody].flatMap((person) =>
      person === undefined
        ? []
        : [
            {
              person,
              acknowledged: acknowledged.get(person) ?? 0,
              noResponseNeeded: notNeeded.get(person) ?? 0,
              ...answered(answers.get(person)),
            },
          ],
    ),
    unknown: answered(answers.get(undefined)),
  };
}

function answered(times: readonly DurationMs[] = []): PeopleCounts['unknown'] {
  const sorted = times.toSorted((a, b) => a - b);
  return { answered: times.length, medianMs: times.length === 0 ? null : percentile(sorted, 0.5) };
}
