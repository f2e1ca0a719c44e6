import type { MailContent } from '#shared/messages/mail-parts';

/** A mail that one person gets once. */
export interface Mail {
  readonly person: string;
  /** Its key in the log of sent mails. */
  readonly key: string;
  readonly content: () => Promise<Written | undefined>;
}

export interface Written {
  readonly mail: MailContent;
  /** Keys of what it says, by which no later mail repeats it. */
  readonly says: readonly string[];
}
