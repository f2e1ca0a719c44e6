import type { ThreadKind } from '#shared/domain/rules/policy';

/** The words with which an alert opens, and those of the warnings of a digest. Every other language has the same keys. */
export const en = {
  /** What happened; a kind that is missing says it in its headline. */
  happened: {
    message: 'A buyer is waiting for a reply',
    return: 'A buyer asks for a return',
    claim: 'A buyer opened an A-to-z claim',
    cancellation: 'A buyer asks to cancel the order',
    chargeback: 'A buyer disputes the payment with the bank',
    'unmatched-reply': 'A copy of a reply came in without an order number',
    unknown: 'A mail came in',
  } as Readonly<Partial<Record<ThreadKind, string>>>,
  stillWaits: 'The buyer is still waiting',
  gmailAsks: 'Gmail asks whether a mailbox may forward its mail',
  handedOver: (by: string, to: string): string => `${by} handed this over to ${to}`,
  due: (at: string): string => `Due ${at}`,
  wasDue: (at: string): string => `It was due ${at}`,
  /** What one tap does. */
  tap: {
    pauses: 'Tap Acknowledge to pause alerts for everyone alerted so far',
    ends: 'Tap Acknowledge once you have dealt with it: no more alerts',
    says: 'Tap Acknowledge to tell the others that you are on it',
    judges: 'Tap “A person sent it” to end the alerts, or “It was automatic” to go on',
  },
  sentences: (sentences: readonly string[]): string => `${sentences.join('. ')}.`,
  /** A warning, with the alerts of a digest that it is about. */
  warningOf: (warning: string, places: readonly string[], more: boolean): string =>
    `${warning} (${places.join('; ')}${more ? '; and others' : ''})`,
  careful: '⚠ Take care with the marked ones: their pages say why.',
};

export type OpeningWords = typeof en;
