import type { Thread } from '#shared/domain/thread/thread';

/** What names a buyer: an order, or a thread of a conversation without one. */
export type Named = { readonly orderId: string } | { readonly threadId: string };

/** The threads of one buyer, and what they reveal about the buyer. */
export interface BuyerThreads {
  /** Those that lead to others come first. */
  readonly threads: readonly Thread[];
  readonly orderIds: ReadonlySet<string>;
  /** The buyer's aliases at Amazon's relay; none when unknown, or when more than one buyer wrote in the named threads. */
  readonly aliases: ReadonlySet<string>;
  /** More than one buyer wrote in the named threads, so nothing was searched by alias. */
  readonly isMixed: boolean;
}

/**
 * Finds the threads of a buyer among all: those named, those in which the same buyer wrote (an alias at Amazon's relay
 * belongs to one buyer and one seller) with all of their orders, and copies of replies that were matched with one of them.
 */
export function threadsOf(named: Named, stored: readonly Thread[]): BuyerThreads {
  const own = stored.filter((thread) =>
    'orderId' in named ? thread.orderId === named.orderId : thread.id === named.threadId,
  );
  const known = new Set(own.flatMap(aliasesOf));
  const isMixed = known.size > 1;
  const aliases = isMixed ? new Set<string>() : known;
  const cases = isMixed ? new Set<string>() : new Set(own.flatMap(casesOf));
  const ofBuyer = new Set(own);
  const add = (isOne: (thread: Thread) => boolean): void => {
    for (const thread of stored.filter(isOne)) ofBuyer.add(thread);
  };
  add((thread) => isOnly(aliasesOf(thread), aliases));
  // A reply that came before its question has only its case to recognise it by.
  add((thread) => aliasesOf(thread).length === 0 && isOnly(casesOf(thread), cases));
  const orderIds = new Set('orderId' in named ? [named.orderId] : []);
  for (const { orderId } of ofBuyer) if (orderId !== undefined) orderIds.add(orderId);
  add(({ orderId }) => orderId !== undefined && orderIds.has(orderId));
  const ids = new Set([...ofBuyer].map(({ id }) => id));
  add(({ facts }) => facts.some((fact) => fact.type === 'reply-matched' && ids.has(fact.threadId)));
  return { threads: [...ofBuyer], orderIds, aliases, isMixed };
}

function isOnly(some: readonly string[], wanted: ReadonlySet<string>): boolean {
  return some.length > 0 && some.every((one) => wanted.has(one));
}

function aliasesOf({ facts }: Thread): string[] {
  return facts.flatMap((fact) =>
    fact.type === 'buyer-message' && fact.relay !== undefined ? [fact.relay] : [],
  );
}

function casesOf({ facts }: Thread): string[] {
  return facts.flatMap((fact) => ('caseId' in fact ? [fact.caseId] : []));
}
