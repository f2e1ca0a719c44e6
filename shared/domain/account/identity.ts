import type { ThreadKind } from '../rules/policy.ts';
import type { Region } from './region.ts';

/** The store of threads that belong to the application and not to a store in the settings. */
export const APPLICATION_STORE = 'sp-api';

/** The thread for the status of an account in a region: each status alerts by itself. */
export function accountStatusThreadId(
  store: string,
  place: Region | (string & {}),
  status: AlarmingStatus,
): string {
  return `${store}.account-${place}-${status}`;
}

/** The statuses that alert people. */
export const ALARMING_STATUSES = ['AT_RISK', 'DEACTIVATED'] as const;

export type AlarmingStatus = (typeof ALARMING_STATUSES)[number];

/** The thread for a figure of a marketplace that crossed a line, or for a warning of Amazon's. */
export function figureThreadId(
  store: string,
  marketplaceId: string,
  about: string,
  kind: Extract<ThreadKind, 'figure-warning' | 'figure-alarm'>,
): string {
  return `${store}.${kind}-${marketplaceId}-${about}`;
}
