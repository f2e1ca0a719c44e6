import { days, type DurationMs, minutes } from '../instant.ts';
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
 * either. `refused` are replies that Amazon did not take: their copies are of others.
 */
export function withoutCopies(facts: readonly Fact[], refused: ReadonlySet<string>): Untwinned {
  const sent = facts.filter(isSentFromHere).filter(({ id }) => !refused.has(id));
  const copies = facts.filter(isCopy);
  if (sent.length === 0 || copies.length === 0) return { facts, standsFor: new Map() };
  const merged = new Map<string, Fact | undefined>();
  const standsFor = new Map<string, string>();
  const take = (reply: SellerReply, isIts: (copy: SellerReply) => boolean): SellerReply | undefined => {
    const [copy] = copies
      .filter((one) => !merged.has(one.id) && isIts(one))
      .toSorted((a, b) => Math.abs(a.at - reply.at) - Math.abs(b.at - reply.at));
    if (copy === undefined) return undefined;
    merged.set(copy.id, undefined);
    standsFor.set(copy.id, reply.id);
    return copy;
  };
  const unproven = sent.filter((reply) => {
    const { own, ...counted } = reply;
    const copy = take(
      reply,
      ({ words, at }) =>
        words !== undefined &&
        words === reply.words &&
        at >= reply.at - COPIED.beforeMs &&
        at <= reply.at + COPIED.afterMs,
    );
    if (copy !== undefined) merged.set(reply.id, counted);
    return copy === undefined;
  });
  for (const reply of unproven)
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
