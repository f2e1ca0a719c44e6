import type { Shelf } from './shelf.ts';

/** A file that was taken out of a mail. */
export interface TakenOut {
  /** Key of the raw mail. */
  readonly mail: string;
  /** Its place among the files of the mail. */
  readonly place: number;
}

/** Where files that were taken out of mails can be fetched from. */
export type AttachmentShelf = Shelf<TakenOut>;
