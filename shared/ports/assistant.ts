import type { Help } from '../domain/assistant/help.ts';
import type { Instant } from '../domain/instant.ts';

/** Where what the assistant was asked and answered stays for a week: it holds words of buyers, so not in the table. */
export interface HelpShelf {
  put(help: Help): Promise<void>;
  /** Undefined when there is none, or it is older than a week. */
  find(threadId: string, id: string, now: Instant): Promise<Help | undefined>;
}

/** Names help on the shelf, for the function that gives it. */
export interface HelpRequest {
  readonly threadId: string;
  readonly id: string;
}

/** What the model cost on a day in UTC, in millionths of a dollar. */
export interface Spending {
  /** Reserves what a call may cost; false, and nothing is reserved, where the day's limit does not allow it. */
  reserve(cost: number, limit: number, now: Instant): Promise<boolean>;
  /** Replaces what was reserved by what the call did cost. */
  settle(reserved: number, cost: number, reservedAt: Instant): Promise<void>;
  spent(now: Instant): Promise<number>;
}

/** A question to a model. */
export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** The most tokens that it may write. */
  readonly mostTokens: number;
}

export interface Usage {
  /** Tokens read. */
  readonly input: number;
  /** Tokens written. */
  readonly output: number;
}

/**
 * What a model answered. `declined` means that it or a filter said no, `cut` that it wrote more than it may. What failed cost
 * nothing, except when nobody knows whether it was done.
 */
export type ModelAnswer =
  | { readonly result: 'written'; readonly text: string; readonly usage: Usage }
  | { readonly result: 'declined' | 'cut'; readonly usage: Usage }
  | {
      readonly result: 'busy' | 'not-allowed' | 'unavailable';
      readonly reason: string;
      readonly usage?: never;
    }
  | { readonly result: 'unknown'; readonly reason: string; readonly usage?: never };

export type Model = (prompt: Prompt) => Promise<ModelAnswer>;
