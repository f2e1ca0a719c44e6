import { days, type DurationMs, type Instant } from '../domain/instant.ts';
import type { Done, Outcomes, Template } from '../domain/templates/template.ts';

/** A template as it stood after one change. */
export type Revision = Template & { readonly changed: Done };

/** What became of a reply that was written from a template. */
export type Outcome = keyof Outcomes;

/** Nothing is kept longer than 18 months; the template itself stays. */
export const REVISION_KEPT_FOR_MS: DurationMs = days(540);
/** A template that a person has not used for so long is none of their last used. */
export const USE_KEPT_FOR_MS: DurationMs = days(90);
/** The last templates of a person that are kept in mind. */
export const MOST_USED = 20;
/** A reply is settled long before its outcome could be noted again after this time. */
export const OUTCOME_KEPT_FOR_MS: DurationMs = days(30);

/** The shop's own templates. Those of the starter library are stored only once the shop has changed them. */
export interface Templates {
  /** All that are stored, retired ones too, in the order of their ids. */
  list(): Promise<Revision[]>;
  /**
   * Stores a template as its next revision, and that revision in its history. False when somebody else has changed it
   * meanwhile: its revision is no longer the one before this.
   */
  put(template: Revision): Promise<boolean>;
  /** The latest hundred revisions, the last one first. */
  history(id: string, now: Instant): Promise<Revision[]>;
  /** Notes that a person wrote a reply from it. */
  used(id: string, person: string, at: Instant): Promise<void>;
  /** The ids of the templates that a person used, the last one first. */
  lastUsed(person: string, now: Instant): Promise<string[]>;
  /** Counts what became of a reply; the same outcome of the same reply counts once. */
  count(id: string, outcome: Outcome, replyId: string, at: Instant): Promise<void>;
  /** By the ids of templates; one without any is left out. */
  outcomes(): Promise<ReadonlyMap<string, Outcomes>>;
}
