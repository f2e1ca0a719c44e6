/** An instant in milliseconds since 1970-01-01T00:00:00Z. Always passed in; the domain never reads a clock. */
export type Instant = number;

/** A length of time in milliseconds. */
export type DurationMs = number;

/** A half-open interval: `from` belongs to it, `until` does not. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

export const seconds = (count: number): DurationMs => count * 1_000;
export const minutes = (count: number): DurationMs => count * 60_000;
export const hours = (count: number): DurationMs => count * 3_600_000;
export const days = (count: number): DurationMs => count * 86_400_000;

/** Later than any deadline: the next action of an open thread that has nothing left to fire. */
export const FAR_FUTURE: Instant = Date.UTC(9999, 11, 31);
