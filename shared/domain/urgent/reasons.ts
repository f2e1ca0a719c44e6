/** Somebody may be hurt: people are alerted at once. */
const HURT = [
  'child-hurt',
  'swallowed',
  'electric-shock',
  'allergic-reaction',
  'burn',
  'fire',
  'smell-of-burning',
  'injury',
] as const;

/** It may become expensive: it stands first, and people are alerted in staffed hours. */
const COSTLY = ['lawyer', 'authority', 'counterfeit', 'claim', 'review-threat'] as const;

/** Why a message is urgent, the gravest first. */
export const URGENT_REASONS = [...HURT, ...COSTLY] as const;

export type UrgentReason = (typeof URGENT_REASONS)[number];

/** 1: somebody may be hurt. 2: lawyers, authorities, counterfeits, claims, threats with a review. */
export type UrgentLevel = 1 | 2;

/** What makes a message urgent. */
export interface Urgent {
  readonly level: UrgentLevel;
  readonly reason: UrgentReason;
  /** The entries of our lists that were found, never the buyer's own words. */
  readonly words: readonly string[];
}

export function levelOf(reason: UrgentReason): UrgentLevel {
  return HURT.some((one) => one === reason) ? 1 : 2;
}

/** Sorts the gravest first. */
export function byGravity(a: UrgentReason, b: UrgentReason): number {
  return URGENT_REASONS.indexOf(a) - URGENT_REASONS.indexOf(b);
}
