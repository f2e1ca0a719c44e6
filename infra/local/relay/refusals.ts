import * as z from 'zod';

/**
 * What the stand-in for Amazon's relay does with a reply instead of taking it: it sends the notice of a refusal, lets the mail bounce,
 * sends words that nobody knows, or stays silent, so that nobody learns what became of the reply.
 */
export const relayRefusal = z.enum([
  'not-approved',
  'opt-out',
  'policy',
  'restricted',
  'case-closed',
  'bounce',
  'unknown-words',
  'silence',
]);

export type RelayRefusal = z.output<typeof relayRefusal>;
