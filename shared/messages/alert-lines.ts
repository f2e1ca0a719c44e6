import { concernIn } from './concern-words.ts';
import {
  isOfAccount,
  isRequest,
  judgeUrl,
  sellerCentralUrl,
  type AlertView,
  type Reader,
} from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import type { Catalogue } from './en.ts';
import { plain } from './plain.ts';

/** An alert in the reader's language, the same for every channel; all outside text is one harmless line. */
export interface AlertLines {
  readonly left: string;
  readonly headline: string;
  /** Things to be careful about. */
  readonly warnings: readonly string[];
  readonly rows: readonly (readonly [label: string, value: string])[];
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
  const store = plain(view.storeName);
  const domain = view.marketplace === undefined ? undefined : `amazon.${view.marketplace.tld}`;
  const order = view.orderId === undefined ? undefined : plain(view.orderId);
  const probable = view.probableOrder && words.probableOrder(plain(view.probableOrder));
  const place = words.place(domain === undefined ? [store] : [store, domain]);
  const what =
    view.strays !== undefined
      ? words.strayMails(view.waiting)
      : view.kind === 'unknown'
        ? words.unknownMail
        : view.kind === 'unmatched-reply'
          ? words.unmatchedReply
          : order;
  const ofAccount = isOfAccount(view.kind);
  const ofOrder = view.kind !== 'unknown' && view.kind !== 'unmatched-reply' && !ofAccount;
  const concern = view.concern && plain(concernIn(reader.language, view.concern));
  return {
    ...beginningOf(view, words, concern),
    warnings: [
      ...(view.kind === 'unknown' ? [warningOfUnknown(view, words)] : []),
      ...(view.kind === 'unmatched-reply' ? [words.unmatched] : []),
      ...(ofOrder && !view.proven ? [words.unproven] : []),
      ...[...new Set(view.doubts)].map((reason) => words.doubt[reason]),
      ...(view.onlyThanks ? [words.onlyThanks] : []),
      ...view.hours.map((reason) => words.hours[reason]),
      ...(view.repeat ? [words.repeated] : []),
    ],
    rows: [
      [words.deadline, at(view.dueAt)],
      ...(view.strays === undefined ? ([[words.store, place]] as const) : []),
      ...(ofOrder ? ([[words.order, order ?? probable ?? words.noOrder]] as const) : []),
      ...(view.topic === undefined ? [] : ([[words.about, aboutIn(view, view.topic, reader)]] as const)),
      concern === undefined
        ? [words.waiting, words.messages(view.waiting, at(view.firstUnansweredAt))]
        : [words.since, at(view.firstUnansweredAt)],
      ...(view.strays === undefined ? [] : rowsOfStrays(view.strays, words, at)),
      ...(view.holder === undefined
        ? []
        : ([[words.holder, words.holderUntil(plain(view.holder.name), at(view.holder.until))]] as const)),
      ...(view.handedOverBy === undefined ? [] : ([[words.handedOverBy, plain(view.handedOverBy)]] as const)),
      ...(view.calls.length > 0
        ? ([[words.calls, words.names(view.calls.map((name) => plain(name)))]] as const)
        : []),
    ],
    where: view.strays !== undefined || what === undefined ? (what ?? place) : words.place([place, what]),
    sellerCentralUrl: sellerCentralUrl(view),
    openLabel: openLabelOf(view, words),
    acts: [{ label: words.acknowledge, url: view.acknowledgeUrl }, ...judgingOf(view, words)],
  };
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
): Pick<AlertLines, 'left' | 'headline'> {
  const { missed: passed, now } = view;
  if (passed === undefined)
    return {
      left: words.left(view.dueAt - now),
      headline: concern ?? (view.strays === undefined ? words.clock[view.clock] : words.lookAtStrays),
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

function warningOfUnknown({ strays }: AlertView, words: Catalogue): string {
  if (strays === undefined) return words.notUnderstood;
  return strays.proven ? words.straysOfAmazon : words.straysUnproven;
}

/** More domains than these say nothing more. */
const MOST_DOMAINS = 3;

function rowsOfStrays(
  { lastAt, domains }: NonNullable<AlertView['strays']>,
  words: Catalogue,
  at: (instant: number) => string,
): (readonly [string, string])[] {
  const named = domains.slice(0, MOST_DOMAINS).map((domain) => plain(domain));
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
  const spoken =
    language === undefined
      ? undefined
      : new Intl.DisplayNames(reader.language, { type: 'language' }).of(language.name);
  return words.written(words.topic[topic.name], spoken, topic.confidence >= SURE);
}
