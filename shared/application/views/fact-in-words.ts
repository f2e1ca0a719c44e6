import type { Instant } from '#shared/domain/instant';
import type { Done } from '#shared/domain/thread/done';
import type { Fact, FactType, RequestClosed, RequestOpened } from '#shared/domain/thread/fact';
import type { Folded } from '#shared/domain/thread/folded';
import { concernIn } from '#shared/messages/concern-words';
import { en } from '#shared/messages/en';

const OPENED: Record<RequestOpened['type'], string> = {
  'return-requested': 'the buyer asks for a return',
  'claim-opened': 'an A-to-z claim was opened',
  'cancellation-requested': 'the buyer asks to cancel',
  'chargeback-opened': 'a chargeback was opened',
};
const CLOSED: Record<RequestClosed['type'], string> = {
  'return-authorised': 'the return was authorised',
  'return-decided': 'the returns report lists the return as decided',
  'refund-issued': 'the refund was issued',
  'claim-decided': 'the claim was decided',
  'chargeback-decided': 'the chargeback was decided',
  'order-cancelled': 'the order was cancelled',
  'order-shipped': 'the order was shipped',
};
const DONE_WORDS: Record<Done, string> = {
  refunded: 'refunded in full',
  'refunded-in-part': 'refunded in part',
  replaced: 'replaced',
  approved: 'approved',
  refused: 'refused',
  appealed: 'appealed',
};
const MORE: Partial<Record<FactType, readonly [string, string]>> = {
  'buyer-message': ['message', 'messages'],
  'seller-reply': ['reply', 'replies'],
  'unknown-mail': ['unrecognized mail', 'unrecognized mails'],
  acknowledged: ['acknowledgement', 'acknowledgements'],
};
const UNPROVEN = '; unproven: it may not be from Amazon';

/** What happened, for an operator, without anything that a buyer wrote. */
export function factInWords(
  fact: Fact,
  nameOf: (person: string) => string,
  at: (instant: Instant) => string,
): string {
  switch (fact.type) {
    case 'buyer-message': {
      const about = [
        ...(fact.language === undefined ? [] : [`in ${languageName(fact.language.name)}`]),
        ...(fact.topic === undefined ? [] : [`about ${en.topic[fact.topic.name]}`]),
        ...(fact.thanks === true ? ['only thanks'] : []),
        ...(fact.event === true ? ['reported by an event'] : []),
      ];
      const described = about.length === 0 ? '' : ` (${about.join(', ')})`;
      return `a buyer’s message came in${described}${fact.trusted ? '' : UNPROVEN}`;
    }
    case 'seller-reply': {
      const what =
        fact.own === true
          ? 'a reply was sent by mail; it counts after 30 minutes unless Amazon refuses it'
          : 'a reply went out through Amazon';
      return `${what}${fact.automatic === true ? ', probably automatic' : ''}${fact.trusted ? '' : UNPROVEN}`;
    }
    case 'reply-revoked':
      return 'Amazon did not deliver the reply: the clock runs on as if it had not been sent';
    case 'reply-doubted':
      return fact.returned === true
        ? 'a mail server seems to have returned the reply: it counts once a person has confirmed it'
        : 'the reply may belong to another thread: it counts once a person has confirmed it';
    case 'reply-confirmed':
      return `${nameOf(fact.by)} confirmed that the reply answers this`;
    case 'reply-dismissed':
      return `${nameOf(fact.by)} said that the reply was automatic: it does not count`;
    case 'answered-elsewhere':
      return `${nameOf(fact.by)} said it was answered elsewhere`;
    case 'no-response-needed':
      return `${nameOf(fact.by)} said no response is needed: ${fact.reason}`;
    case 'no-response-marked':
      return `${nameOf(fact.by)} said no response is needed, and has yet to mark it at Amazon: ${fact.reason}`;
    case 'dealt-with': {
      const amount = fact.amount === undefined ? '' : `, ${fact.amount.value} ${fact.amount.currency}`;
      return `${nameOf(fact.by)} dealt with it: ${DONE_WORDS[fact.done]}${amount}`;
    }
    case 'acknowledged':
      return `${nameOf(fact.by)} acknowledged it`;
    case 'handed-over':
      return `${nameOf(fact.by)} handed it over to ${nameOf(fact.to)}`;
    case 'snoozed':
      return `${nameOf(fact.by)} snoozed it until ${at(fact.until)}`;
    case 'unknown-mail':
      return `an unrecognized mail came in${fact.from === undefined ? '' : ` from ${fact.from}`}: ${fact.reason}`;
    case 'unmatched-reply':
      return `a reply came in that fits no known thread${fact.trusted ? '' : UNPROVEN}`;
    case 'reply-matched':
      return `the reply was matched to thread ${fact.threadId}`;
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
      return `${OPENED[fact.type]}${fact.trusted ? '' : UNPROVEN}`;
    case 'return-authorised':
    case 'return-decided':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
      return `${CLOSED[fact.type]}${fact.trusted ? '' : UNPROVEN}`;
    case 'concern-raised':
      return `the account: ${concernIn('en', fact)}`;
    case 'concern-settled':
      return 'it is settled';
    case 'order-noted':
      return `the order: ${[fact.notification, fact.detail].filter((part) => part !== undefined).join(' ')}`;
    case 'lapsed':
      return 'it was imported as history, too old for an alert';
  }
}

/** How many facts of one kind came that are not listed. */
export function foldedInWords({ of, from, until, count }: Folded, at: (instant: Instant) => string): string {
  const [one, several] = MORE[of.type] ?? ['entry', 'entries'];
  const many = `and ${count.toLocaleString('en')} more ${count === 1 ? one : several}`;
  const proof = of.trusted === false ? UNPROVEN : '';
  return `${many}, ${count === 1 ? `at ${at(from)}` : `from ${at(from)} to ${at(until)}`}${proof}`;
}

/** `German` for `de`. */
function languageName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
}
