import { hours } from '#shared/domain/instant';
import type { BuyerMessage } from '#shared/domain/thread/fact';
import type { ThreadPointers } from '#shared/ports/threads';
import { pointerKey } from './pointers.ts';

/**
 * The message as it is recorded: where somebody may be hurt and nothing proves it, it alerts at once only if it is the first
 * such message of its store and hour. A repeat of that message is the first again.
 */
export async function withUrgentPlace(
  { pointers }: { readonly pointers: Pick<ThreadPointers, 'claim'> },
  store: string,
  message: BuyerMessage,
): Promise<BuyerMessage> {
  const { urgent, trusted, id, at } = message;
  if (urgent?.level !== 1 || trusted) return message;
  const hour = Math.floor(at / hours(1));
  const isFirst = await pointers.claim(pointerKey.urgent(store, hour), id, at);
  return isFirst ? { ...message, urgent: { ...urgent, atOnce: true } } : message;
}
