import type { DurationMs, Instant } from '../instant.ts';

/**
 * What a thread is about; each kind has its own clocks. A `canary` tests the monitor itself and concerns no person.
 */
export const THREAD_KINDS = [
  'message',
  'return',
  'claim',
  'cancellation',
  'chargeback',
  'account-status',
  'figure-warning',
  'figure-alarm',
  'feedback',
  'credentials',
  'unmatched-reply',
  'unknown',
  'canary',
] as const;

export type ThreadKind = (typeof THREAD_KINDS)[number];

/**
 * `reply`, `claim-exposure` and `last-call` run for a buyer's message, `promise` for what a holding reply promised, `match` for a copy of a reply whose thread is
 * not known, `review` for an unrecognised mail; the others run for the kind with their name.
 */
export const CLOCK_NAMES = [
  'reply',
  'claim-exposure',
  'last-call',
  'promise',
  'return',
  'claim',
  'cancellation',
  'chargeback',
  'account-status',
  'figure-warning',
  'figure-alarm',
  'feedback',
  'credentials',
  'match',
  'review',
  'canary',
] as const;

export type ClockName = (typeof CLOCK_NAMES)[number];

/** The ways to alert people: e-mail, a Slack channel, or a webhook of a robot or another program. */
export const CHANNELS = ['email', 'slack', 'webhook'] as const;

export type Channel = (typeof CHANNELS)[number];

/** A duty that people have; `canary` stands for nobody, and no ladder in the settings uses it. */
export type Role = 'on-call' | 'backup' | 'manager' | 'everyone' | 'canary';

/** Whom a step alerts: the people on a duty when it is sent, or one person by id. */
export type Callee = Role | { readonly person: string };

/** One rung of a ladder. */
export interface Step {
  /** Readable and unique in its ladder: `12h-before`, `at-deadline`, `30m-after`. */
  readonly id: string;
  /** How long before the deadline it fires; negative after it. */
  readonly beforeMs: DurationMs;
  readonly call: readonly Callee[];
  /** It may be moved into working hours; other steps alert at their instant. */
  readonly nudge?: true;
  readonly by: readonly Channel[];
}

/** Another length of a clock for some time or some marketplaces, because Amazon's rules differ by date and place. */
export interface LengthOverride {
  readonly lengthMs: DurationMs;
  readonly marketplaceIds?: readonly string[];
  readonly from?: Instant;
  readonly until?: Instant;
}

export interface Clock {
  readonly name: ClockName;
  readonly lengthMs: DurationMs;
  readonly overrides: readonly LengthOverride[];
  readonly ladder: readonly Step[];
  /**
   * Its calls come before the night instead of in it, and its nudges leave it to them where nobody is on duty; the last
   * step is a call. Otherwise calls alert at their instant, day or night.
   */
  readonly sparesNights?: true;
}

export interface Policy {
  /** Names the settings behind a decision. */
  readonly version: string;
  readonly clocks: Readonly<Record<ThreadKind, readonly Clock[]>>;
  /** How long an acknowledgement pauses alerts to the people alerted so far. */
  readonly acknowledgeHoldMs: DurationMs;
}

/** The clock's length for a cycle that started at `startedAt` in a marketplace; the last override that fits wins. */
export function clockLength(clock: Clock, marketplaceId: string | undefined, startedAt: Instant): DurationMs {
  const fitting = clock.overrides.findLast(
    (override) =>
      (override.marketplaceIds === undefined ||
        (marketplaceId !== undefined && override.marketplaceIds.includes(marketplaceId))) &&
      (override.from === undefined || override.from <= startedAt) &&
      (override.until === undefined || startedAt < override.until),
  );
  return fitting?.lengthMs ?? clock.lengthMs;
}
