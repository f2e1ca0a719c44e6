import { days, type DurationMs, type Instant, minutes } from '../instant.ts';
import type { Fact, SellerReply } from './fact.ts';
import type { Untwinned } from './twins.ts';

/** Amazon dates its copy of a reply when it takes it, which is soon; a clock may be a little wrong. */
const COPIED: { readonly beforeMs: DurationMs; readonly afterMs: DurationMs } = {
  beforeMs: minutes(5),
  afterMs: days(1),
};
/** A copy with other words so soon after a reply is most likely still of it: Amazon may have changed its words. */
const LIKELY_COPY_MS: DurationMs = minutes(10);

/**
 * Merges each reply that was sent from here with Amazon's copy of it: proven, of the same words, the nearest in time. The
 * reply then counts from when it was sent. A copy of other words within minutes proves nothing, and stops no other clock
 * either. Of a reply that Amazon refused, only a copy from before its notice is: whoever answers with the same words
 * afterwards answers anew.
 */
export function withoutCopies(
  facts: readonly Fact[],
  refused: ReadonlyMap<string, { readonly at: Instant }>,
): Untwinned {
  const sent = facts.filter(isSentFromHere);
  const copies = facts.filter(isCopy);
  if (sent.length === 0 || copies.length === 0) return { facts, standsFor: new Map() };
  const merged = new Map<string, Fact | undefined>();
  const standsFor = new Map<string, string>();
  const take = (reply: SellerReply, isIts: (copy: SellerReply) => boolean): boolean => {
    const until = refused.get(reply.id)?.at ?? Infinity;
    const [copy] = copies
      .filter((one) => !merged.has(one.id) && one.at <= until && isIts(one))
      .toSorted((a, b) => Math.abs(a.at - reply.at) - Math.abs(b.at - reply.at));
    if (copy === undefined) return false;
    merged.set(copy.id, undefined);
    standsFor.set(copy.id, reply.id);
    return true;
  };
  const uncopied = sent.filter((reply) => {
    const isCopied = take(
      reply,
      ({ words, at }) =>
        words !== undefined &&
        words === reply.words &&
        at >= reply.at - COPIED.beforeMs &&
        at <= reply.at + COPIED.afterMs,
    );
    const { own, ...counted } = reply;
    if (isCopied) merged.set(reply.id, counted);
    return !isCopied;
  });
  for (const reply of uncopied)
    if (!refused.has(reply.id))
      take(reply, ({ at }) => at >= reply.at - COPIED.beforeMs && at <= reply.at + LIKELY_COPY_MS);
  return {
    facts: facts.flatMap((fact) => (merged.has(fact.id) ? (merged.get(fact.id) ?? []) : fact)),
    standsFor,
  };
}

function isSentFromHere(fact: Fact): fact is SellerReply {
  return fact.type === 'seller-reply' && fact.own === true && fact.by !== undefined;
}

function isCopy(fact: Fact): fact is SellerReply {
  return fact.type === 'seller-reply' && fact.trusted && fact.own !== true && fact.event !== true;
}
