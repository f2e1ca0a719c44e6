import type { UrgentReason } from '#shared/domain/urgent/reasons';

const reason: Record<UrgentReason, string> = {
  'child-hurt': 'child hurt',
  swallowed: 'swallowed or choked on',
  'electric-shock': 'electric shock',
  'allergic-reaction': 'allergic reaction',
  burn: 'burn',
  fire: 'fire',
  'smell-of-burning': 'smell of burning',
  injury: 'injury',
  lawyer: 'lawyer or court',
  authority: 'authority or recall',
  counterfeit: 'counterfeit or infringement',
  claim: 'A-to-z claim or chargeback',
  'review-threat': 'threat with a review',
};

/** What is said of urgent words. Every other language has the same keys. */
export const en = {
  reason,
  /** `Somebody may be hurt (burn)` */
  hurt: (what: string): string => `Somebody may be hurt (${what})`,
  /** `Urgent: lawyer or court` */
  urgent: (what: string): string => `Urgent: ${what}`,
  /** `Lawyer or court, 3 h left` */
  urgentLeft: (what: string, left: string): string =>
    `${what.slice(0, 1).toUpperCase()}${what.slice(1)}, ${left}`,
  /** The time left, then what to do. */
  then: (left: string, headline: string): string => `${left}. ${headline}`,
  label: 'Urgent',
  /** The entries of our lists that were found; the message itself is on the thread. */
  found: (what: string, words: readonly string[]): string => `${what}. ${en.foundWords(words)}`,
  foundWords: (words: readonly string[]): string => `Found: ${words.join(', ')}`,
  notUrgent: 'Not urgent',
  whatNotUrgent:
    'The thread leaves the top of the list, and the alerts about urgent words stop. The deadlines stay.',
  doneNotUrgent: 'Recorded: not urgent. The deadlines and their alerts stay.',
  urgentAfterAll: 'It is urgent after all',
  saidNotUrgent: (name: string, at: string): string => `${name} said at ${at} that it is not urgent.`,
  doneUrgentAfterAll: 'Recorded: it is urgent, and stands first again.',
  storyNotUrgent: (name: string): string => `${name} said that it is not urgent`,
  storyUrgentAfterAll: (name: string): string => `${name} said that it is urgent after all`,
  storyUrgent: (what: string): string => `urgent: ${what}`,
};

export type UrgentWords = typeof en;
