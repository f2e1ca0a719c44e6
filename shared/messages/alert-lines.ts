import { concernIn } from './concern-words.ts';
import {
  isOfAccount,
  isRequest,
  judgeUrl,
  sellerCentralUrl,
  type AlertView,
  type Reader,
} from './alert-view.ts';
import { openingOf } from './alerts/opening.ts';
import { wordsIn } from './catalogue.ts';
import type { Catalogue } from './en.ts';
import { nameIn } from './names.ts';
import { plain, withoutLinks } from './plain.ts';
import { urgentWordsIn } from './urgent/urgent-words.ts';
import { cutTo } from '#shared/whole-characters';
import { adviceIn, replyWordsIn } from './answers/reply-words.ts';

/** An alert in the reader's language, the same for every channel; all outside text is one harmless line. */
export interface AlertLines {
  readonly left: string;
  readonly headline: string;
  /** What happened, to whom, by when, and what one tap does. With the time left and the headline at most 300 characters. */
  readonly opening: string;
  /** Things to be careful about. */
  readonly warnings: readonly string[];
  readonly rows: readonly (readonly [label: string, value: string])[];
  /** What kind of thing waits, and where. */
  readonly kind: string;
  readonly where: string;
  readonly sellerCentralUrl: string;
  /** The label of the link. */
  readonly openLabel: string;
  /** Links to what the reader can do about it by one click on the page: first of all, to take it on. */
  readonly acts: readonly AlertLink[];
}

export interface AlertLink {
  readonly label: string;
  readonly url: string;
}

/** Amazon's own warnings can be long. */
const MOST_OF_CONCERN = 123;
/** So much of a store's name stands where there is little room: the order is what people look for. */
const MOST_OF_STORE = 25;
const MOST_OF_DOMAIN = 40;

/** What is wrong with the copies of replies, once for several alerts, with the marketplaces; none when all is well. */
export function copyWarnings(views: readonly AlertView[], { language }: Reader): string[] {
  const words = wordsIn(language);
  const placesWith = (copies: AlertView['replyCopies']): string[] => [
    ...new Set(
      views
        .filter(({ kind, replyCopies }) => kind === 'message' && replyCopies === copies)
        .map(({ marketplace, storeName }) =>
          marketplace === undefined ? plain(storeName) : `amazon.${marketplace.tld}`,
        ),
    ),
  ];
  const [none, unproven] = [placesWith('none'), placesWith('unproven')];
  return [
    ...(none.length === 0 ? [] : [words.repliesUnseen(none)]),
    ...(unproven.length === 0 ? [] : [words.repliesUnproven(unproven)]),
  ];
}

