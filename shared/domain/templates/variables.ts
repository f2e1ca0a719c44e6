/** What a template leaves open, as a person writes it between braces: `{buyer}`, `{package status}`. */
export const VARIABLES = [
  'buyer',
  'order',
  'item',
  'carrier',
  'tracking',
  'package status',
  'ship by',
  'deliver by',
  'promised time',
  'store',
  'me',
] as const;

export type Variable = (typeof VARIABLES)[number];

/** Known for orders only that the shop sends itself: Amazon tells nobody about the parcels of its own warehouse. */
export const PARCEL_VARIABLES: readonly Variable[] = ['carrier', 'tracking', 'package status'];

/** Something between braces in a text. */
export interface Opening {
  readonly start: number;
  readonly end: number;
  /** As it was written, without its braces. */
  readonly name: string;
  /** Undefined when there is no such variable. */
  readonly variable: Variable | undefined;
}

/** A Chinese or Japanese keyboard makes the wide braces, which a reader does not tell from the narrow ones. */
const BRACES = /[{｛]([^{}｛｝]{0,60})[}｝]/g;

/** Everything between braces, known or not; capitals and spaces do not matter. */
export function openingsIn(text: string): Opening[] {
  return [...text.matchAll(BRACES)].map((match) => {
    const [whole, name = ''] = match;
    const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
    return {
      start: match.index,
      end: match.index + whole.length,
      name,
      variable: VARIABLES.find((variable) => variable === plain),
    };
  });
}

/** The variables of a text, each once, in their own order. */
export function variablesIn(text: string): Variable[] {
  const found = new Set(openingsIn(text).map(({ variable }) => variable));
  return VARIABLES.filter((variable) => found.has(variable));
}
