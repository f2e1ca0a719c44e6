import type { Fact, SellerReply } from './fact.ts';
import { type Folded, type FoldedKind, laterThan, OTHER_CASES } from './folded.ts';
import { isWaitingType, type Waiting } from './in-order.ts';

/**
 * What an end leaves of the messages that were folded away. Of messages on both sides of it nobody knows how many came
 * before: only the first is over, and the rest waits from then on, because nothing uncertain stops a clock.
 */
export function dividedBy(
  end: Fact,
  more: readonly Folded[],
): { readonly over: readonly Folded[]; readonly left: readonly Folded[] } {
  const over: Folded[] = [];
  const left: Folded[] = [];
  for (const one of more) {
    if (!isWaitingType(one.of.type)) over.push(one);
    else if (!covers(end, one.of)) left.push(one);
    else {
      left.push(...laterThan(end.at, [one]));
      over.push(one.until <= end.at ? one : { ...one, until: end.at, count: 1 });
    }
  }
  return { over, left };
}

function covers(end: Fact, { caseId }: FoldedKind): boolean {
  if (end.type === 'lapsed') return false;
  return end.type !== 'seller-reply' || answersCase(end, caseId);
}

/** A reply without a case answers all, and a message without one is answered by any. */
export function answersCase({ caseId }: SellerReply, asked: string | undefined): boolean {
  return caseId === undefined || asked === undefined || asked === caseId;
}

/** A message of which only its kind and instant are left. */
export function standInFor({ of: { type, trusted = false, caseId, thanks }, from }: Folded): Waiting {
  const id = `more.${from}`;
  switch (type) {
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
    case 'unmatched-reply':
      return { type, id, at: from, trusted };
    case 'concern-raised':
      return { type, id, at: from, about: 'other' };
    case 'unknown-mail':
      return { type, id, at: from, reason: 'there were too many mails to keep each' };
    default:
      return {
        type: 'buyer-message',
        id,
        at: from,
        trusted,
        ...(caseId !== undefined && caseId !== OTHER_CASES && { caseId }),
        ...(thanks === true && { thanks }),
      };
  }
}
