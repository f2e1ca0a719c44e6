import { ENDED } from '../domain/escalation/decide.ts';
import type { Channel, ClockName } from '../domain/rules/policy.ts';
import type { ReplyNews } from '../domain/reply/reply.ts';
import type { Done } from '../domain/thread/done.ts';
import type { FactType, RequestClosed, RequestOpened } from '../domain/thread/fact.ts';
import { CHANNEL_WORDS } from './channel-words.ts';
import { concernIn } from './concern-words.ts';

const count = (number: number, one: string, several: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : several}`;

const MORE: Readonly<Partial<Record<FactType, readonly [string, string]>>> = {
  'buyer-message': ['more message', 'more messages'],
  'seller-reply': ['more reply', 'more replies'],
  'unknown-mail': ['more unrecognized mail', 'more unrecognized mails'],
  acknowledged: ['more acknowledgement', 'more acknowledgements'],
};

/** The words of the story of a thread, for an operator. Every other language has the same keys. */
export const storyEn = {
  unproven: '; unproven: it may not be from Amazon',
  message: (about: readonly string[]): string =>
    `a buyer’s message came in${about.length === 0 ? '' : ` (${about.join(', ')})`}`,
  inLanguage: (language: string): string => `in ${language}`,
  aboutTopic: (topic: string): string => `about ${topic}`,
  onlyThanks: 'only thanks',
  byEvent: 'reported by an event',
  reply: 'a reply went out through Amazon',
  ownReply: 'a reply was sent by mail; it counts after 30 minutes unless Amazon refuses it',
  fromHere: (by: string): string => `an answer that ${by} sent from here`,
  promised: (by: string, until: string): string => `${by} promised the buyer to write again by ${until}`,
  probablyAutomatic: ', probably automatic',
  revoked: 'Amazon did not deliver the reply: the clock runs on as if it had not been sent',
  returned: 'a mail server seems to have returned the reply: it counts once a person has confirmed it',
  doubted: 'the reply may belong to another thread: it counts once a person has confirmed it',
  confirmed: (by: string): string => `${by} confirmed that the reply answers this`,
  dismissed: (by: string): string => `${by} said that the reply was automatic: it does not count`,
  elsewhere: (by: string): string => `${by} said it was answered elsewhere`,
  noResponse: (by: string, reason: string): string => `${by} said no response is needed: ${reason}`,
  marked: (by: string, reason: string): string =>
    `${by} said no response is needed, and has yet to mark it at Amazon: ${reason}`,
  dealtWith: (by: string, what: string, amount: string | undefined): string =>
    `${by} dealt with it: ${what}${amount === undefined ? '' : `, ${amount}`}`,
  done: {
    refunded: 'refunded in full',
    'refunded-in-part': 'refunded in part',
    replaced: 'replaced',
    approved: 'approved',
    refused: 'refused',
    appealed: 'appealed',
  } as Record<Done, string>,
  acknowledged: (by: string): string => `${by} acknowledged it`,
  handedOver: (by: string, to: string): string => `${by} handed it over to ${to}`,
  snoozed: (by: string, until: string): string => `${by} snoozed it until ${until}`,
  unknown: (from: string | undefined, reason: string): string =>
    `an unrecognized mail came in${from === undefined ? '' : ` from ${from}`}: ${reason}`,
  unmatched: 'a reply came in that fits no known thread',
  matched: (threadId: string): string => `the reply was matched to thread ${threadId}`,
  opened: {
    'return-requested': 'the buyer asks for a return',
    'claim-opened': 'an A-to-z claim was opened',
    'cancellation-requested': 'the buyer asks to cancel',
    'chargeback-opened': 'a chargeback was opened',
  } as Record<RequestOpened['type'], string>,
  closed: {
    'return-authorised': 'the return was authorised',
    'return-decided': 'the returns report lists the return as decided',
    'refund-issued': 'the refund was issued',
    'claim-decided': 'the claim was decided',
    'chargeback-decided': 'the chargeback was decided',
    'order-cancelled': 'the order was cancelled',
    'order-shipped': 'the order was shipped',
  } as Record<RequestClosed['type'], string>,
  concern: (concern: Parameters<typeof concernIn>[1]): string => `the account: ${concernIn('en', concern)}`,
  settled: 'it is settled',
  noted: (what: string): string => `the order: ${what}`,
  lapsed: 'it was imported as history, too old for an alert',
  more: (number: number, of: FactType, when: string): string => {
    const [one, several] = MORE[of] ?? ['more entry', 'more entries'];
    return `and ${count(number, one, several)}, ${when}`;
  },
  at: (at: string): string => `at ${at}`,
  fromTo: (from: string, until: string): string => `from ${from} to ${until}`,
  never: 'Nothing has ever waited for an answer here.',
  waitingSince: (since: string): string => `Waiting since ${since}`,
  allPassed: (since: string): string => `${since}; every deadline has passed.`,
  nextDue: (since: string, clock: string, at: string, left: string): string =>
    `${since}; the ${clock} is due at ${at}, in ${left}.`,
  sentence: (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  stillWaiting: 'still waiting',
  ended: ENDED,
  took: (how: string, length: string): string => `${how} after ${length}`,
  inTime: (took: string): string => `${took}, in time`,
  late: (took: string, length: string): string => `${took}, ${length} late`,
  units: { d: ' days', h: ' h', min: ' min' },
  starts: (clocks: number, due: string): string =>
    `the ${clocks === 1 ? 'clock starts' : 'clocks start'}: ${due}`,
  due: (clock: string, at: string): string => `${clock} due ${at}`,
  join: (parts: readonly string[]): string => parts.join('; '),
  stops: (clocks: number, how: string): string =>
    `the ${clocks === 1 ? 'clock stops' : 'clocks stop'}: ${how}`,
  unanswered: (what: string): string => `UNANSWERED: ${what}`,
  passed: {
    reply: 'the 24-hour deadline passed',
    'claim-exposure': 'Amazon may grant a claim from here on',
    'last-call': 'the customer counts as lost',
    promise: 'the promise to the buyer was not kept',
  } as Partial<Record<ClockName, string>>,
  passedOf: (clock: string): string => `the deadline of the ${clock} passed`,
  sent: {
    pending: (who: string, by: string): string => `${who}: alert scheduled by ${by}`,
    sending: (who: string, by: string): string => `${who}: alert being sent by ${by}`,
    accepted: (who: string, by: string): string => `${who}: alerted by ${by}, accepted`,
    delivered: (who: string, by: string): string => `${who}: alerted by ${by}, delivered`,
    digested: (who: string, by: string): string => `${who}: alerted by ${by}, in a digest`,
    retry: (who: string, by: string, attempts: number, next: string): string =>
      `${who}: not reached by ${by} after ${count(attempts, 'attempt', 'attempts')}, next try at ${next}`,
    unknown: (who: string, by: string, _attempts: number, next: string): string =>
      `${who}: may have been alerted by ${by}, next try at ${next}`,
    broken: (who: string, by: string): string => `${who}: not reached by ${by}, alerted another way`,
    cancelled: (who: string, by: string): string => `${who}: alert by ${by} not sent`,
    superseded: (who: string, by: string): string => `${who}: alert by ${by} not sent`,
  },
  ofStep: (sent: string, step: string): string => `${sent} [${step}]`,
  /** Alerts that no ladder has: about the reader's own answer, and to whom a thread was handed over. */
  aboutAnswer: {
    held: 'their answer did not leave',
    refused: 'their answer was refused',
    unknown: 'nothing shows whether their answer arrived',
    'sent-back': 'a colleague sent their answer back',
  } as Record<ReplyNews, string>,
  aboutHandOver: 'it was handed over to them',
  list: (names: readonly string[]): string => names.join(', '),
  withReason: (what: string, why: string): string => `${what}. ${why}`,
  channel: CHANNEL_WORDS as Readonly<Partial<Record<Channel, string>>>,
  copies: (copies: number): string =>
    `${copies === 1 ? 'an earlier copy' : `${copies} earlier copies`} may have arrived`,
  closingLine: (to: string, by: string, outcome: string): string =>
    `${to}: closing line by ${by}, ${outcome}`,
  closing: { toCome: 'to come', accepted: 'accepted', notSent: 'not sent' },
  incident: {
    acknowledge: (to: string, by: string, outcome: string): string =>
      `${to}: incident acknowledged by ${by}, ${outcome}`,
    resolve: (to: string, by: string, outcome: string): string =>
      `${to}: incident resolved by ${by}, ${outcome}`,
  },
  step: {
    called: 'alerted',
    fire: 'due',
    upcoming: 'to come',
    superseded: 'skipped',
    'not-needed': 'not needed',
  },
  stepLine: (outcome: string, step: string): string => `${outcome}: ${step}`,
  /** Reasons are in English only; other languages leave them out. */
  why: (reasons: readonly string[]): string =>
    reasons.length === 0 ? '' : ` (${[...new Set(reasons)].join('; ')})`,
};

export type StoryWords = typeof storyEn;
