/**
 * Why a notification was dead-lettered.
 *
 * - `malformed`: not a notification, or its payload does not match its type
 * - `foreign`: not from our application and subscriptions
 * - `unknown`: of a type or version that we do not know
 */
export const DEAD_LETTER_REASONS = ['malformed', 'foreign', 'unknown'] as const;

export type DeadLetterReason = (typeof DEAD_LETTER_REASONS)[number];
