import type { Order } from '#shared/domain/order/order';
import { checkText, type Finding, type PolicyContext } from '#shared/domain/policy/check';
import { languageOfBuyer } from '#shared/domain/reply/buyer-language';
import type { ThreadState } from '#shared/domain/thread/situation';
import { wordsOf } from '#shared/domain/thread/words-of';
import { certain } from '#shared/domain/topic';

/** Checks a text to a buyer, its language included. */
export async function checkReply(text: string, context: PolicyContext): Promise<readonly Finding[]> {
  const { language } = context;
  if (language === undefined) return checkText(text, context);
  // The language’s words are loaded for the first text that is checked.
  const { languageOf } = await import('#shared/mail/words/language');
  return checkText(text, { ...context, writtenIn: certain(await languageOf(text, [language])) });
}

/** What a thread says of the answer that it waits for, with what else is known of its order and buyer. */
export function policyContextOf(
  state: ThreadState,
  { order, buyer }: { readonly order?: Order | undefined; readonly buyer?: string | undefined } = {},
): PolicyContext {
  const { thread, cycle } = state;
  const topic = certain(wordsOf(cycle).topic);
  return {
    language: languageOfBuyer(state),
    topic,
    buyer,
    orderId: thread.orderId,
    fulfilment: order?.fulfilledBy,
    askedToCancel:
      thread.kind === 'cancellation' || topic === 'cancellation' || order?.cancellationAsked === true,
  };
}
