import type { BuyerMessage } from './fact.ts';
import type { Cycle } from './cycle.ts';

/** What was recognised in a buyer's words. */
export type Words = Pick<BuyerMessage, 'language' | 'topic' | 'probableOrder'>;

/** Language, topic and probable order of the last message that has them. */
export function wordsOf(cycle: Pick<Cycle, 'messages'> | undefined): Words {
  const messages = cycle?.messages.filter((one) => one.type === 'buyer-message') ?? [];
  const language = messages.findLast((one) => one.language !== undefined)?.language;
  const topic = messages.findLast((one) => one.topic !== undefined)?.topic;
  const probableOrder = messages.findLast((one) => one.probableOrder !== undefined)?.probableOrder;
  return {
    ...(language !== undefined && { language }),
    ...(topic !== undefined && { topic }),
    ...(probableOrder !== undefined && { probableOrder }),
  };
}
