import type { DurationMs } from '#shared/domain/instant';
import { duration } from '#shared/messages/time';

/** With a no-break space, so that a number stays on the line of its unit. */
const units = { d: '\u00a0days', h: '\u00a0h', min: '\u00a0min' };
const length = (ms: DurationMs): string => duration(ms, units);
const messages = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'}`;

/** The words of the figures. The other language has the same keys. */
export const en = {
  title: 'Figures',
  counted: (days: number, until: string): string =>
    `The ${days} days until ${until}. Counted as Amazon counts: message by message, without automatic replies.`,
  length,
  number: (count: number): string => count.toLocaleString('en'),
  filter: {
    time: 'Time',
    days: (days: number): string => `Last ${days} days`,
    store: 'Store',
    allStores: 'All stores',
    marketplace: 'Marketplace',
    allMarketplaces: 'All marketplaces',
    show: 'Show',
  },
  unknownFilter: 'That store or marketplace is not in your settings, so this page shows all of them.',
  empty: 'No buyer message came in during this time, and none is waiting.',
  emptyNext: 'Choose a longer time, or see on the health page whether mail comes in.',
  toHealth: 'To the health page',
  unrecorded: (until: string): string =>
    `People, products and who wrote again were not recorded before this release: what ended until ${until}, counts without them.`,
  onTarget: 'on target',
  offTarget: 'off target',
  none: '–',
  before: (days: number, value: string): string => `${value} in the ${days} days before.`,
  rate: {
    name: 'Answered within 24 h',
    means: 'The share of messages that needed an answer and got one in time.',
    line: (line: string): string => `Your target is ${line}.`,
    amazon: (value: string): string => `Amazon counts ${value}.`,
    advice: 'See below when the late ones came, and put somebody on duty then.',
  },
  median: {
    name: 'Median first answer',
    means: (average: string, p90: string): string =>
      `Half of the answers came sooner. On average ${average}; 90 of 100 within ${p90}.`,
    nothing: 'Nothing was answered yet.',
    advice: 'Staff the hours in which most messages come.',
  },
  late: {
    name: 'Answered late',
    means: 'After more than 24 hours. Amazon counts each of them.',
    fine: 'None: keep it so.',
    advice: 'See by day and hour when they came.',
  },
  unanswered: {
    name: 'Not answered',
    means: 'Older than 24 hours. An answer still helps the buyer.',
    fine: 'None: every message got its answer.',
    advice: 'Answer them, or mark what needs no answer.',
  },
  waiting: {
    name: 'Waiting now',
    means: 'Without an answer, whenever they came.',
    fine: 'Nothing waits.',
    advice: 'Begin with the oldest.',
  },
  firstContact: {
    name: 'Helped by the first answer',
    means: (answers: string, from: string, until: string): string =>
      `The share of ${answers} first answers, ${from} to ${until}, after which the buyer wrote nothing more for 7 days.`,
    advice: 'If it falls, see which topics grow: those answers leave something open.',
    nothing: 'It takes a week to know: the first answers are still too young.',
  },
  toInbox: 'Open the inbox',
  plots: {
    table: 'As a table',
    day: 'Day',
    messages: 'Messages',
    late: 'Late or not answered',
    others: 'All others',
    byDay: 'Messages by day',
    byDayMeans: 'A run of late ones shows a day on which nobody was there. Today, dashed, is not over yet.',
    dayTitle: (day: string, count: number, late: number): string =>
      `${day}: ${messages(count)}, ${late.toLocaleString('en')} late or not answered`,
    byHour: 'When messages come in',
    byHourMeans: (zone: string): string =>
      `By weekday and hour, ${zone}. Outlined: somebody of the rotas is on duty in most of the coming weeks. Dark outside of an outline is where a shift is missing.`,
    byHourNoRota: (zone: string): string =>
      `By weekday and hour, ${zone}. You have no rotas, so the same people are called at any hour.`,
    hourTitle: (weekday: string, hours: string, count: number): string =>
      `${weekday}, ${hours}: ${messages(count)}`,
    weekday: 'Weekday',
    staffed: 'on duty',
    answerTimes: 'Time to the first answer',
    answerTimesMeans:
      'How many waits ended after how long. What lies right of 24 h missed Amazon’s deadline.',
    length: 'Answered after',
    answers: 'Answers',
    backlog: 'Waiting now, by age',
    backlogMeans: 'What is older than 24 h has missed its deadline already.',
    age: 'Age',
    younger: (hours: number): string => `< ${hours} h`,
    between: (from: number, to: number): string => `${from}–${to} h`,
    older: (hours: number): string => `> ${hours} h`,
  },
  topics: {
    title: 'Topics',
    means: (days: number): string =>
      `What buyers wrote about in the last ${days} days, and in the ${days} days before. A topic that grows has a cause in the product or its page.`,
    topic: 'Topic',
    now: (days: number): string => `Last ${days} days`,
    before: 'Before',
    moved: 'Change',
    same: 'the same',
    nothing: 'No message of this time has a topic.',
    unknown: 'unknown',
  },
  products: {
    title: 'Topics by product',
    means: (named: number, all: number): string =>
      `Amazon names a product (ASIN) in ${named.toLocaleString('en')} of ${messages(all)}. A number that stands out shows what to mend: the page, the packing, the product.`,
    product: 'ASIN',
    nothing:
      'No message of this time names one product. Amazon names it only where the buyer wrote about an order.',
  },
  places: {
    title: 'By store and marketplace',
    means: 'Which place brings the late answers.',
    place: 'Place',
    messages: 'Messages',
    late: 'Late',
    unanswered: 'Not answered',
    rate: 'Within 24 h',
    median: 'Median',
  },
  contacts: {
    title: 'Amazon’s count beside ours',
    means:
      'Of the same days. Where they differ, some messages or replies do not reach Replywatch: see the health page.',
    days: 'Days',
    amazon: 'Amazon',
    ours: 'Ours',
    average: 'Average',
    notSeen: 'not stored any more',
  },
  defects: {
    title: 'Order defect rate',
    means:
      'Amazon deactivates accounts above its target. Three things count as a defect: claims, chargebacks and negative feedback.',
    target: 'Amazon’s target',
    below: (value: string): string => `under ${value}`,
    claims: 'Claims',
    chargebacks: 'Chargebacks',
    feedback: 'Negative feedback',
    orders: 'Orders',
    day: 'Reported on',
    trend: 'Over this time',
    trendTitle: (from: string, to: string): string =>
      `From ${from} to ${to}; the dashed line is Amazon’s target`,
    nothing: 'Amazon’s reports come by SP-API. None has come in this time.',
  },
  people: {
    title: 'By person',
    means:
      'Only managers see this. Answers count for whoever said “answered”; who writes in Seller Central is unknown, since Amazon’s copy does not name them.',
    person: 'Person',
    acknowledged: 'Acknowledged',
    answered: 'Answered',
    notNeeded: 'No response needed',
    median: 'Median',
    unknown: 'Unknown (Seller Central or mail)',
  },
  export: {
    title: 'Export',
    means: 'Tables for Excel: at most 31 days and 4 MB a file. They hold no words and no names of buyers.',
    from: 'From',
    to: 'To',
    days: 'Figures by day',
    threads: 'Threads',
    failed: 'This file cannot be made',
    badDay: 'Give two days, such as 2026-03-02.',
    wrongOrder: 'The first day is after the last.',
    tooMany: (most: number): string =>
      `At most ${most} days fit a file. Choose fewer, and take several files.`,
    tooOld: (oldest: string): string => `Figures are kept for 100 days. Begin on ${oldest} or later.`,
    tooLarge: 'It would be larger than 4 MB. Choose fewer days, or one store.',
    back: 'Back to the figures',
  },
  columns: {
    day: (zone: string): string => `Day (${zone})`,
    store: 'Store',
    marketplace: 'Marketplace',
    messages: 'Messages',
    inTime: 'Answered within 24 h',
    late: 'Late',
    unanswered: 'Not answered',
    notNeeded: 'No response needed',
    pending: 'Waiting',
    kind: 'Kind',
    order: 'Order',
    began: (zone: string): string => `First message (${zone})`,
    topic: 'Topic',
    language: 'Language',
    outcome: 'Outcome',
    ended: (zone: string): string => `Ended (${zone})`,
    minutes: 'Minutes',
    acknowledgedBy: 'Acknowledged by',
    endedBy: 'Ended by',
  },
  kind: {
    message: 'message',
    return: 'return',
    claim: 'A-to-z claim',
    cancellation: 'cancellation request',
    chargeback: 'chargeback',
    'account-status': 'account status',
    'figure-warning': 'warning about a figure',
    'figure-alarm': 'alarm about a figure',
    feedback: 'feedback',
    credentials: 'credentials',
    'unmatched-reply': 'copy of a reply',
    unknown: 'unrecognized mail',
  },
  outcome: {
    waits: 'waits',
    reply: 'answered',
    'own-reply': 'answered by your own mail',
    elsewhere: 'answered elsewhere',
    closed: 'completed',
    'no-response-needed': 'no response needed',
    'dealt-with': 'dealt with at Amazon',
    seen: 'looked at',
    matched: 'matched',
    lapsed: 'never answered',
  },
};
