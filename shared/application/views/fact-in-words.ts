import type { Instant } from '#shared/domain/instant';
import type { Fact, RequestClosed, RequestOpened } from '#shared/domain/thread/fact';

const OPENED: Record<RequestOpened['type'], string> = {
  'return-requested': 'the buyer asks for a return',
  'claim-opened': 'an A-to-z claim was opened',
  'cancellation-requested': 'the buyer asks to cancel',
  'chargeback-opened': 'a chargeback was opened',
};
const CLOSED: Record<RequestClosed['type'], string> = {
  'return-authorised': 'the return was authorised',
  'refund-issued': 'the refund was issued',
  'claim-decided': 'the claim was decided',
  'chargeback-decided': 'the chargeback was decided',
  'order-cancelled': 'the order was cancelled',
  'order-shipped': 'the order was shipped',
};
const UNPROVEN = '; nothing proves that it came from Amazon';

/** What happened, for an operator; nothing of it is a buyer's. */
export function factInWords(
  fact: Fact,
  nameOf: (person: string) => string,
  tell: (at: Instant) => string,
): string {
  switch (fact.type) {
    case 'buyer-message': {
      const about = [
        ...(fact.language === undefined ? [] : [`in ${fact.language.name}`]),
        ...(fact.topic === undefined ? [] : [`about ${fact.topic.name}`]),
        ...(fact.thanks === true ? ['only thanks'] : []),
        ...(fact.event === true ? ['told by an event'] : []),
      ];
      const described = about.length === 0 ? '' : ` (${about.join(', ')})`;
      return `a buyer’s message came${described}${fact.trusted ? '' : UNPROVEN}`;
    }
    case 'seller-reply': {
      const what =
        fact.own === true
          ? 'an answer left by mail; it counts half an hour later, unless it is refused'
          : 'an answer went out through Amazon';
      return `${what}${fact.repeated === true ? '; probably an automatic one' : ''}${fact.trusted ? '' : UNPROVEN}`;
    }
    case 'reply-revoked':
      return 'Amazon did not deliver the answer: the clock goes on from where it stood';
    case 'reply-doubted':
      return 'the answer could be meant for another thread: it counts when a person has looked';
    case 'reply-confirmed':
      return `${nameOf(fact.by)} said that the doubtful answer is one`;
    case 'answered-elsewhere':
      return `${nameOf(fact.by)} said that it was answered where Replywatch does not see it`;
    case 'no-response-needed':
      return `${nameOf(fact.by)} said that no response is needed: ${fact.reason}`;
    case 'acknowledged':
      return `${nameOf(fact.by)} took it on`;
    case 'handed-over':
      return `${nameOf(fact.by)} handed it over to ${nameOf(fact.to)}`;
    case 'snoozed':
      return `${nameOf(fact.by)} put it off until ${tell(fact.until)}`;
    case 'unknown-mail':
      return `a mail came that was not understood: ${fact.reason}`;
    case 'unmatched-reply':
      return `a copy of an answer came whose thread is not known${fact.trusted ? '' : UNPROVEN}`;
    case 'reply-matched':
      return `its thread was found: ${fact.threadId}`;
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
      return `${OPENED[fact.type]}${fact.trusted ? '' : UNPROVEN}`;
    case 'return-authorised':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
      return `${CLOSED[fact.type]}${fact.trusted ? '' : UNPROVEN}`;
    case 'concern-raised': {
      const figure = fact.value === undefined ? '' : `: ${fact.value}`;
      const line = fact.line === undefined ? '' : `, its line is ${fact.line}`;
      return `the account: ${fact.about}${figure}${line}`;
    }
    case 'concern-settled':
      return 'the account is as it should be again';
    case 'order-noted':
      return `the order: ${[fact.notification, fact.detail].filter((part) => part !== undefined).join(' ')}`;
    case 'lapsed':
      return 'it came in as history, too old to call anybody for';
  }
}
