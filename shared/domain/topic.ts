/** What a buyer writes about. */
export const TOPICS = [
  'delivery',
  'product-question',
  'defect',
  'return-or-refund',
  'invoice',
  'cancellation',
  'address-change',
  'review',
  'other',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Something that was recognised, with a confidence from 0 to 1. */
export interface Recognised<Name extends string> {
  readonly name: Name;
  readonly confidence: number;
}

/** Below this confidence it is a guess: people see it, no rule acts on it. */
const CERTAIN = 0.7;

/** The name, unless it is only a guess. */
export function certain<Name extends string>(recognised: Recognised<Name> | undefined): Name | undefined {
  return recognised !== undefined && recognised.confidence >= CERTAIN ? recognised.name : undefined;
}
