import type { Fact } from './domain/fact.ts';
import type { Instant } from './domain/instant.ts';
import type { Channel } from './domain/channel.ts';
import type { ChangedWaits } from './domain/figures/changed-waits.ts';
import type { MailType } from './domain/mail-type.ts';
import type { Outcome } from './domain/send.ts';
import type { Thread, ThreadSubject } from './domain/thread.ts';

/** Tells the instant of now; only composition roots make one. */
export type Now = () => Instant;

/** A thread as stored: `version` rises with each save, 0 means that it was never saved. */
export interface Stored {
  readonly thread: Thread;
  readonly version: number;
  /** When a sweep must look at it; null when nothing can happen any more. */
  readonly nextActionAt: Instant | null;
}

/** Keeps threads, one item each. */
export interface ThreadStore {
  /**
   * The threads with these ids; ids that are unknown or expired at `now` are left out. `recent` costs half and may miss what
   * was saved a moment ago: whoever then saves loses the race.
   */
  load(ids: readonly string[], now: Instant, how?: 'newest' | 'recent'): Promise<Stored[]>;
  /**
   * Saves when nobody saved since `stored.version`, and raises the version by one; with it, or not at all, the waits
   * that have changed. Gives false for a lost race: load, decide and save again.
   */
  save(stored: Stored, now: Instant, waits?: ChangedWaits): Promise<boolean>;
  /** Ids of the threads whose next action is due up to an instant, oldest first; the index may lag. */
  due(until: Instant): Promise<string[]>;
  /** Ids of all threads, settled ones included. */
  all(): Promise<string[]>;
}

/** Names one send of one thread. */
export interface SendRef {
  readonly threadId: string;
  readonly sendKey: string;
}

/** Remembers which sends a mail carried, so that what SES tells of the mail finds them. A note leaves by itself after days. */
export interface SentLog {
  /** Notes the sends under a token that no other mail has. */
  note(token: string, sends: readonly SendRef[], at: Instant): Promise<void>;
  /** The sends of a mail, read consistently; none for a token that is unknown or forgotten. */
  find(token: string): Promise<SendRef[]>;
}

/** What one message of an alert queue asks for: one send, or several for one recipient as a digest. */
export interface AlertRequest {
  readonly channel: Channel;
  readonly sends: readonly SendRef[];
  /** It must not be handled before. */
  readonly notBefore: Instant;
}

/** Brings requests to the notifier at their instant; may lose or repeat them. */
export interface AlertQueue {
  put(requests: readonly AlertRequest[], now: Instant): Promise<void>;
}

/** An alert ready to be handed to a provider. */
export type AlertMessage =
  | {
      readonly channel: 'email';
      readonly from: string;
      readonly to: { readonly name: string; readonly address: string };
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      /** Hangs the mails of one thread together in a mail client. */
      readonly references: string;
      /** Under which its sends are noted; a mail without it is no alert's. */
      readonly token?: string;
    }
  | {
      readonly channel: 'slack';
      /** Name of the secret that holds the webhook's URL. */
      readonly webhookSecret: string;
      readonly text: string;
      readonly blocks: readonly object[];
    }
  | {
      readonly channel: 'webhook';
      /** Whose webhook it is: how it is signed and what its answers mean. */
      readonly preset: 'wecom' | 'dingtalk' | 'feishu' | 'json';
      /** Names of the secrets that hold its URL and the key to sign with. */
      readonly urlSecret: string;
      readonly signingSecret?: string;
      /** As JSON, before it is signed. */
      readonly body: object;
    };

/** Hands one message to a provider, once, and says what came of it; never throws. */
export interface AlertChannel<Message extends AlertMessage = AlertMessage> {
  deliver(message: Message): Promise<Outcome>;
}

/** Reads raw mails. */
export interface MailStore {
  /** The first `maxBytes` of the mail, and its whole size. */
  read(key: string, maxBytes: number): Promise<{ bytes: Uint8Array; totalBytes: number }>;
}

/** Finds threads by what their ids do not tell. A note leaves by itself after a month. */
export interface ThreadPointers {
  /** Notes that the thread is known by the key, since `at`; noting it again changes only the instant. */
  note(key: string, threadId: string, at: Instant): Promise<void>;
  /** Ids of the threads that were noted under any of the keys since an instant, read consistently. */
  find(keys: readonly string[], since: Instant): Promise<string[]>;
}

/** A marketplace of a store. */
export interface Place {
  readonly store: string;
  readonly marketplaceId: string;
}

/** When what was last seen of a place. */
export interface Seen {
  readonly messageAt?: Instant;
  /** A copy of a reply that provably came from Amazon: it shows that answers are seen. */
  readonly replyAt?: Instant;
  /** A mail of yours to a buyer did not arrive, or the buyer opted out of such mails. */
  readonly failureAt?: Instant;
  readonly optOutAt?: Instant;
  /** Any other mail. */
  readonly otherAt?: Instant;
}

/** What was last seen of each store and marketplace. */
export interface Sightings {
  saw(place: Place, what: keyof Seen, at: Instant): Promise<void>;
  /** In the order of the places. */
  lastSeen(places: readonly Place[]): Promise<Seen[]>;
}

export interface LinkClaims {
  /** Of this link alone: with it nobody does the same twice. */
  readonly id: string;
  readonly threadId: string;
  readonly generation: string;
  /** Who got the link: a person, or a Slack channel or webhook that several people read. */
  readonly recipient: { readonly kind: 'person' | 'slack' | 'webhook'; readonly id: string };
  readonly expiresAt: Instant;
}

/** Signs what a link may do, and reads it back. */
export interface LinkSigner {
  sign(claims: LinkClaims): Promise<string>;
  verify(token: string, now: Instant): Promise<LinkClaims | 'expired' | 'invalid'>;
}

/** A keyed hash: the same text gives the same, and nobody without the key can tell the text. */
export type KeyedHash = (text: string) => string;

/** What a mail turned out to be: facts of one thread. */
export interface Reading {
  readonly subject: ThreadSubject;
  readonly facts: readonly Fact[];
  /** What kind of mail it is, for who counts mails. */
  readonly about: {
    readonly type: MailType | 'canary';
    readonly marketplaceId?: string;
    readonly language?: string;
    /** Why it was not understood. */
    readonly reason?: string;
  };
  /** How the mail hangs together with threads that its own ids do not name. Names and texts are keyed hashes. */
  readonly matching?: {
    /** Names by which the buyer of a conversation without an order may be known. */
    readonly names?: readonly string[];
    /** The conversation, by the hash of its relay address. */
    readonly caseId?: string;
    /** A reply's text, without what an automatic reply fills in. */
    readonly text?: string;
  };
}
