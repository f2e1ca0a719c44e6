/** Where files for people can be fetched from, for a day. */
export interface Shelf<Item> {
  /** A browser saves it under this name, whatever it holds. */
  put(item: Item, name: string, content: Uint8Array): Promise<void>;
  /** A link to it, which works for five minutes. */
  link(item: Item): Promise<string>;
}
