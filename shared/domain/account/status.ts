import type { Instant } from '../instant.ts';
import type { Fact } from '../thread/fact.ts';
import { ALARMING_STATUSES, type AlarmingStatus } from './identity.ts';

/** Amazon's word for a status as we tell it: an older name, or one that is not known, is the worse one that it may be. */
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

/** What a status says in the thread of each alarming status: it is so, or it is so no more. Whatever order they come in. */
export function statusFacts(
  status: string,
  id: string,
  at: Instant,
): readonly { readonly of: AlarmingStatus; readonly fact: Fact }[] {
  const now = alarmingStatusOf(status);
  return ALARMING_STATUSES.map((of) => ({
    of,
    fact: of === now ? { type: 'concern-raised', id, at, about: of } : { type: 'concern-settled', id, at },
  }));
}
