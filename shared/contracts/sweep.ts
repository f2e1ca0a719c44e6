/** How often the schedule fires a sweep. */
export const SWEEP_INTERVAL_MS = 60_000;

/** How far ahead of its instant a sweep claims: past the next sweep, with room for one that comes late. */
export const SWEEP_LOOKAHEAD_MS = 90_000;
