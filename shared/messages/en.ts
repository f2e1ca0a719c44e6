import type { DurationMs, Instant } from '../domain/instant.ts';
import type { ClockName } from '../domain/rules/policy.ts';
import type { EndingWay } from '../domain/thread/ending.ts';
import { duration, instantIn, type LeftWords, lengthParts, timeLeft } from './time.ts';

const time = (at: Instant, timeZone: string): string => instantIn('en', at, timeZone);
const units = { d: ' days', h: ' h', min: ' min' };
const leftWords: LeftWords = { units, dueNow: 'due now', left: '%s left', late: '%s late' };

/** `12 hours`, `1 hour 30 minutes`: a length as people say it. */
const inFull = (ms: number): string =>
  lengthParts(ms)
    .map(
      ([count, unit]) => `${count} ${{ d: 'day', h: 'hour', min: 'minute' }[unit]}${count === 1 ? '' : 's'}`,
    )
    .join(' ');

/** How a wait ended, with the name of the person who said so. */
type WayWords = Readonly<Record<EndingWay, (by: string | undefined) => string>>;

/** The words of alerts, pages and digests. Every other language has the same keys. */
export const en = {
  lead: (label: string): string => `${label}:`,
  labelled: (label: string, text: string): string => `${label}: ${text}`,
  /** What has to be done by when, and where, in one line. */
  oneLine: (labelled: string, where: string): string => `${labelled}. ${where}`,
  place: (parts: readonly string[]): string => parts.join(', '),
  names: (names: readonly string[]): string => names.join(', '),
  leftWords,
  left: (ms: number): string => timeLeft(ms, leftWords),
  missed: (clock: string, ms: number): string => `${clock} missed ${duration(ms, units)} ago`,
  replyNow: 'Reply now: every deadline has passed',
  /** What to do before the deadline of each clock. */
  clock: {
    reply: 'Reply within 24 hours',
    'claim-exposure': 'Reply now: Amazon may grant a claim',
    'last-call': 'Reply now, or lose the customer',
    promise: 'Keep your promise: the buyer expects to hear from you',
    return: 'Answer the return request within 24 hours',
    claim: 'Respond to the A-to-z claim, or Amazon grants it',
    cancellation: 'Cancel the order, or tell the buyer why not',
    chargeback: 'Respond to the chargeback within 7 days',
    'account-status': 'The account is at risk: act now',
    'figure-warning': 'An account metric is close to its limit',
    'figure-alarm': 'An account metric is past its limit',
    feedback: 'Answer the negative feedback, or ask Amazon to remove it',
    credentials: 'Renew the credentials, or SP-API data stops coming in',
    match: 'Which message does this reply answer?',
    review: 'Look at this mail',
    canary: 'Self-test: nothing to do',
  },
  /** The name of each clock, within a sentence. */
  clockName: {
    reply: '24-hour reply',
    'claim-exposure': '48-hour claim risk',
    'last-call': '72-hour last chance',
    promise: 'promise to the buyer',
    return: 'return request',
    claim: 'A-to-z claim',
    cancellation: 'cancellation request',
    chargeback: 'chargeback',
    'account-status': 'account status',
    'figure-warning': 'account metric, warning',
    'figure-alarm': 'account metric, alarm',
    feedback: 'feedback',
    credentials: 'credentials',
    match: 'reply to match',
    review: 'mail to review',
    canary: 'self-test',
  },
  /** A step of a clock by how long before its deadline it comes: `24-hour reply, 12 hours before`. */
  step: (clock: ClockName, beforeMs: DurationMs): string => {
    const when =
      beforeMs === 0
        ? 'at the deadline'
        : `${inFull(Math.abs(beforeMs))} ${beforeMs > 0 ? 'before' : 'after'}`;
    return `${en.clockName[clock]}, ${when}`;
  },
  kind: {
    message: 'Buyer message unanswered',
    return: 'Return request open',
    claim: 'A-to-z claim open',
    cancellation: 'Cancellation request open',
    chargeback: 'Chargeback open',
    'account-status': 'Account status',
    'figure-warning': 'Account metric close to its limit',
    'figure-alarm': 'Account metric past its limit',
    feedback: 'Negative feedback',
    credentials: 'Credentials expire soon',
    'unmatched-reply': 'Reply without a matching message',
    unknown: 'Unrecognized mail',
    canary: 'Self-test',
  },
  subject: (left: string, where: string, kind: string): string => `[${left}] ${kind}: ${where}`,
  digestSubject: (count: number, left: string): string => `[${left}] ${count} deadlines, most urgent first`,
  repeated: 'You may get this twice: we could not tell whether the first copy arrived.',
  unproven: 'Unproven: this mail may not be from Amazon. Check in Seller Central before you act on it.',
  doubt: {
    unproven:
      'A copy of a reply came in, but nothing proves that Amazon sent it. Check in Seller Central whether the buyer got an answer.',
    ambiguous:
      'A reply came in that fits this message and another one. Check in Seller Central which of them it answers.',
    returned:
      'A mail server seems to have returned your reply. Check in Seller Central whether it arrived; if not, send it again.',
    questioned:
      'Amazon wrote something about your reply that Replywatch does not understand, so it does not count yet. Read it on the thread, then say whether the reply arrived.',
    automatic:
      'A reply went out that looks automatic, and Amazon does not count automatic replies. If a person sent it, say so; otherwise reply by hand.',
  },
  hours: {
    'before-shift-ends': 'Reply before you leave: nobody is on duty when this falls due.',
    'no-staffed-time': 'This cannot wait for working hours: nobody is on duty before the deadline.',
    'before-night': 'Reply before the night: this falls due before the morning, or soon after it begins.',
    'no-day-left': 'This cannot wait for the morning: it falls due before then.',
    'only-call': 'No other alert comes before this deadline.',
    'nobody-on-duty': 'You get this because nobody ahead of you is on duty.',
  },
  toApprove: (by: string): string =>
    `An answer by ${by} waits for approval. Read it on the thread, then approve it or send it back.`,
  onlyThanks:
    'This probably needs no reply: the buyer only says thanks. Mark it “No response needed” in Seller Central.',
  repliesUnproven: (places: readonly string[]): string =>
    `Copies of your replies come in from ${places.join(', ')}, but without proof that Amazon sent them, so they stop no clock. A forwarder breaks the proof. In Seller Central itself, enter the intake address (Settings > Notification Preferences > Messaging).`,
  repliesUnseen: (places: readonly string[]): string =>
    `Replywatch has not seen a reply from ${places.join(', ')} yet, so alerts may continue after you reply. Turn on Confirmation Notifications in Seller Central (Settings > Notification Preferences > Messaging).`,
  notUnderstood: (reason: string): string =>
    `Replywatch does not recognize this mail${reason === '' ? '' : `: ${reason}`}. Check in Seller Central whether a buyer is waiting.`,
  /** Facts hold reasons in these words. */
  unknownReason: (reason: string): string => reason,
  unprovenSender: (domain: string): string => `${domain} (unproven)`,
  confirmForwarding: 'Confirm in Gmail that a mailbox forwards its mail',
  forwardingAsked: 'Forwarding to confirm',
  forwardingMail: 'a confirmation for Gmail',
  whatForwardingNeeds:
    'Gmail asks whether a mailbox may forward its mail to Replywatch. If the mailbox is yours, enter Gmail’s code in its forwarding settings; only the alert by e-mail shows the code. If it is not, do nothing, and Gmail forwards nothing.',
  forwardingCode: 'Gmail’s code',
  mailSubject: 'Its subject',
  lookAtStrays: 'Look at these mails: no store has their addresses',
  straysUnproven:
    'These mails came to addresses of your intake domain that no store has. Anybody can send such mails. Check whether an address is misspelled in Seller Central or in the settings.',
  straysOfAmazon:
    'Amazon sends mails to an address that no store has, so buyers may be waiting. Correct the address in Seller Central or in the settings.',
  strayMails: (count: number): string =>
    count === 1
      ? '1 mail to an address that no store has'
      : `${count.toLocaleString('en')} mails to addresses that no store has`,
  newest: 'Newest',
  senders: 'From',
  someOf: (names: readonly string[], more: boolean): string =>
    `${names.join(', ')}${more ? ' and others' : ''}`,
  unmatched:
    'A copy of a reply came in without an order number. Say on its page which message it answers, or that it answers none.',
  deadline: 'Deadline',
  dueAt: time,
  store: 'Store',
  order: 'Order',
  probableOrder: (id: string): string => `probably ${id} (named in the message)`,
  noOrder: 'none (asked before buying, or not about an order)',
  waiting: 'Waiting',
  messages: (count: number, since: string): string =>
    `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'} since ${since}`,
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
    `${sure ? '' : 'probably '}${topic}${language === undefined ? '' : `, in ${language}`}`,
  excerpt: 'How the message begins',
  note: 'Their note',
  handedOverBy: 'Handed over by',
  /** The mail to somebody whom a note names. */
  mention: {
    headline: (by: string, where: string): string => `${by} mentions you: ${where}`,
    open: 'Open the thread',
    ending: 'Your colleague wrote this on the thread. Answer there; a reply to this mail reaches nobody.',
  },
  holder: 'On it',
  holderUntil: (name: string, until: string): string => `${name}, until ${until}`,
  calls: 'Alerted',
  openInSellerCentral: 'Open the messages in Seller Central',
  openOrder: 'Open the order in Seller Central',
  openFeedback: 'Open the feedback in Seller Central',
  openDeveloperCentral: 'Open Developer Central',
  openAccountHealth: 'Open Account Health in Seller Central',
  acknowledge: 'Acknowledge',
  openThread: 'Read the whole conversation',
  personSentIt: 'A person sent it',
  wasAutomatic: 'It was automatic',
  whatHappens: 'Alerts continue, and reach more people, until somebody replies or acknowledges.',
  whatHappensAfterLast: 'Acknowledge what you take on, so that the others know.',
  whatHappensAccount: 'Acknowledge it so that the others know who is on it.',
  unknownMail: 'unrecognized mail',
  unknownMailFrom: (domain: string): string => `unrecognized mail from ${domain}`,
  unmatchedReply: 'a copy of a reply',
  /** The line that tells a chat channel how something that it was alerted about ended. */
  closing: {
    title: (count: number): string => (count === 1 ? 'Closed' : `${count.toLocaleString('en')} closed`),
    line: (where: string, how: string, at: string): string => `${where}: ${how} (${at})`,
    spare: (ms: DurationMs): string =>
      Math.round(ms / 60_000) === 0
        ? 'at the deadline'
        : `${duration(Math.abs(ms), units)} ${ms > 0 ? 'before' : 'after'} the deadline`,
    way: {
      'from-here': (by) => (by === undefined ? 'answered from here' : `answered by ${by}`),
      'through-amazon': () => 'answered through Amazon',
      'own-mailbox': () => 'answered from your own mailbox',
      'help-desk': () => 'answered in your help desk',
      'answered-elsewhere': (by) => (by === undefined ? 'answered' : `answered, says ${by}`),
      'no-response-needed': (by) =>
        by === undefined ? 'no response needed' : `no response needed, says ${by}`,
      'dealt-with': (by) => (by === undefined ? 'dealt with' : `dealt with by ${by}`),
      acknowledged: (by) => (by === undefined ? 'dealt with' : `dealt with by ${by}`),
      'return-authorised': () => 'return authorized',
      'return-decided': () => 'return completed',
      'refund-issued': () => 'refund issued',
      'claim-decided': () => 'claim decided',
      'chargeback-decided': () => 'chargeback decided',
      'order-cancelled': () => 'order canceled',
      'order-shipped': () => 'order shipped',
      'reply-matched': () => 'message found',
      'concern-settled': () => 'back to normal',
      over: () => 'no longer waiting',
    } as WayWords,
  },
  page: {
    title: 'Replywatch',
    whatItDoes: (until: string): string =>
      `Pauses alerts for everyone alerted so far, until ${until}. If this is still open then, alerts resume.`,
    whatItDoesUnknown: 'Confirms that you have dealt with this mail. Nobody gets another alert about it.',
    whoAreYou: 'Who are you?',
    choose: 'Choose your name',
    choosePerson: 'Choose a person',
    button: 'Acknowledge: I’m on it',
    done: 'Acknowledged',
    doneUntil: (name: string, until: string): string =>
      `${name} is on it. Nobody alerted so far gets another alert before ${until}.`,
    doneSeen: (name: string): string => `${name} has dealt with it. Nobody gets another alert about it.`,
    nowAnswer: 'Now reply to the buyer: only a reply stops Amazon’s clock.',
    already: (name: string, until: string): string => `${name} is on this until ${until}.`,
    before: (name: string, at: string): string => `${name} has been on this since ${at}. Talk to each other.`,
    recorded: 'Recorded',
    whoSent: (at: string): string => `A reply of ${at} looks automatic. Did a person send it?`,
    donePerson: (name: string, waits: boolean): string =>
      waits
        ? `${name} says that a person sent the reply, so it counts. Another message still waits.`
        : `${name} says that a person sent the reply, so it counts. Nobody gets another alert about it.`,
    doneAutomatic: (name: string): string =>
      `${name} says that the reply was automatic. It does not count, and alerts continue.`,
    doneNothing: (name: string): string => `${name} closed this. Nobody gets another alert about it.`,
    markIt: 'Mark it “No response needed” in Seller Central too. Until then Amazon’s clock runs on.',
    handOver: 'Hand over',
    handOverTo: 'To whom? They get an alert at once.',
    handOverNote: 'A note for them, by e-mail (optional)',
    handedOverBy: (name: string): string => `${name} handed it over.`,
    /** An option among the people to hand over to. */
    offDuty: (name: string, until: string | undefined): string =>
      until === undefined ? `${name} (off duty)` : `${name} (off duty until ${until})`,
    doneOffDuty: (person: string): string =>
      `${person} got the alert all the same. Make sure that they have seen it.`,
    snooze: 'Snooze',
    snoozeUntil: 'Pause alerts for everyone alerted so far, until',
    elsewhere: 'Already answered',
    elsewhereAt: 'When was the reply sent?',
    justNow: 'Just now',
    tenMinutesAgo: '10 minutes ago',
    atTime: 'At:',
    noResponse: 'No response needed',
    noResponseWhy: 'Why?',
    mute: 'Mails like this need nobody',
    whatItMutes: (domain: string, store: string): string =>
      `For 90 days, mails to ${store} that provably come from ${domain} and have this subject, whatever its numbers, alert nobody. A mail that could be about a buyer still alerts. Replywatch records and counts muted mails, and you can undo this at any time.`,
    muteButton: 'Mute mails like this',
    doneMuted: (name: string, domain: string, until: string): string =>
      `${name} muted mails like this from ${domain} until ${until}. Nobody gets another alert about this one.`,
    unmute: 'Undo: alert about these again',
    unmuted: 'Mails like this alert again',
    unmutedText: 'The next one alerts like any other mail that Replywatch does not recognize.',
    used: 'You have already done this',
    usedAt: (at: string): string => `It was recorded at ${at}.`,
    usedText: 'To do it again, use the link in a newer alert.',
    actError:
      'This was not recorded: something is missing, or the time is out of range. Check the form and try again.',
    answered: 'Already answered',
    answeredText: 'Nothing is waiting for an answer here. There is nothing left to do.',
    ofOrder: (order: string, ending: string): string => `${ending} Order: ${order}.`,
    somebody: 'Somebody',
    /** How a wait ended: when, and by whom where a person said so. */
    answeredFromHere: (at: string, by: string): string => `${by} answered from here at ${at}.`,
    ending: {
      reply: (at: string): string => `A reply went out through Amazon at ${at}.`,
      'own-reply': (at: string): string => `A reply went out from your own mailbox at ${at}.`,
      closed: (at: string): string => `It was settled at ${at}.`,
      elsewhere: (at: string, by: string): string => `${by} says that it was answered at ${at}.`,
      'no-response-needed': (at: string, by: string): string =>
        `${by} said at ${at} that it needs no response.`,
      'dealt-with': (at: string, by: string): string => `${by} dealt with it at Amazon at ${at}.`,
      seen: (at: string, by: string): string => `${by} dealt with it at ${at}.`,
      matched: (at: string): string => `The message that this reply of ${at} answers was found.`,
      lapsed: (at: string): string => `It came before ${at}, too long ago for an alert.`,
    },
    expired: 'This link has expired',
    expiredText: 'Use the link in a newer alert, or look in Seller Central.',
    invalid: 'This link is not valid',
    invalidText: 'It may have been cut off. Open it again from the alert itself.',
    newer: 'This alert is about an older message',
    newerText: 'That message has been answered. A newer one is waiting and has its own alerts.',
    chooseError: 'Choose your name, then try again.',
  },
};

/** The keys and shapes that a language must have. */
export type Catalogue = typeof en;
