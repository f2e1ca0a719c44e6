import type { Fact } from '#shared/domain/thread/fact';
import { urgentText } from './urgent-text.ts';
import { CODES } from './fact-codes.ts';

/** Writes a fact the way `factTuple` reads it. */
export function encodeFact(fact: Fact): readonly (string | number)[] {
  const tuple = [CODES[fact.type], fact.id, fact.at, ...restOf(fact)];
  const last = tuple.findLastIndex((value) => value !== '');
  return tuple.slice(0, last + 1);
}

function restOf(fact: Fact): (string | number)[] {
  switch (fact.type) {
    case 'buyer-message':
      return [
        fact.trusted ? 1 : 0,
        fact.caseId ?? '',
        fact.mail ?? '',
        fact.relay ?? '',
        percent(fact.language),
        percent(fact.topic),
        fact.thanks === true ? 1 : '',
        fact.event === true ? 1 : '',
        fact.probableOrder ?? '',
        fact.asin ?? '',
        fact.urgent === undefined ? '' : urgentText(fact.urgent),
      ];
    case 'seller-reply':
      return [
        fact.trusted ? 1 : 0,
        fact.caseId ?? '',
        fact.mail ?? '',
        fact.own === true ? 1 : '',
        fact.automatic === true ? 1 : '',
        fact.event === true ? 1 : '',
        fact.byName === true ? 1 : '',
        fact.words ?? '',
        fact.by ?? '',
      ];
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
      return [fact.trusted ? 1 : 0, fact.mail ?? '', fact.dueAt ?? ''];
    case 'return-authorised':
    case 'return-decided':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
      return [fact.trusted ? 1 : 0, fact.mail ?? ''];
    case 'unmatched-reply':
      return [fact.trusted ? 1 : 0, fact.mail ?? '', '', fact.words ?? ''];
    case 'reply-revoked':
      return [fact.replyId ?? '', fact.why ?? ''];
    case 'reply-doubted':
      return [fact.replyId, fact.returned === true ? 1 : '', fact.amazon === true ? 1 : ''];
    case 'reply-confirmed':
    case 'reply-dismissed':
      return [fact.replyId, fact.by];
    case 'answered-elsewhere':
    case 'acknowledged':
      return [fact.by];
    case 'handed-over':
      return [fact.by, fact.to, fact.note ?? ''];
    case 'snoozed':
      return [fact.by, fact.until];
    case 'not-urgent':
      return [fact.by, fact.upTo, fact.reasons.join(' '), fact.undone === true ? 1 : ''];
    case 'no-response-needed':
    case 'no-response-marked':
      return [fact.by, fact.reason];
    case 'dealt-with':
      return [
        fact.by,
        fact.done,
        fact.endsClock === true ? 1 : '',
        fact.amount?.value ?? '',
        fact.amount?.currency ?? '',
      ];
    case 'unknown-mail':
      return [
        fact.reason,
        fact.mail ?? '',
        fact.forwarding === true ? 1 : '',
        fact.from ?? '',
        fact.proven === true ? 1 : '',
        fact.like ?? '',
      ];
    case 'concern-raised':
      return [fact.about, fact.value ?? '', fact.line ?? '', fact.dueAt ?? ''];
    case 'concern-settled':
      return [];
    case 'order-noted':
      return [fact.notification, fact.detail ?? ''];
    case 'reply-matched':
      return [fact.threadId];
    case 'lapsed':
      return [fact.messageId];
    case 'promised':
      return [fact.replyId, fact.by, fact.until];
  }
}

function percent(found: { readonly name: string; readonly confidence: number } | undefined): string {
  return found === undefined ? '' : `${found.name}:${Math.round(found.confidence * 100)}`;
}
