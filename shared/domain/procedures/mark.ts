import type { Instant } from '../instant.ts';

/** That a person ticked a step of a procedure, or took the tick away. */
export interface Mark {
  readonly procedure: string;
  readonly step: string;
  readonly done: boolean;
  /** Id of the person. */
  readonly by: string;
  readonly at: Instant;
}

/** The steps of a procedure that are ticked now, each with its last mark. Marks are in order of time. */
export function ticked(marks: readonly Mark[], procedure: string): ReadonlyMap<string, Mark> {
  const last = new Map(marks.filter((one) => one.procedure === procedure).map((one) => [one.step, one]));
  return new Map([...last].filter(([, { done }]) => done));
}
