import { days, type DurationMs, type Instant, minutes } from '../instant.ts';

/** Help is deleted after a week. */
const HELP_LIVES_MS: DurationMs = days(7);
/** S3 deletes at the end of a day. A buyer's words end after 30 days, so a translation of them is not begun later than this. */
const TRANSLATED_UNTIL_MS: DurationMs = days(22);
/** The function has ended by then, whatever happened to it. */
const HELP_TAKES_AT_MOST_MS: DurationMs = minutes(4);

/** Why there is no help, or not all of it. */
export const WHY_NOT = [
  /** What it may cost today is used up. */
  'limit',
  'busy',
  'unavailable',
  /** The account has no access to the model, or the region has none of this id. */
  'not-allowed',
  /** The model or a filter before it said no. */
  'declined',
  /** What it wrote breaks the frame that it was given. */
  'unusable',
] as const;

export type WhyNot = (typeof WHY_NOT)[number];

/**
 * What a machine wrote for a buyer. Only a person makes a text to send of it: what sends takes a text, and this is none.
 */
export interface MachineText {
  readonly by: 'machine';
  readonly text: string;
  /** The same in the reader's language, by a second question that did not see the first. */
  readonly back: string;
  /** Numbers, links and offers of money in it that nothing it was given holds. */
  readonly doubts: readonly string[];
  /** Names and numbers of the translated text that it left out. */
  readonly missing: readonly string[];
}

/** A message of a conversation in the reader's language. */
export interface TranslatedMessage {
  readonly text: string;
  /** The language that it was written in, by its code. */
  readonly from: string;
  readonly doubts: readonly string[];
  /** Only its beginning was translated. */
  readonly isCut: boolean;
  /** Words that were hidden from the model, and that it left out: names, numbers, addresses. */
  readonly missing: readonly string[];
}

export type HelpState =
  | { readonly state: 'asked' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly why: WhyNot };

interface AnyHelp {
  readonly threadId: string;
  readonly id: string;
  /** Id of the person who asked. */
  readonly by: string;
  readonly at: Instant;
  readonly state: HelpState;
}

/** The conversation, translated for its readers. */
export interface ConversationHelp extends AnyHelp {
  readonly task: 'conversation';
  /** The language of the readers. */
  readonly to: string;
  /** By the id of the fact. */
  readonly translated: Readonly<Record<string, TranslatedMessage>>;
}

/** An answer of a person's, translated for the buyer. */
export interface AnswerHelp extends AnyHelp {
  readonly task: 'answer';
  /** The buyer's language. */
  readonly to: string;
  /** The language of whoever asked. */
  readonly reader: string;
  readonly text: string;
  readonly written: MachineText | null;
}

/** A draft of an answer, of what a person chose for it. */
export interface DraftHelp extends AnyHelp {
  readonly task: 'draft';
  readonly to: string;
  readonly reader: string;
  readonly given: DraftGiven;
  readonly written: MachineText | null;
}

/** All that a draft may say: whatever else the model writes is doubted. */
export interface DraftGiven {
  readonly template: string | null;
  /** The steps of the procedure. */
  readonly steps: readonly string[];
  /** Of the order, in words: `Carrier: DHL`. */
  readonly facts: readonly string[];
}

export type Help = ConversationHelp | AnswerHelp | DraftHelp;

/** A conversation has one translation into each language, which all readers share. */
export function conversationHelpId(to: string): string {
  return `conversation-${to}`;
}

/** Whether help is still to come, at `now`. */
export function isComing({ state, at }: AnyHelp, now: Instant): boolean {
  return state.state === 'asked' && now - at < HELP_TAKES_AT_MOST_MS;
}

/** Help whose function ended without a word is help that failed. */
export function settledHelp<Kind extends Help>(help: Kind, now: Instant): Kind {
  return help.state.state === 'asked' && !isComing(help, now)
    ? { ...help, state: { state: 'failed', why: 'unavailable' } }
    : help;
}

/** Whether help is shown at `now`: its deletion may come late. */
export function isFresh({ at }: AnyHelp, now: Instant): boolean {
  return now - at < HELP_LIVES_MS;
}

/** Whether a message is young enough that its translation ends before its words must. */
export function mayBeTranslated(messageAt: Instant, now: Instant): boolean {
  return now - messageAt < TRANSLATED_UNTIL_MS;
}
