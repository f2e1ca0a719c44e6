import type { Order } from '#shared/domain/order/order';
import type { PolicyContext } from '#shared/domain/policy/check';
import type { ThreadState } from '#shared/domain/thread/situation';
import { wordsOf } from '#shared/domain/thread/words-of';
import { languageOf } from '#shared/mail/words/language';
import { languageOfBuyer } from './buyer.ts';

/** A shorter or odder text is in no language for sure. */
const SURE = 0.7;

/** What the check of an answer knows of its buyer, beside the thread itself. */
export async function contextOf(
  state: ThreadState,
  text: string,
  { order, buyer }: { readonly order?: Order | undefined; readonly buyer?: string | undefined },
): Promise<PolicyContext> {
  const language = languageOfBuyer(state);
  const written = await languageOf(text, [language, 'en']);
  const topic = wordsOf(state.cycle).topic?.name;
  return {
    language,
    writtenIn: written !== undefined && written.confidence >= SURE ? written.name : undefined,
    buyer,
    orderId: state.thread.orderId,
    askedToCancel: topic === 'cancellation' || order?.cancellationAsked === true,
    fulfilment: order?.fulfilledBy,
    topic,
  };
}