export function alertLines(view: AlertView, reader: Reader): AlertLines {
  const words = wordsIn(reader.language);
  const at = (instant: number): string => words.dueAt(instant, reader.timeZone);
  const order = view.orderId === undefined ? undefined : plain(view.orderId);
  const probable = view.probableOrder && words.probableOrder(plain(view.probableOrder));
  const place = placeOf(view, words);
  const ofAccount = isOfAccount(view.kind);
  const ofOrder = view.kind !== 'unknown' && view.kind !== 'unmatched-reply' && !ofAccount;
  const concern = view.concern && plain(concernIn(reader.language, view.concern), MOST_OF_CONCERN);
  return {
    ...urgentFirst(view, beginningOf(view, words, concern, reader.language), reader),
    opening: openingOf(view, shortPlaceOf(view, words), reader),
    warnings: [
      ...(view.answer === undefined ? [] : [adviceIn(reader.language, view.answer)]),
      ...(view.toApprove === undefined ? [] : [words.toApprove(plain(view.toApprove))]),
      ...(view.kind === 'unknown' ? [warningOfUnknown(view, words)] : []),
      ...(view.kind === 'unmatched-reply' ? [words.unmatched] : []),
      ...(ofOrder && !view.proven ? [words.unproven] : []),
      ...[...new Set(view.doubts)].map((reason) => words.doubt[reason]),
      ...(view.onlyThanks ? [words.onlyThanks] : []),
      ...view.hours.map((reason) => words.hours[reason]),
      ...(view.repeat ? [words.repeated] : []),
    ],
    rows: [
      ...(view.unknown?.code === undefined ? [] : ([[words.forwardingCode, view.unknown.code]] as const)),
      ...(view.urgent === undefined ? [] : [urgentRow(view.urgent, reader)]),
      [words.deadline, at(view.dueAt)],
      ...(view.strays === undefined ? ([[words.store, place]] as const) : []),
      ...(ofOrder ? ([[words.order, order ?? probable ?? words.noOrder]] as const) : []),
      ...(view.topic === undefined ? [] : ([[words.about, aboutIn(view, view.topic, reader)]] as const)),
      concern === undefined
        ? [words.waiting, words.messages(view.waiting, at(view.firstUnansweredAt))]
        : [words.since, at(view.firstUnansweredAt)],
      ...(view.strays === undefined ? [] : rowsOfStrays(view.strays, words, at)),
      ...(view.unknown === undefined ? [] : rowsOfUnknown(view.unknown, words)),
      ...(view.holder === undefined
        ? []
        : ([[words.holder, words.holderUntil(plain(view.holder.name), at(view.holder.until))]] as const)),
      ...(view.handedOverBy === undefined ? [] : ([[words.handedOverBy, plain(view.handedOverBy)]] as const)),
      ...(view.calls.length > 0
        ? ([[words.calls, words.names(view.calls.map((name) => plain(name)))]] as const)
        : []),
    ],
    kind: view.unknown?.forwarding === true ? words.forwardingAsked : words.kind[view.kind],
    where: whereOf(view, words),
    sellerCentralUrl: sellerCentralUrl(view),
    openLabel: openLabelOf(view, words),
    acts: [
      { label: words.acknowledge, url: view.acknowledgeUrl },
      ...judgingOf(view, words),
      { label: words.openThread, url: view.threadUrl },
    ],
  };
}

function placeOf(
  { storeName, marketplace }: Pick<AlertView, 'storeName' | 'marketplace'>,
  words: Catalogue,
): string {
  const store = plain(storeName);
  return words.place(marketplace === undefined ? [store] : [store, `amazon.${marketplace.tld}`]);
}

