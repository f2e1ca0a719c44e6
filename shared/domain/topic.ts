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
