/** A file that was taken out of a mail. */
export interface TakenOut {
  /** Key of the raw mail. */
  readonly mail: string;
  /** Its place among the files of the mail. */
  readonly place: number;
}

/** Where files that were taken out of mails can be fetched from, for a day. */
export interface AttachmentShelf {
  /** A browser saves it under this name, whatever it holds. */
  put(file: TakenOut, name: string, content: Uint8Array): Promise<void>;
  /** A link to it, which works for five minutes. */
  link(file: TakenOut): Promise<string>;
}
