/** A line of a bill. */
export interface Item {
  readonly what: string;
  readonly dollars: number;
}

/** A line for `count` things at a price each. */
export function bill(what: string, count: number, dollars: number): Item {
  return { what, dollars: count * dollars };
}

export function total(items: readonly Item[]): number {
  return items.reduce((sum, { dollars }) => sum + dollars, 0);
}
