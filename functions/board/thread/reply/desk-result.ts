import type { Reply } from '#shared/domain/reply/reply';
import type { MentionQueue } from '#shared/ports/alerts';
import type { Notes } from '#shared/ports/people/notes';
import type { SendAnswerDeps } from '#functions/board/desk/send-answer';
import type { DeskDeps } from './desk.ts';
import type { ComposerForm } from './form.ts';
import type { DeskWords } from './words.ts';

export interface DeskActDeps extends DeskDeps, SendAnswerDeps {
  readonly notes: Notes;
  readonly mentions: MentionQueue;
}

/** What came of a form of the desk. */
export type DeskResult =
  | { readonly sent: Reply }
  | { readonly did: keyof DeskWords['done']; readonly reply: Reply }
  /** To be shown again: with what speaks against it, or with why it was not taken. */
  | { readonly again: ComposerForm; readonly why?: keyof DeskWords['refused'] }
  /** Why nothing was changed about an answer. */
  | { readonly failed: keyof DeskWords['refused'] };
