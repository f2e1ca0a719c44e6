const TITLE = /^\s*\d{1,6} \/ (.{3,300}?)\s*\[ASIN:/gm;
const LISTED = /\[ASIN:\s?([A-Z0-9]{10})\]/g;

/**
 * The only product that Amazon names above a person's words; of several nobody knows which one the person means.
 */
export function soleAsinIn(before: string): string | undefined {
  const [asin, ...others] = new Set([...before.matchAll(LISTED)].map(([, listed]) => listed));
  return others.length === 0 ? asin : undefined;
}

/** The titles of the products that Amazon names above a person's words. */
export function titlesIn(before: string): string[] {
  return [...before.matchAll(TITLE)].flatMap(([, title]) => (title === undefined ? [] : [title]));
}