/** The same as `whereOf`, with long names cut; it does not say again that a copy of a reply came in. */
function shortPlaceOf(view: AlertView, words: Catalogue): string {
  const short = { ...view, storeName: shortened(plain(view.storeName), MOST_OF_STORE) };
  if (view.kind === 'unmatched-reply') return placeOf(short, words);
  const from = view.unknown?.from;
  return whereOf(
    view.unknown === undefined || from === undefined
      ? short
      : { ...short, unknown: { ...view.unknown, from: shortened(from, MOST_OF_DOMAIN) } },
    words,
  );
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cutTo(text, most - 1).trimEnd()}…`;
}

/** Store, marketplace and order, or what else it is about, as one harmless line. */
export function whereOf(
  view: Pick<AlertView, 'kind' | 'storeName' | 'marketplace' | 'orderId' | 'waiting' | 'strays' | 'unknown'>,
  words: Catalogue,
): string {
  if (view.strays !== undefined) return words.strayMails(view.waiting);
  const order = view.orderId === undefined ? undefined : plain(view.orderId);
  const named = { unknown: unknownIn(view, words), 'unmatched-reply': words.unmatchedReply };
  const what = view.kind === 'unknown' || view.kind === 'unmatched-reply' ? named[view.kind] : order;
  const place = placeOf(view, words);
  return what === undefined ? place : words.place([place, what]);
}

/** Where a reply looks automatic, only a person knows who sent it. */
function judgingOf(view: AlertView, words: Catalogue): AlertLink[] {
  if (!view.doubts.includes('automatic')) return [];
  return [
    { label: words.personSentIt, url: judgeUrl(view, 'reply-confirmed') },
    { label: words.wasAutomatic, url: judgeUrl(view, 'reply-dismissed') },
  ];
}

/** What comes first: the deadline that was missed, then the next one; or else the deadline of the alert. */
function beginningOf(
  view: AlertView,
  words: Catalogue,
  concern: string | undefined,
  language: Reader['language'],
): Pick<AlertLines, 'left' | 'headline'> {
  const { missed: passed, now } = view;
  if (view.answer !== undefined)
    return {
      left: words.left(view.dueAt - now),
      headline: replyWordsIn(language).news[view.answer.news],
    };
  if (passed === undefined)
    return {
      left: words.left(view.dueAt - now),
      headline: concern ?? whatToDo(view, words),
    };
  const { missed, next } = passed;
  return {
    left: words.missed(words.clockName[missed.clock], now - missed.dueAt),
    headline:
      next === undefined
        ? words.replyNow
        : words.oneLine(words.left(next.dueAt - now), words.clock[next.clock]),
  };
}

/** What is urgent stands before the time left: somebody may be hurt, whatever the clock says. */
function urgentFirst(
  { urgent, answer }: AlertView,
  { left, headline }: Pick<AlertLines, 'left' | 'headline'>,
  { language }: Reader,
): Pick<AlertLines, 'left' | 'headline'> {
  if (urgent === undefined || answer !== undefined) return { left, headline };
  const words = urgentWordsIn(language);
  return urgent.level === 1
    ? { left: words.hurt(words.reason[urgent.reason]), headline: words.then(left, headline) }
    : { left: words.urgentLeft(words.reason[urgent.reason], left), headline };
}

function urgentRow(
  { reason, words: found }: NonNullable<AlertView['urgent']>,
  { language }: Reader,
): readonly [string, string] {
  const words = urgentWordsIn(language);
  return [words.label, words.found(words.reason[reason], found)];
}

function warningOfUnknown({ strays, unknown }: AlertView, words: Catalogue): string {
  if (unknown?.forwarding === true) return words.whatForwardingNeeds;
  if (strays === undefined) return words.notUnderstood(words.unknownReason(unknown?.reason ?? ''));
  return strays.proven ? words.straysOfAmazon : words.straysUnproven;
}

function whatToDo({ strays, unknown, clock }: AlertView, words: Catalogue): string {
  if (strays !== undefined) return words.lookAtStrays;
  return unknown?.forwarding === true ? words.confirmForwarding : words.clock[clock];
}

/** The mail in a few words, with the domain of its sender. */
function unknownIn({ unknown }: Pick<AlertView, 'unknown'>, words: Catalogue): string {
  if (unknown?.forwarding === true) return words.forwardingMail;
  return unknown?.from === undefined ? words.unknownMail : words.unknownMailFrom(withoutLinks(unknown.from));
}

function rowsOfUnknown(
  { from, proven }: NonNullable<AlertView['unknown']>,
  words: Catalogue,
): (readonly [string, string])[] {
  if (from === undefined) return [];
  const domain = withoutLinks(from);
  return [[words.senders, proven ? domain : words.unprovenSender(domain)]];
}

/** More domains than these say nothing more. */
const MOST_DOMAINS = 3;

function rowsOfStrays(
  { lastAt, domains }: NonNullable<AlertView['strays']>,
  words: Catalogue,
  at: (instant: number) => string,
): (readonly [string, string])[] {
  const named = domains.slice(0, MOST_DOMAINS).map((domain) => withoutLinks(domain));
  return [
    [words.newest, at(lastAt)],
    ...(named.length > 0
      ? ([[words.senders, words.someOf(named, domains.length > named.length)]] as const)
      : []),
  ];
}

function openLabelOf({ kind, orderId }: AlertView, words: Catalogue): string {
  if (kind === 'credentials') return words.openDeveloperCentral;
  if (kind === 'feedback') return words.openFeedback;
  if (isOfAccount(kind)) return words.openAccountHealth;
  return isRequest(kind) && orderId !== undefined ? words.openOrder : words.openInSellerCentral;
}

/** Below this confidence we say "probably". */
const SURE = 0.6;

function aboutIn({ language }: AlertView, topic: NonNullable<AlertView['topic']>, reader: Reader): string {
  const words = wordsIn(reader.language);
  const spoken = language && nameIn(reader.language, 'language', language.name);
  return words.written(words.topic[topic.name], spoken, topic.confidence >= SURE);
}
