/**
 * What was counted on the real code and is taken for a bill: units by DynamoDB's rules, bytes of our own log lines. Tests
 * count again and hold these figures (`test/bench/cost.test.ts`, `test/scenarios/alarms.test.ts`).
 */
export const COUNTED = {
  /** Read units of a sweep that finds nothing due, its settings included. */
  idleSweepReads: 4,
  /** Units at most for a canary: noted, taken in, handed over, delivered, looked at, settled. */
  canaryWrites: 30,
  canaryReads: 30,
  /** For each message, by the way that it comes, and how many a call takes in. Those of one call share writes. */
  message: {
    events: { together: 1, writes: 2.2, reads: 0.5, logBytes: 300 },
    'events in bursts': { together: 10, writes: 2.2, reads: 0.5, logBytes: 300 },
    mail: { together: 1, writes: 2.87, reads: 0.83, logBytes: 660 },
  },
  /**
   * For each alert by e-mail, from its claim to the proof of its delivery: claim, lease, outcome and delivery are at most three
   * units each, since they move the thread in the index, and a note which sends the mail carries is one.
   */
  alert: { writes: 13, reads: 6, logBytes: 1_380 },
} as const;
