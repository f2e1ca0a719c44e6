import type { Instant } from '../domain/instant.ts';
import type { ThreadKind } from '../domain/rules/policy.ts';
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
    return: 'Answer the return request within 24 hours',
    claim: 'Answer the A-to-z claim, or it is granted',
    cancellation: 'Cancel the order, or tell the buyer why not',
    chargeback: 'Answer the chargeback within 7 days',
    'account-status': 'The account is in danger: act now',
    'figure-warning': 'A figure of the account came near its line',
    'figure-alarm': 'A figure of the account is beyond its line',
    feedback: 'Answer the bad feedback, or ask Amazon to remove it',
    credentials: 'Renew the credentials, or Replywatch hears nothing more of SP-API',
    match: 'Is this copy of a reply the answer to a message that waits?',
    review: 'A mail that must be looked at',
    canary: 'A canary: nothing has to be done',
  },
  kind: {
    message: 'Buyer message unanswered',
    return: 'Return request open',
    claim: 'A-to-z claim open',
    cancellation: 'Cancellation request open',
    chargeback: 'Chargeback open',
    'account-status': 'Account status',
    'figure-warning': 'Account figure near its line',
    'figure-alarm': 'Account figure beyond its line',
    feedback: 'Bad feedback',
    credentials: 'Credentials expire',
    'unmatched-reply': 'Copy of a reply without its message',
    unknown: 'Mail not understood',
    canary: 'Canary',
  },
  subject: (left: string, where: string, kind: ThreadKind): string => `[${left}] ${en.kind[kind]}: ${where}`,
  digestSubject: (count: number, left: string): string => `[${left}] ${count} deadlines: most urgent first`,
  repeated: 'This may be a repeat: it is not known whether the first copy arrived.',
  unproven: 'Nothing proves that this mail came from Amazon. Look before you act on it.',
  doubt: {
    unproven:
      'A copy of a reply came in that nothing proves to be Amazon’s. See in Seller Central whether this is answered.',
    ambiguous:
      'A reply came in that could answer this or another question. See in Seller Central which one is answered.',
    automatic:
      'A reply came in that is probably automatic: Amazon does not count it. Answer by hand, or see in Seller Central whether a person did.',
  },
  hours: {
    'before-shift-ends': 'Answer it before you leave: nobody is on duty when it falls due.',
    'no-staffed-time': 'Nobody is on duty before the deadline, so this calls at once.',
    'nobody-on-duty': 'Nobody who should be called first is on duty: it goes to you.',
  },
  onlyThanks:
    'Probably needs no answer: the buyer only says thanks. Mark it “No response needed” in Seller Central.',
  repliesUnseen:
    'We cannot see replies of this marketplace yet: switch on Confirmation Notifications in Seller Central (Settings > Notification Preferences > Messaging). Until then calling goes on after an answer.',
  notUnderstood:
    'A mail came in that Replywatch did not understand. Look in Seller Central whether a buyer waits.',
  unmatched:
    'A copy of a reply came in that names no order. Say which message it answers, or that it answers none: POST /api/threads/{id}/facts.',
  deadline: 'Deadline',
  dueAt: time,
  store: 'Store',
  order: 'Order',
  noOrder: 'none (a question before the purchase, or without an order)',
  waiting: 'Waiting',
  messages: (count: number, since: string): string =>
    `${count} ${count === 1 ? 'message' : 'messages'} since ${since}`,
  since: 'Since',
  about: 'About',
  topic: {
    delivery: 'delivery',
    'product-question': 'a question about the product',
    defect: 'a defect',
    'return-or-refund': 'a return or refund',
    invoice: 'an invoice',
    cancellation: 'a cancellation',
    'address-change': 'a change of address',
    review: 'a review',
    other: 'something else',
  },
  written: (topic: string, language: string | undefined, sure: boolean): string =>
    `${sure ? '' : 'perhaps '}${topic}${language === undefined ? '' : `, in ${language}`}`,
  excerpt: 'The message begins',
  holder: 'In hand',
  holderUntil: (name: string, until: string): string => `${name}, until ${until}`,
  calls: 'Called',
  openInSellerCentral: 'Open the messages in Seller Central',
  openOrder: 'Open the order in Seller Central',
  openFeedback: 'Open the feedback in Seller Central',
  openDeveloperCentral: 'Open Developer Central',
  openAccountHealth: 'Open Account Health in Seller Central',
  acknowledge: 'Acknowledge',
  whatHappens:
    'Calling goes on, and reaches more people, until the message is answered or somebody acknowledges.',
  whatHappensAccount: 'Acknowledge it, so that the others know who takes care of it.',
  more: (count: number): string => `And ${count} more, less urgent. Open Seller Central for all of them.`,
  unknownMail: 'a mail not understood',
  unmatchedReply: 'a copy of a reply',
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
    already: (name: string, until: string): string => `${name} has this until ${until}.`,
    before: (name: string, at: string): string => `${name} has had it since ${at}. Talk to each other.`,
    recorded: 'Recorded',
    doneNothing: (name: string): string => `On the word of ${name} nobody is called for this any more.`,
    markIt: 'Mark it “No response needed” in Seller Central too, or Amazon goes on counting.',
    handOver: 'Hand it over',
    handOverTo: 'Who gets it? They are called at once.',
    snooze: 'Put it off',
    snoozeUntil: 'Nobody called so far is called again until',
    elsewhere: 'It is answered',
    elsewhereAt: 'When was it answered, where Replywatch does not see it?',
    noResponse: 'No response is needed',
    noResponseWhy: 'Why?',
    used: 'You have done this already',
    usedText: (at: string): string =>
      `It was recorded on ${at}. Use the link of a newer alert to do it again.`,
    actError:
      'This could not be recorded: something is missing, or the time does not lie where it must. Try again.',
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
