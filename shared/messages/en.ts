import type { Instant } from '../domain/instant.ts';
import { duration, instantIn } from './time.ts';

const time = (at: Instant, timeZone: string): string => instantIn('en', at, timeZone);
const units = { d: ' d', h: ' h', min: ' min' };

/** The words of alerts, pages and digests. Every other language has the same keys. */
export const en = {
  left: (ms: number): string => {
    if (Math.round(ms / 60_000) === 0) return 'due now';
    return ms > 0 ? `${duration(ms, units)} left` : `${duration(-ms, units)} overdue`;
  },
  clock: {
    reply: 'Answer within 24 hours',
    'claim-exposure': 'A claim may be granted',
    'last-call': 'The customer is about to be lost',
    review: 'A mail that must be looked at',
  },
  subject: (left: string, where: string, kind: 'message' | 'unknown'): string =>
    `[${left}] ${kind === 'message' ? 'Buyer message unanswered' : 'Mail not understood'}: ${where}`,
  digestSubject: (count: number, left: string): string => `[${left}] ${count} deadlines: most urgent first`,
  repeated: 'This may be a repeat: it is not known whether the first copy arrived.',
  unproven: 'Nothing proves that this mail came from Amazon. Look before you act on it.',
  doubtfulReply:
    'A copy of a reply came in that could not be counted. See in Seller Central whether this is answered.',
  notUnderstood:
    'A mail came in that Replywatch did not understand. Look in Seller Central whether a buyer waits.',
  deadline: 'Deadline',
  dueAt: time,
  store: 'Store',
  order: 'Order',
  noOrder: 'none (a question before the purchase, or without an order)',
  waiting: 'Waiting',
  messages: (count: number, since: string): string =>
    `${count} ${count === 1 ? 'message' : 'messages'} since ${since}`,
  calls: 'Called',
  openInSellerCentral: 'Open the messages in Seller Central',
  acknowledge: 'Acknowledge',
  whatHappens:
    'Calling goes on, and reaches more people, until the message is answered or somebody acknowledges.',
  more: (count: number): string => `And ${count} more, less urgent. Open Seller Central for all of them.`,
  unknownMail: 'a mail not understood',
  page: {
    title: 'Replywatch',
    whatItDoes: (until: string): string =>
      `Until ${until} nobody who was called so far is called again for this. If it is still unanswered then, calling goes on.`,
    whatItDoesUnknown:
      'You say that you have seen this mail and dealt with it. Nobody is called for it any more.',
    whoAreYou: 'Who are you?',
    choose: 'Choose your name',
    button: 'Acknowledge: I take care of it',
    done: 'Acknowledged',
    doneUntil: (name: string, until: string): string =>
      `${name} has it. Nobody called so far is called again before ${until}.`,
    doneSeen: (name: string): string => `${name} has seen it. Nobody is called for it any more.`,
    nowAnswer: 'Now answer the buyer: only an answer stops Amazon’s clock.',
    already: (name: string, until: string): string => `${name} acknowledged this until ${until}.`,
    answered: 'Already answered',
    answeredText: 'Nothing waits here any more. There is nothing to do.',
    expired: 'This link has expired',
    expiredText: 'Use the link of a newer alert, or look in Seller Central.',
    invalid: 'This link is not valid',
    invalidText: 'Open the link again from the alert itself; it may have been cut off.',
    newer: 'This alert is about an older message',
    newerText: 'That message is answered. A newer one waits and has alerts of its own.',
    chooseError: 'Choose who you are, then acknowledge again.',
  },
};

/** The keys and shapes that a language must have. */
export type Catalogue = typeof en;
