import type { Deadline } from '../domain/escalation/rung.ts';
import type { HoursReason } from '../domain/escalation/hours-reasons.ts';
import type { Urgency } from '../domain/escalation/urgency.ts';
import type { DurationMs, Instant } from '../domain/instant.ts';
import type { OperatorLanguage } from '../domain/operator-words.ts';
import type { Marketplace } from '../domain/marketplace.ts';
import type { ReplyNews, ReplyReason } from '../domain/reply/reply.ts';
import type { ClockName, ThreadKind } from '../domain/rules/policy.ts';
import type { DoubtReason } from '../domain/thread/doubt.ts';
import type { Urgent } from '../domain/urgent/reasons.ts';
import type { Strays } from '../domain/thread/strays.ts';
import type { Recognised, Topic } from '../domain/topic.ts';
import type { ReplyCopies } from '../domain/watch/reply-copies.ts';
import type { Concern } from './concern-words.ts';

/** All the data of an alert. It has no place for a buyer's words, name or address. */
export interface AlertView extends Urgency {
  readonly threadId: string;
  readonly kind: ThreadKind;
  readonly clock: ClockName;
  readonly step: { readonly id: string; readonly beforeMs: DurationMs };
  readonly now: Instant;
  /** The first deadline of a buyer's message, once it has passed, and the deadline that comes next. */
  readonly missed?: { readonly missed: Deadline; readonly next: Deadline | undefined };
  readonly storeName: string;
  readonly marketplace: Marketplace | undefined;
  readonly orderId?: string;
  /** The order that the words of a message name, where Amazon names none. */
  readonly probableOrder?: string;
  /** How many messages wait. */
  readonly waiting: number;
  readonly firstUnansweredAt: Instant;
  /** False when nothing proves that the mail came from Amazon. */
  readonly proven: boolean;
  /** Whether an earlier copy of this alert may have arrived. */
  readonly repeat: boolean;
  /** Why replies that arrived were not counted. */
  readonly doubts: readonly DoubtReason[];
  /** All waiting messages are only thanks. */
  readonly onlyThanks: boolean;
  /** Why it comes now, or to these people, if duty hours decided that. */
  readonly hours: readonly HoursReason[];
  /** How copies of replies come to this store and marketplace. */
  readonly replyCopies: ReplyCopies;
  /** The language of the last message, as ISO 639-1. */
  readonly language?: Recognised<string>;
  readonly topic?: Recognised<Topic>;
  /** Somebody may be hurt, or it may become expensive; with the entries of our lists, never the buyer's words. */
  readonly urgent?: Urgent;
  /** Set when it is about a mail that was not understood. */
  readonly unknown?: UnknownMailView;
  /** Set when it is about mails to addresses that no store has. */
  readonly strays?: Strays;
  /** The concern, if it is not about a message. */
  readonly concern?: Concern;
  /** Who has the thread, and until when alerts to the people alerted so far are paused. */
  readonly holder?: { readonly name: string; readonly until: Instant };
  /** The name of the person who handed it over to the one whom it alerts. */
  readonly handedOverBy?: string;
  /** What became of the answer of the one whom it alerts, and why. */
  readonly answer?: { readonly news: ReplyNews; readonly reason?: ReplyReason };
  /** Whose answer waits for a colleague's approval. */
  readonly toApprove?: string;
  /** Names of the people whom it alerts. */
  readonly calls: readonly string[];
  /** The page to act on it without signing in, and the page of the thread for people who sign in. */
  readonly acknowledgeUrl: string;
  readonly threadUrl: string;
}

/** A mail that was not understood. */
export interface UnknownMailView {
  /** Why, in the words of its fact. */
  readonly reason: string;
  /** The domain of its sender, and whether it provably came from there. */
  readonly from?: string;
  readonly proven: boolean;
  /** Gmail asks to confirm the forwarding of a mailbox, and the mail is provably from Gmail. */
  readonly forwarding: boolean;
  /** Gmail's code, in an alert by e-mail only. */
  readonly code?: string;
}

/** The parts of an alert's page that say whether a person or a machine sent a doubtful reply. */
export const JUDGE_ANCHORS = {
  'reply-confirmed': 'a-person-sent-it',
  'reply-dismissed': 'it-was-automatic',
} as const;

/** The link to one of these parts. */
export function judgeUrl({ acknowledgeUrl }: AlertView, judged: keyof typeof JUDGE_ANCHORS): string {
  return `${acknowledgeUrl}#${JUDGE_ANCHORS[judged]}`;
}

/** The reader of an alert: language and time zone. */
export interface Reader {
  readonly language: OperatorLanguage;
  readonly timeZone: string;
}

/** A digest of alerts, or of closing lines, and those that it had room for: the others need another one. */
export interface Digest<Content, View = AlertView> {
  readonly content: Content;
  readonly listed: readonly View[];
}

/**
 * The page of the marketplace's Seller Central to act on: the order's messages, the waiting messages when there is no
 * order, the order of a return, a claim and the like, the feedback or the account's health. The links are in public
 * use but not documented by Amazon.
 */
export function sellerCentralUrl({
  kind,
  marketplace,
  orderId,
}: Pick<AlertView, 'kind' | 'marketplace' | 'orderId'>): string {
  const site = `https://sellercentral.amazon.${marketplace?.tld ?? 'com'}`;
  if (kind === 'credentials') return `${site}/sellingpartner/developerconsole`;
  if (kind === 'feedback') return `${site}/feedback-manager/index.html`;
  if (isOfAccount(kind)) return `${site}/performance/dashboard`;
  if (isRequest(kind) && orderId !== undefined)
    return `${site}/orders-v3/order/${encodeURIComponent(orderId)}`;
  const inbox = `${site}/messaging/inbox`;
  return orderId === undefined
    ? `${inbox}?fi=RESPONSE_NEEDED`
    : `${inbox}?fi=search&ss=${encodeURIComponent(orderId)}`;
}

/** Whether an order needs an act, rather than a message an answer. */
export function isRequest(kind: ThreadKind): boolean {
  return kind === 'return' || kind === 'claim' || kind === 'cancellation' || kind === 'chargeback';
}

/** Whether it is about the account as a whole. */
export function isOfAccount(kind: ThreadKind): boolean {
  return (
    kind === 'account-status' ||
    kind === 'figure-warning' ||
    kind === 'figure-alarm' ||
    kind === 'credentials'
  );
}
