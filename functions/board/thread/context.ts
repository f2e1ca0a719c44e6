import { rulesOf } from '#shared/contracts/settings/rules';
import { type Assignee, assigneeOf } from '#shared/domain/board/assignee';
import type { Form } from '../acts/form.ts';
import type { Visitor } from '../web/visitor.ts';
import type { OpenThread } from './open-thread.ts';
import type { DeskWords } from './reply/words.ts';

/** A form that could not be taken: its fields are shown again. */
export interface Failed {
  readonly form: Form;
  /** Why, in the reader's words. */
  readonly text: string;
}

/** The answer that was just sent, of this thread or of the one before it. */
export interface JustSent {
  readonly threadId: string;
  readonly replyId: string;
}

/** What the parts of the page share. */
export interface PageContext {
  readonly open: OpenThread;
  readonly visitor: Visitor;
  readonly now: number;
  readonly failed: Failed | undefined;
  /** Why an answer could not be taken. */
  readonly deskFailed: keyof DeskWords['refused'] | undefined;
  /** What was just sent. */
  readonly sent: JustSent | undefined;
}

/** The name of a person of the settings. */
export function personNameIn({ versioned }: Visitor): (id: string) => string {
  return (id) => versioned.settings.people[id]?.name ?? id;
}

/** Whose the thread is while nobody has taken it on. */
export function assigneeIn({ open, visitor }: PageContext): Assignee | undefined {
  return assigneeOf(open.situation, rulesOf(visitor.versioned));
}
