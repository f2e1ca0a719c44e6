import type { Assignee } from '#shared/domain/board/assignee';
import type { Done } from '#shared/domain/thread/done';

const done: Record<Done, string> = {
  refunded: 'Refunded in full',
  'refunded-in-part': 'Refunded in part',
  replaced: 'Sent a replacement',
  approved: 'Approved',
  refused: 'Refused',
  appealed: 'Appealed',
};

export const en = {
  /** A first line in the browser's tab. */
  title: (kind: string, order: string | undefined): string =>
    order === undefined ? kind : `${order}: ${kind}`,
  back: 'Inbox',
  waits: 'Waiting',
  over: 'Nothing is waiting',
  never: 'Nothing has ever waited here.',
  dueBy: (what: string, at: string): string => `${what}, by ${at}.`,
  nobody: 'Nobody has it.',
  assignedTo: (name: string): string => `Assigned to ${name}. Nobody has taken it on yet.`,
  assignedToYou: 'Assigned to you. Nobody has taken it on yet.',
  has: (name: string, until: string): string => `${name} has it until ${until}.`,
  youHave: (until: string): string => `You have it until ${until}.`,
  handedBy: (name: string): string => `${name} handed it over:`,
  acknowledge: 'Acknowledge: I’m on it',
  seen: 'I have looked at it',
  /** Why nothing is shown between two states. */
  done: {
    acknowledged: 'You have it now. Nobody alerted so far gets another alert before that runs out.',
    seen: 'Recorded: nobody gets another alert about this mail.',
    'handed-over': 'Handed over. They get an alert at once.',
    snoozed: 'Snoozed. Alerts resume then, if it still waits.',
    'answered-elsewhere': 'Recorded as answered. Nobody gets another alert about it.',
    'no-response-marked': 'Noted. Alerts go on until you have marked it at Amazon and said so here.',
    'no-response-needed': 'Recorded: no response needed. Nobody gets another alert about it.',
    'dealt-with': 'Recorded.',
    muted: 'Mails like this are muted for 90 days. You can undo it here.',
    unmuted: 'Mails like this alert again, from the next one on.',
    'reply-confirmed': 'Recorded: a person sent the reply, so it counts.',
    'reply-dismissed': 'Recorded: the reply was automatic. It does not count, and alerts continue.',
    answers: 'Recorded: the reply now stands on the thread that it answers.',
    note: 'Your note is on the thread.',
    mentioned: 'Your note is on the thread. Whoever it names gets it by e-mail.',
    tag: 'Tagged.',
    untag: 'The tag is gone.',
  },
  failed:
    'That was not recorded. Something is missing or out of range, or somebody was faster. Look below and try again.',
  newer:
    'A new message came in while this page was open. Nothing was recorded: read it, then send this again if it still holds.',
  tooManyTags: 'A thread has at most ten tags. Remove one first.',
  fileGone:
    'That file cannot be read any more. It may have been deleted with its mail, or be too large: look in Seller Central.',

  noResponse: 'No response needed',
  noResponseWhat:
    'Amazon’s clock runs on until the message is marked there, so alerts go on too. Say here why; then mark it at Amazon.',
  noResponseSay: 'Note it, and show me Amazon’s link',
  marked: (name: string, at: string): string =>
    `${name} said at ${at} that it needs no response. Amazon does not know yet, and its clock runs on.`,
  markIt: 'Mark it at Amazon',
  markItByHand:
    'This mail has no link of Amazon’s for it: open the message in Seller Central and choose “No Response Needed”.',
  markedIt: 'I marked it at Amazon',
  dealt: 'What was done?',
  dealtButton: 'Record it',
  dealtEnds: 'This ends the alerts.',
  dealtGoesOn: 'Alerts go on until Amazon’s decision comes in.',
  amount: 'Amount (for a refund)',
  currency: 'Currency',
  doneNames: done,
  answersWhich: 'Which message does this reply answer?',
  answersButton: 'It answers this one',
  answersNone:
    'No message was waiting when this reply came in. If it answers none of yours, choose “No response needed”.',
  muteUndo: 'Mails like this are muted.',

  talk: 'Conversation',
  buyer: 'Buyer',
  shop: 'We',
  shopBy: { copy: 'through Amazon', own: 'from your own mailbox', event: 'in your help desk' },
  amazon: 'Amazon',
  stranger: 'Unrecognized sender',
  subject: 'Subject',
  quoted: 'Earlier mail, quoted',
  showAll: (characters: number): string => `Show all ${characters.toLocaleString('en')} characters`,
  onlyThis: 'Only this message is shown.',
  whole: 'Whole conversation',
  cut: 'The mail is longer than this. Its end is in Seller Central.',
  noWords: 'No words.',
  unread: {
    deleted: 'The mail was deleted, as every mail is after 30 days. Its words are in Seller Central.',
    unreadable: 'This mail cannot be read right now. Reload in a minute, or look in Seller Central.',
    event: 'Reported by another system, without its words: look there, or in Seller Central.',
  },
  unproven: 'unproven: may not be from Amazon',
  automatic: 'looks automatic',
  earlier: 'Earlier messages',
  latest: 'Latest messages',
  folded: (count: number): string =>
    `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'} in between came as a flood and ${count === 1 ? 'is' : 'are'} only counted. They are in Seller Central.`,
  empty: 'No message has been recorded on this thread.',
  files: 'Files',
  file: (place: number): string => `File ${place}`,
  tooLarge: 'This mail is too large to list its files here. They are in Seller Central.',
  download: 'Download',
  downloadOf: (name: string): string => `Download ${name}`,
  picture: (name: string): string => `Picture: ${name}`,
  fileWarning: 'A stranger sent this. Open it only on a computer with a virus scanner.',

  clocks: 'Clocks',
  clockState: { running: 'running', missed: 'missed', stopped: 'stopped' },
  who: 'Who',
  assignee: 'Assigned to',
  because: {
    'acted-last': 'last to handle this thread',
    rule: 'by a rule of the settings',
    'on-call': 'on call when it came in',
    'on-call-next': 'nobody was on call when it came in, and this shift was the next',
  } satisfies Record<Assignee['because'], string>,
  onDuty: 'On duty now',
  noDuty: 'nobody',
  nextAlert: 'Next alert',
  noAlert: 'none',
  about: 'About it',
  related: 'Same order',
  story: 'What happened',
  storyAll: (count: number): string => `All ${count.toLocaleString('en')} lines`,
  readBy: 'Read by',
  /** After the name of a reader. */
  savedIt: 'saved it as evidence',
  notes: 'Notes to colleagues',
  notesWhat:
    'The buyer never sees them. Write @name to tell somebody by e-mail. Notes are deleted after 25 days.',
  note: 'Note',
  noteButton: 'Add the note',
  tags: 'Tags',
  tag: 'New tag',
  tagButton: 'Add',
  untag: (tag: string): string => `Remove ${tag}`,
  people: (names: string): string => `People: ${names}`,
};

export type ThreadWords = typeof en;
