/**
 * What was counted on the real code and is taken for a bill: units by DynamoDB's rules, bytes of our own log lines. Tests
 * count again and hold these figures (`test/bench/cost.test.ts`, `test/scenarios/decisions.test.ts`).
 */
export const COUNTED = {
  /** Read units of a sweep that finds nothing due, its settings included. */
  idleSweepReads: 4,
  /** Units at most for a canary: noted, taken in, handed over, delivered, looked at, settled. */
  canaryWrites: 30,
  canaryReads: 30,
  /** For each message, by the way that it comes. */
  message: {
    events: { writes: 2.36, reads: 0.49, logBytes: 300 },
    mail: { writes: 3.5, reads: 2.5, logBytes: 400 },
  },
  /** For each alert by e-mail, from its claim to the proof of its delivery. */
  alert: { writes: 15, reads: 10, logBytes: 1_200 },
} as const;
