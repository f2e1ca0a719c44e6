/** A file that was taken out of a mail. */
export interface TakenOut {
  /** Key of the raw mail. */
  readonly mail: string;
  /** Its place among the files of the mail. */
  readonly place: number;
}

/** Where files that were taken out of mails can be fetched from, for a day. */
export interface AttachmentShelf {
  put(file: TakenOut, content: Uint8Array): Promise<void>;
  /** A link by which a browser saves it under a name, whatever it holds; works for five minutes. */
  link(file: TakenOut, name: string): Promise<string>;
}
