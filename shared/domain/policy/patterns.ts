import type { Pattern } from './read/match.ts';

/** Languages in which the verb may follow: "Ihre Bewertung löschen", "把评价删除". */
const VERB_LAST = ['de', 'nl', 'sv', 'zh', 'ja'];
const HARMLESS = { unless: ['deny', 'thanks'] } as const;
const DENIED = { unless: ['deny'] } as const;

/** What the rules look for, in kinds of words; the words of each language are beside it. */
export const PATTERNS: readonly Pattern[] = [
  { rule: 'review-incentive', find: 'gift … swap/trade + review/feedback', ...DENIED },
  { rule: 'review-incentive', find: 'refund … trade + review/feedback', ...DENIED },
  { rule: 'review-incentive', find: 'refund + swap + review', ...DENIED },
  { rule: 'review-incentive', find: 'gift/refund … swap/trade + stars', ...DENIED },
  { rule: 'review-incentive', find: 'refund … swap + good/stars + review', ...DENIED },
  {
    rule: 'review-incentive',
    find: 'gift/refund … swap/trade/if … leave + review/feedback/stars',
    ...DENIED,
  },
  { rule: 'review-incentive', find: 'gift/refund … if … review + leave', only: VERB_LAST, ...DENIED },
  { rule: 'review-incentive', find: 'gift/refund … if … rate', ...DENIED },
  { rule: 'review-incentive', find: 'if … leave + review/feedback/stars … gift/refund', ...DENIED },
  {
    rule: 'review-incentive',
    find: 'if … review/feedback/stars + leave … gift/refund',
    only: VERB_LAST,
    ...DENIED,
  },
  { rule: 'review-incentive', find: 'if … rate … gift/refund', ...DENIED },
  { rule: 'review-incentive', find: 'leave + review/stars …| gift', ...DENIED },
  { rule: 'review-incentive', find: 'review/stars + leave …| gift', only: VERB_LAST, ...DENIED },
  { rule: 'review-incentive', find: 'leave + review/feedback/stars … get … refund/gift', ...DENIED },
  { rule: 'review-incentive', find: 'rate … get … refund/gift', ...DENIED },
  { rule: 'review-incentive', find: 'rate …| gift', ...DENIED },
  { rule: 'review-incentive', find: 'swap/trade + review/stars … gift', ...DENIED },
  { rule: 'review-incentive', find: 'trade + review/feedback/stars … refund', ...DENIED },
  { rule: 'review-incentive', find: 'good + review … gift', ...HARMLESS },
  { rule: 'review-incentive', find: 'review/stars + gift', only: ['zh', 'ja'], ...DENIED },
  { rule: 'review-incentive', find: 'review/stars … get … gift', only: ['zh', 'ja'], ...DENIED },
  { rule: 'review-incentive', find: 'review/stars + swap … gift/refund', only: ['zh', 'ja'], ...DENIED },
  { rule: 'review-incentive', find: 'review/good + if … gift/refund', only: ['zh', 'ja'], ...DENIED },
  { rule: 'review-incentive', find: 'stars … gift', ...HARMLESS },

  {
    rule: 'review-change-incentive',
    find: 'gift/refund … if/swap/trade … change + review/feedback/stars',
    ...DENIED,
  },
  {
    rule: 'review-change-incentive',
    find: 'gift/refund … if/swap/trade … review/feedback + change',
    ...DENIED,
  },
  {
    rule: 'review-change-incentive',
    find: 'if/swap/trade … change + review/feedback … gift/refund',
    ...DENIED,
  },
  {
    rule: 'review-change-incentive',
    find: 'if/swap/trade … review/feedback … change … gift/refund',
    only: VERB_LAST,
    ...DENIED,
  },
  { rule: 'review-change-incentive', find: 'change + review/feedback … get … gift/refund', ...DENIED },
  {
    rule: 'review-change-incentive',
    find: 'review/feedback … change … get … gift/refund',
    only: VERB_LAST,
    ...DENIED,
  },
  { rule: 'review-change-incentive', find: 'if … review + change … gift/refund', ...DENIED },
  {
    rule: 'review-change-incentive',
    find: 'review + change + if … gift/refund',
    only: ['zh', 'ja'],
    ...DENIED,
  },
  { rule: 'review-change-incentive', find: 'change + review …| gift', ...DENIED },
  { rule: 'review-change-incentive', find: 'review + change …| gift', only: VERB_LAST, ...DENIED },

  { rule: 'review-change', find: 'change + review/stars', ...DENIED },
  { rule: 'review-change', find: 'change + good + review', ...DENIED },
  { rule: 'review-change', find: 'review + change', only: VERB_LAST, ...DENIED },
  { rule: 'review-change', find: 'bad + review + change', only: VERB_LAST, ...DENIED },
  { rule: 'feedback-change', find: 'change + feedback', ...DENIED },
  { rule: 'feedback-change', find: 'feedback + change', only: VERB_LAST, ...DENIED },

  { rule: 'review-if', find: 'if … happy … review/stars/rate', ...HARMLESS },
  { rule: 'review-if', find: 'if … happy … leave + feedback', ...HARMLESS },
  { rule: 'review-if', find: 'happy …| rate', ...HARMLESS },
  { rule: 'review-if', find: 'happy …| leave + review', ...HARMLESS },
  { rule: 'review-if', find: 'pleased … review/stars/rate', ...HARMLESS },
  { rule: 'review-if', find: 'happy + if … review', only: VERB_LAST, ...HARMLESS },
  { rule: 'review-if', find: 'before … review/feedback/rate', ...HARMLESS },
  {
    rule: 'review-if',
    find: 'review/feedback/rate … before … contact',
    only: ['zh', 'ja', 'de', 'nl'],
    ...HARMLESS,
  },
  { rule: 'review-if', find: 'bad + before', only: ['zh', 'ja'], ...HARMLESS },
  { rule: 'review-if', find: 'bad + review + before', only: ['zh', 'ja'], ...HARMLESS },

  { rule: 'review-positive', find: 'good + review', ...HARMLESS },
  { rule: 'review-positive', find: 'review + good', only: ['fr', 'it', 'es', 'pt', 'pl'], ...HARMLESS },
  { rule: 'review-positive', find: 'leave/rate + good', only: ['zh', 'ja'], ...HARMLESS },
  { rule: 'review-positive', find: 'good + leave/wish', only: ['zh', 'ja'], ...HARMLESS },
  { rule: 'review-positive', find: 'stars', ...HARMLESS },

  { rule: 'review-ask', find: 'leave + review', ...HARMLESS },
  { rule: 'review-ask', find: 'review + leave/wish', only: VERB_LAST, ...HARMLESS },
  { rule: 'review-ask', find: 'wish … review', ...HARMLESS },
  { rule: 'review-ask', find: 'review … wish', ...HARMLESS },
  { rule: 'review-ask', find: 'yours + review', ...HARMLESS },
  { rule: 'review-ask', find: 'rate', ...HARMLESS },
  { rule: 'feedback-ask', find: 'leave + feedback', ...HARMLESS },
  { rule: 'feedback-ask', find: 'feedback + leave/wish', only: VERB_LAST, ...HARMLESS },

  { rule: 'contact-chat', find: 'chat', ...DENIED },
  { rule: 'contact-chat', find: 'contact + app', ...DENIED },
  { rule: 'contact-chat', find: 'app + contact', ...DENIED },
  { rule: 'contact-chat', find: 'we … prep + app', ...DENIED },
  { rule: 'contact-chat', find: 'prep + app … we', ...DENIED },
  { rule: 'contact-chat', find: 'app … contact', only: ['zh', 'ja'], ...DENIED },
  { rule: 'contact-chat', find: 'scan … contact/gift/get/app', ...DENIED },
  { rule: 'contact-elsewhere', find: 'elsewhere', ...DENIED },
  { rule: 'contact-elsewhere', find: 'contact + mail', ...DENIED },

  { rule: 'marketing', find: 'marketing', ...DENIED },

  { rule: 'ask-cancel', find: 'ask … cancel' },
  { rule: 'ask-cancel', find: 'cancel + ask', only: ['fr', 'it', 'es', 'pt', 'nl', 'sv', 'pl', 'ja'] },
  { rule: 'ask-cancel', find: 'cancel …| shortage' },
  { rule: 'ask-cancel', find: 'shortage …| cancel' },
];
