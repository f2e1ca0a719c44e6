import type { DoubtReason } from '../domain/doubt.ts';
import type { DurationMs, Instant } from '../domain/instant.ts';
import type { Marketplace } from '../domain/marketplace.ts';
import type { ClockName, ThreadKind } from '../domain/policy.ts';
import type { Recognised, Topic } from '../domain/topic.ts';

/** All that an alert can tell. It has no place for a buyer's words, name or address. */
export interface AlertView {
  readonly threadId: string;
  readonly kind: ThreadKind;
  readonly clock: ClockName;
  readonly step: { readonly id: string; readonly beforeMs: DurationMs };
  readonly dueAt: Instant;
  readonly now: Instant;
  readonly storeName: string;
  readonly marketplace: Marketplace | undefined;
  readonly orderId?: string;
  /** How many messages wait. */
  readonly waiting: number;
  readonly firstUnansweredAt: Instant;
  /** False when nothing proves that the mail came from Amazon. */
  readonly proven: boolean;
  /** Whether an earlier copy of this alert may have arrived. */
  readonly repeat: boolean;
  /** Why replies that came in were not counted. */
  readonly doubts: readonly DoubtReason[];
  /** All that waits is thanks. */
  readonly onlyThanks: boolean;
  /** Whether a copy of a reply was ever seen in this store and marketplace. */
  readonly repliesSeen: boolean;
  /** The language of the last message, as ISO 639-1. */
  readonly language?: Recognised<string>;
  readonly topic?: Recognised<Topic>;
  /** Names of the people whom the alert calls. */
  readonly calls: readonly string[];
  readonly acknowledgeUrl: string;
}

/** Who reads the alert: in which language, by which clock. */
export interface Reader {
  readonly language: 'en' | 'zh-CN';
  readonly timeZone: string;
}

/** Most urgent first: the earliest deadline. */
export function byUrgency(views: readonly AlertView[]): AlertView[] {
  return views.toSorted((a, b) => a.dueAt - b.dueAt);
}

/**
 * The order's messages in the marketplace's Seller Central; the messages that wait when there is no order. The search
 * link is in public use but not documented by Amazon.
 */
export function sellerCentralUrl({
  marketplace,
  orderId,
}: Pick<AlertView, 'marketplace' | 'orderId'>): string {
  const inbox = `https://sellercentral.amazon.${marketplace?.tld ?? 'com'}/messaging/inbox`;
  return orderId === undefined
    ? `${inbox}?fi=RESPONSE_NEEDED`
    : `${inbox}?fi=search&ss=${encodeURIComponent(orderId)}`;
}
