import type { UrgentMessage } from '#shared/domain/thread/fact';
import { levelOf, type UrgentReason } from '#shared/domain/urgent/reasons';

/** What makes a message urgent, with one entry of a list. */
export const urgentBy = (reason: UrgentReason, more: Partial<UrgentMessage> = {}): UrgentMessage => ({
  level: levelOf(reason),
  reason,
  words: [reason],
  ...more,
});
