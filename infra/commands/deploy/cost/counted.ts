/**
 * Figures that were counted on the real code, as input for a bill: units by DynamoDB's rules, bytes of our own log lines.
 * Tests count again and check these figures (`test/bench/cost.test.ts`, `test/scenarios/alarms.test.ts`).
 */
export const COUNTED = {
  /** Read units of a sweep that finds nothing due, including its settings, who takes over and who has push. */
  idleSweepReads: 5,
  /** The most units that one canary takes, from its sending until it is settled. */
  canaryWrites: 30,
  canaryReads: 30,
  /** For each message, by how it arrives. A call takes in `together` messages, which share writes. */
  message: {
    events: { together: 1, writes: 3.53, reads: 0.5, logBytes: 300 },
    'events in bursts': { together: 10, writes: 3.45, reads: 0.5, logBytes: 300 },
    mail: { together: 1, writes: 4.37, reads: 1.83, logBytes: 660 },
  },
  /**
   * For each alert by e-mail, from its claim to the proof of its delivery. Claim, lease, outcome and delivery take at most
   * three units each, since they move the thread in the index; the note of which sends the mail carries takes one.
   */
  alert: { writes: 13, reads: 6, logBytes: 1_380 },
} as const;
