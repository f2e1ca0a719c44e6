import type { Instant } from '../domain/instant.ts';
import type { Channel } from '../domain/rules/policy.ts';
import type { Outcome } from '../domain/sends/send.ts';
import type { WebhookPost } from './webhooks.ts';

/** Identifies one send of one thread. */
export interface SendRef {
  readonly threadId: string;
  readonly sendKey: string;
}

/**
 * Stores which sends a mail carried, so that SES's events about the mail find them. A note expires after some days.
 */
export interface SentLog {
  /** Notes the sends under a token that no other mail has. */
  note(token: string, sends: readonly SendRef[], at: Instant): Promise<void>;
  /** The sends of a mail, read consistently; none for an unknown or expired token. */
  find(token: string): Promise<SendRef[]>;
}

/** How the doctor's test alerts went. An answer expires after a day. */
export interface TestAnswers {
  /** Notes an outcome under a token that no other test has. */
  note(test: string, outcome: Outcome, at: Instant): Promise<void>;
  /** Undefined while there is no answer. */
  find(test: string): Promise<Outcome | undefined>;
}

/** What one message of an alert queue asks for: one send, or several for one recipient as a digest. */
export interface AlertRequest {
  readonly channel: Channel;
  readonly sends: readonly SendRef[];
  /** It must not be handled earlier. */
  readonly notBefore: Instant;
}

/** Brings requests to the notifier at their instant; may lose or repeat them. */
export interface AlertQueue {
  put(requests: readonly AlertRequest[], now: Instant): Promise<void>;
}

/** That a note on a thread names a person, who is to get it by e-mail. */
export interface Mention {
  readonly threadId: string;
  readonly noteId: string;
  /** Id of the person. */
  readonly to: string;
}

/** Brings mentions to the notifier; may repeat them. */
export interface MentionQueue {
  put(mention: Mention): Promise<void>;
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
      /** Groups the mails of one thread in a mail client. */
      readonly references: string;
      /** The token under which its sends are noted; missing for a mail that is not an alert. */
      readonly token?: string;
    }
  | {
      readonly channel: 'slack';
      /** Name of the secret that holds the webhook's URL. */
      readonly webhookSecret: string;
      readonly text: string;
      readonly blocks: readonly object[];
    }
  | WebhookPost;

/** Hands one message to a provider, once, and returns the outcome; never throws. */
export interface AlertChannel<Message extends AlertMessage = AlertMessage> {
  deliver(message: Message): Promise<Outcome>;
}
