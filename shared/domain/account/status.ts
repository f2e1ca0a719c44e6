import type { Instant } from '../instant.ts';
import type { Fact } from '../thread/fact.ts';
import { ALARMING_STATUSES, type AlarmingStatus } from './identity.ts';

/** Our word for Amazon's status. An older or unknown name counts as the worse status that it may mean. */
export function alarmingStatusOf(status: string): AlarmingStatus | undefined {
  switch (status.toUpperCase()) {
    case 'NORMAL':
    case 'NONE':
      return undefined;
    case 'DEACTIVATED':
    case 'SUSPENDED':
      return 'DEACTIVATED';
    default:
      return 'AT_RISK';
  }
}

const KNOWN = new Set(['NORMAL', 'AT_RISK', 'DEACTIVATED', 'SUSPENDED']);

/** Whether the status shows that others no longer apply: an unknown name, or NONE for no data, shows nothing. */
export function endsOthers(status: string): boolean {
  return KNOWN.has(status.toUpperCase());
}

/**
 * The fact for the thread of each alarming status: it applies, or it no longer does. The order of arrival does not
 * matter.
 */
export function statusFacts(
  status: string,
  id: string,
  at: Instant,
): readonly { readonly of: AlarmingStatus; readonly fact: Fact }[] {
  const now = alarmingStatusOf(status);
  return ALARMING_STATUSES.filter((of) => of === now || endsOthers(status)).map((of) => ({
    of,
    fact: of === now ? { type: 'concern-raised', id, at, about: of } : { type: 'concern-settled', id, at },
  }));
}
