import type { Topic } from '../topic.ts';

/** What is known of the message and its buyer; a rule that needs what is missing finds nothing. */
export interface PolicyContext {
  /** The buyer's language, as ISO 639-1. */
  readonly language?: string | undefined;
  /** The language that the text was recognised to be in. */
  readonly writtenIn?: string | undefined;
  /** The buyer's name as Amazon gives it. */
  readonly buyer?: string | undefined;
  readonly orderId?: string | undefined;
  /** The buyer asked to cancel, so saying how is an answer. */
  readonly askedToCancel?: boolean | undefined;
  readonly fulfilment?: 'seller' | 'amazon' | undefined;
  readonly topic?: Topic | undefined;
  readonly files?: readonly PolicyFile[] | undefined;
  /** It is a template, whose variables are filled in later. */
  readonly template?: boolean | undefined;
}

/** A file that goes with the message. */
export interface PolicyFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly bytes: number;
}
