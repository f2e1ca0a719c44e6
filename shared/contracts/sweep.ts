/** How often the schedule fires a sweep. */
export const SWEEP_INTERVAL_MS = 60_000;

/** How far ahead of its instant a sweep claims: past the next sweep, with a margin for a late one. */
export const SWEEP_LOOKAHEAD_MS = 90_000;
