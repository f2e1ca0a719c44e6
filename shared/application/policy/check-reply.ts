import { checkText, type Finding, type PolicyContext } from '#shared/domain/policy/check';
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

/** What a thread says of the answer that it waits for. */
export function policyContextOf({ thread, cycle }: ThreadState): PolicyContext {
  const { language, topic } = wordsOf(cycle);
  return {
    language: certain(language),
    topic: certain(topic),
    orderId: thread.orderId,
    ...(thread.kind === 'cancellation' && { askedToCancel: true }),
  };
}
