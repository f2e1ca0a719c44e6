import type { Send } from '../sends/send.ts';
import type { Cycle } from './cycle.ts';
import type { Thread } from './thread.ts';

/**
 * The sends that were claimed for the cycle. A send names the message that its cycle began with when it was claimed.
 * An older message that arrives late moves the beginning, and the send still belongs to the cycle.
 */
export function sendsOf(thread: Thread, cycle: Cycle): Send[] {
  return thread.sends.filter((send) => cycle.ids.has(send.generation));
}
