import type { Fact } from '#shared/domain/thread/fact';
import { inOrder } from '#shared/domain/thread/in-order';
import type { Thread } from '#shared/domain/thread/thread';
import { untwinned } from '#shared/domain/thread/twins';
import type { Writer } from './letter.ts';

/** The facts that are a conversation's messages and replies, oldest first, with who wrote each. */
export function saidIn({ facts }: Pick<Thread, 'facts'>): { readonly fact: Fact; readonly writer: Writer }[] {
  return untwinned(inOrder(facts)).facts.flatMap((fact) => {
    const writer = writerOf(fact);
    return writer === undefined ? [] : [{ fact, writer }];
  });
}

/** Who wrote a fact's mail; undefined for a fact that is no part of the conversation. */
function writerOf(fact: Fact): Writer | undefined {
  switch (fact.type) {
    case 'buyer-message':
      return 'buyer';
    case 'seller-reply':
    case 'unmatched-reply':
      return 'seller';
    case 'unknown-mail':
      return 'unknown';
    default:
      return 'mail' in fact ? 'amazon' : undefined;
  }
}
