/** How grave a finding is: `block` is never sent, `stop` only with a reason that the manager sees, the others may be sent. */
export type Level = 'block' | 'stop' | 'warn' | 'fix';

export interface Rule {
  readonly level: Level;
  /** Where Amazon or a vendor says so. */
  readonly source: string;
  /** When we read it there. */
  readonly date: string;
}

const G1701 = 'Seller Central help G1701, Communication guidelines';
const ALLOWED = 'ecomengine.com/help/what-can-i-include-in-my-emails';
const CHECKLIST = 'ecomengine.com/help/compliance-checklist';
const STYLE = '3dsellers.com, Amazon’s new communication guidelines';
const FEEDBACK = 'Seller Central help, Feedback Manager; reviews: Customer product reviews policies';
const OURS = 'Replywatch';
const READ = '2026-11-30';

const rule = (level: Level, source: string): Rule => ({ level, source, date: READ });

/** What one may not, or had better not, write to a buyer. */
export const RULES = {
  'contact-email': rule('block', CHECKLIST),
  'contact-phone': rule('block', CHECKLIST),
  /** The number of a carrier, a maker or a warranty may be given. */
  'contact-phone-service': rule('warn', ALLOWED),
  /** A name, a number or a code at a chat service. */
  'contact-chat': rule('block', CHECKLIST),
  /** Asks the buyer away from Amazon without naming an address. */
  'contact-elsewhere': rule('stop', G1701),
  'link-external': rule('block', G1701),
  'link-http': rule('fix', ALLOWED),
  'link-amazon-shop': rule('warn', 'edesk.com, Amazon messaging rules'),
  'review-incentive': rule('block', G1701),
  /** A review or feedback is to be removed or changed for a benefit. */
  'review-change-incentive': rule('block', G1701),
  'review-change': rule('stop', G1701),
  'review-positive': rule('stop', G1701),
  'review-if': rule('stop', G1701),
  'review-ask': rule('stop', FEEDBACK),
  /** Seller feedback may be asked about politely once the problem is solved, not before. */
  'feedback-change': rule('stop', FEEDBACK),
  'feedback-ask': rule('warn', FEEDBACK),
  marketing: rule('stop', G1701),
  'ask-cancel': rule('stop', G1701),
  'important-subject': rule('stop', 'Seller Central help G1701, change of April 2025'),
  emoji: rule('stop', STYLE),
  /** A text greets somebody else; Amazon's name of the buyer can be wrong, too. */
  'other-buyer': rule('warn', OURS),
  'other-order': rule('stop', OURS),
  variable: rule('block', OURS),
  empty: rule('block', OURS),
  'thanks-only': rule('warn', CHECKLIST),
  language: rule('warn', 'SP-API Messaging, language of preference'),
  'fba-order': rule('warn', 'Seller Central help G200298130'),
  length: rule('warn', 'SP-API Messaging, 2,000 characters'),
  'file-size': rule('block', 'Seller Central help 200389080; Lambda takes 4 MB'),
  'file-type': rule('block', ALLOWED),
  'blank-lines': rule('fix', STYLE),
  html: rule('fix', STYLE),
  'doubled-word': rule('fix', CHECKLIST),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;
