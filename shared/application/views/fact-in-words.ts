import type { Fact } from '#shared/domain/thread/fact';
import type { Folded } from '#shared/domain/thread/folded';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { storyWordsIn } from '#shared/messages/story-words';
import { urgentWordsIn } from '#shared/messages/urgent/urgent-words';

/** In which language, and how names and instants are written in it. */
export interface Telling {
  readonly language: Reader['language'];
  readonly nameOf: (person: string) => string;
  readonly at: (instant: Instant) => string;
}

/** What happened, for an operator, without anything that a buyer wrote. */
export function factInWords(fact: Fact, { language, nameOf, at }: Telling): string {
  const words = storyWordsIn(language);
  const urgent = urgentWordsIn(language);
  const proof = 'trusted' in fact && !fact.trusted ? words.unproven : '';
  switch (fact.type) {
    case 'buyer-message':
      return `${words.message([
        ...(fact.language === undefined
          ? []
          : [words.inLanguage(nameIn(language, 'language', fact.language.name))]),
        ...(fact.topic === undefined ? [] : [words.aboutTopic(wordsIn(language).topic[fact.topic.name])]),
        ...(fact.thanks === true ? [words.onlyThanks] : []),
        ...(fact.urgent === undefined ? [] : [urgent.storyUrgent(urgent.reason[fact.urgent.reason])]),
        ...(fact.event === true ? [words.byEvent] : []),
      ])}${proof}`;
    case 'seller-reply': {
      if (fact.by !== undefined) return words.fromHere(nameOf(fact.by));
      const what = fact.own === true ? words.ownReply : words.reply;
      return `${what}${fact.automatic === true ? words.probablyAutomatic : ''}${proof}`;
    }
    case 'reply-revoked':
      return words.revoked;
    case 'reply-doubted':
      return fact.returned === true ? words.returned : words.doubted;
    case 'reply-confirmed':
      return words.confirmed(nameOf(fact.by));
    case 'reply-dismissed':
      return words.dismissed(nameOf(fact.by));
    case 'answered-elsewhere':
      return words.elsewhere(nameOf(fact.by));
    case 'not-urgent':
      return fact.undone === true
        ? urgent.storyUrgentAfterAll(nameOf(fact.by))
        : urgent.storyNotUrgent(nameOf(fact.by));
    case 'no-response-needed':
      return words.noResponse(nameOf(fact.by), fact.reason);
    case 'no-response-marked':
      return words.marked(nameOf(fact.by), fact.reason);
    case 'dealt-with': {
      const amount = fact.amount && `${fact.amount.value} ${fact.amount.currency}`;
      return words.dealtWith(nameOf(fact.by), words.done[fact.done], amount);
    }
    case 'acknowledged':
      return words.acknowledged(nameOf(fact.by));
    case 'handed-over':
      return words.handedOver(nameOf(fact.by), nameOf(fact.to));
    case 'snoozed':
      return words.snoozed(nameOf(fact.by), at(fact.until));
    case 'unknown-mail':
      return words.unknown(fact.from, fact.reason);
    case 'unmatched-reply':
      return `${words.unmatched}${proof}`;
    case 'reply-matched':
      return words.matched(fact.threadId);
    case 'return-requested':
    case 'claim-opened':
    case 'cancellation-requested':
    case 'chargeback-opened':
      return `${words.opened[fact.type]}${proof}`;
    case 'return-authorised':
    case 'return-decided':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
      return `${words.closed[fact.type]}${proof}`;
    case 'concern-raised':
      return words.concern(fact);
    case 'concern-settled':
      return words.settled;
    case 'order-noted':
      return words.noted([fact.notification, fact.detail].filter((part) => part !== undefined).join(' '));
    case 'lapsed':
      return words.lapsed;
    case 'promised':
      return words.promised(nameOf(fact.by), at(fact.until));
  }
}

/** How many facts of one kind came that are not listed. */
export function foldedInWords({ of, from, until, count }: Folded, { language, at }: Telling): string {
  const words = storyWordsIn(language);
  const when = count === 1 ? words.at(at(from)) : words.fromTo(at(from), at(until));
  return `${words.more(count, of.type, when)}${of.trusted === false ? words.unproven : ''}`;
}
