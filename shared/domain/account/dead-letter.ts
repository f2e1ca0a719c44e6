/**
 * Why a notification was set aside.
 *
 * - `malformed`: no notification, or its payload is not what its type says
 * - `foreign`: not of our application and subscriptions
 * - `unknown`: of a type or version that we do not know
 */
export const DEAD_LETTER_REASONS = ['malformed', 'foreign', 'unknown'] as const;

export type DeadLetterReason = (typeof DEAD_LETTER_REASONS)[number];
