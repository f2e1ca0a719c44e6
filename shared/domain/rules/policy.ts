import type { DurationMs, Instant } from '../instant.ts';

/** What a thread is about; each kind has clocks of its own. A `canary` tests the monitor itself and concerns no person. */
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
 * `reply`, `claim-exposure` and `last-call` run for a buyer's message, `match` for a copy of a reply whose thread is not
 * known, `review` for a mail that nobody understood; the others for the kind of their name.
 */
export const CLOCK_NAMES = [
  'reply',
  'claim-exposure',
  'last-call',
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

/** The ways to call people: their mail, a Slack channel, a robot or another program that takes webhooks. */
export const CHANNELS = ['email', 'slack', 'webhook'] as const;

export type Channel = (typeof CHANNELS)[number];

/** A duty that people have; `canary` stands for nobody, and no ladder of the settings has it. */
export type Role = 'on-call' | 'backup' | 'manager' | 'everyone' | 'canary';

/** Whom a step calls: whoever has the duty when it is sent, or one person by id. */
export type Callee = Role | { readonly person: string };

/** One rung of a ladder. */
export interface Step {
  /** Readable and unique in its ladder: `12h-before`, `at-deadline`, `30m-after`. */
  readonly id: string;
  /** How long before the deadline it fires; negative after it. */
  readonly beforeMs: DurationMs;
  readonly call: readonly Callee[];
  /** It may be moved into the hours of the people; a step without it calls at its instant. */
  readonly nudge?: true;
  readonly by: readonly Channel[];
}

/** Another length of a clock for some time or some marketplaces, as Amazon's rules change by date and place. */
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
}

export interface Policy {
  /** Names the settings that a decision was made by. */
  readonly version: string;
  readonly clocks: Readonly<Record<ThreadKind, readonly Clock[]>>;
  /** How long an acknowledgement holds back the people called so far. */
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
