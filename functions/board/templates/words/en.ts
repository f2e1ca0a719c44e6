import type { Fault } from '#shared/domain/templates/faults';
import type { Fulfilment, TemplateUse } from '#shared/domain/templates/template';
import type { Variable } from '#shared/domain/templates/variables';

const uses: Record<TemplateUse, string> = {
  answer: 'Answer',
  holding: 'Holding reply',
  'first-step': 'First step with an unhappy buyer',
};

const fulfilments: Record<Fulfilment, string> = {
  seller: 'Orders that you send',
  amazon: 'Orders that Amazon sends (FBA)',
};

const problems: Record<Fault['problem'], string> = {
  missing: 'Give it a name in English or Chinese.',
  long: 'This is too long.',
  malformed: 'Use 1 to 40 small letters, digits and hyphens, beginning with a letter or digit.',
  taken: 'Another template has this shortcut. Choose another one.',
  none: 'Write the text in at least one language.',
  empty: 'Write a text, or leave this language out.',
  'unknown-variable': 'There is no such variable; nothing would fill it.',
  'parcel-variable':
    'Amazon tells nobody about the parcels that it sends itself, so nothing would fill this in an FBA order.',
};

const variables: Record<Variable, string> = {
  buyer: 'the buyer’s name, as Amazon gives it',
  order: 'the order number',
  item: 'the title of the product',
  carrier: 'who carries the parcel',
  tracking: 'the tracking number',
  'package status': 'the last status of the parcel',
  'ship by': 'the last day to send it',
  'deliver by': 'the last promised day of delivery',
  'promised time': 'the time by which you answer',
  store: 'the name of the store',
  me: 'the name of whoever writes',
};

export const en = {
  lead: (count: number): string =>
    count === 0 ? 'No template fits' : count === 1 ? '1 template' : `${count} templates`,
  add: 'New template',
  search: 'Search names, texts and /shortcuts',
  find: 'Search',
  topic: 'Topic',
  everyTopic: 'Every topic',
  anyTopic: 'For any topic',
  language: 'Written in',
  everyLanguage: 'Any language',
  showRetired: 'Show retired ones',
  reset: 'Show all',
  nothing: 'No template fits. Search for less, or write a new one.',
  nothingForReader: 'No template fits. Search for less.',
  starter: 'Starter library',
  retired: 'Retired',
  uses,
  fulfilments,
  onlySeller: 'sent by you',
  onlyAmazon: 'sent by Amazon',
  written: (count: number): string => `${count} ${count === 1 ? 'language' : 'languages'}`,
  outcomes: (sent: number, refused: number, askedAgain: number): string =>
    [
      `sent ${sent} ${sent === 1 ? 'time' : 'times'}`,
      ...(refused > 0 ? [`refused ${refused}`] : []),
      ...(askedAgain > 0 ? [`asked again ${askedAgain}`] : []),
    ].join(', '),
  neverSent: 'Not used yet',
  doubtful: 'Look at it',
  doubtfulWhy: (refused: number, askedAgain: number): string =>
    refused > 0
      ? `Amazon refused ${refused} of its replies. Read why on their threads, and mend the text.`
      : `After ${askedAgain} of its replies the buyer asked again. Perhaps it leaves something open: mend the text.`,
  back: 'Templates',
  edit: 'Change',
  retire: 'Retire',
  restore: 'Offer it again',
  retiredBy: (name: string, at: string): string =>
    `${name} retired it ${at}. Nobody is offered it; its history stays.`,
  starterWhat:
    'It came with Replywatch, and an update may mend it. Once a manager changes it, it is yours and stays as it is.',
  changedBy: (name: string, at: string): string => `Last changed by ${name}, ${at}.`,
  byFile: 'an imported file',
  facts: 'What it is for',
  shortcut: 'Shortcut',
  use: 'Used as',
  topics: 'Topics',
  kinds: 'Kinds of threads',
  anyKind: 'Any',
  fulfilment: 'Orders',
  anyFulfilment: 'Any order',
  outcome: 'Its replies',
  preview: 'How it reads',
  previewWhat: 'Filled with an example. What is marked comes from the order and the thread.',
  characters: (count: number): string => `${count} characters`,
  history: 'History',
  historyOf: (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`,
  made: 'Made',
  change: {
    name: 'name',
    shortcut: 'shortcut',
    use: 'use',
    topics: 'topics',
    kinds: 'kinds',
    fulfilment: 'orders',
    retired: 'retired',
    restored: 'offered again',
  },
  changed: (what: string): string => `Changed: ${what}`,
  unchanged: 'Saved without a change',
  removedText: 'This language was removed.',
  textThen: 'The text then',
  done: {
    saved: 'Saved. Your colleagues are offered it from now on.',
    retired: 'Retired. Nobody is offered it any more.',
    restored: 'Offered again.',
  },
  newTitle: 'New template',
  editTitle: (name: string): string => `Change “${name}”`,
  managersOnly: 'Only a manager changes templates. You can read and use all of them.',
  refused: {
    'changed-meanwhile':
      'Somebody else changed this template while you did. Nothing was saved. Your words are below: compare them with the current template, which opens in another tab, and save again.',
    'too-many': 'There are 200 templates, and nobody finds more. Change one that you no longer need.',
    'breaks-rules':
      'Nothing was saved: a text breaks a rule, so a reply from it could not be sent. Mend what is listed below.',
  },
  seeCurrent: 'Open the current template',
  faulty: 'Nothing was saved. Please mend this:',
  problems,
  inLanguage: (language: string, what: string): string => `${language}: ${what}`,
  nameIn: { en: 'Name in English', 'zh-CN': 'Name in Chinese' },
  nameWhat: 'For your colleagues. One of the two is enough.',
  shortcutWhat: 'Typed after a slash while writing a reply, like /delayed.',
  topicsWhat: 'The topics for which it comes first. None means any.',
  kindsWhat: 'Leave all open, unless it makes sense for some kinds only.',
  texts: 'Texts',
  textsWhat:
    'One for each language of your buyers. Leave a language empty to leave it out. Amazon takes at most 2,000 characters.',
  notWritten: 'not written',
  variablesTitle: 'Variables',
  variablesWhat: 'Write them between braces. Each is filled from the order and the thread.',
  variables,
  save: 'Save',
  cancel: 'Cancel',
};

export type TemplateWords = typeof en;
