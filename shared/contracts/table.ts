/**
 * Names and keys of the one table. Items: threads, ended waits of their messages, pointers to threads, settings, and
 * small logs and notes.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  /** Open threads: partition `shard`, sorted by `nextActionAt` (milliseconds). Keys only. */
  openIndex: { name: 'open', partitionKey: 'shard', sortKey: 'nextActionAt' },
  /**
   * What people see: partition `listed` (waits, answered), sorted by `due` (milliseconds; below zero what is urgent), with what
   * lists filter by.
   */
  boardIndex: {
    name: 'board',
    partitionKey: 'listed',
    sortKey: 'due',
    included: ['kind', 'store', 'market', 'language', 'topic', 'assignee', 'holder', 'heldUntil'],
  },
} as const;

/** The number of partitions of the open index; a sweep queries each once. */
export const OPEN_SHARDS = 4;

export const keys = {
  thread: (id: string) => ({ pk: `thread#${id}`, sk: 'thread' }),
  settings: { pk: 'settings', sk: 'current' },
  /** Who takes over from whom, beside the settings, so that a deploy leaves it alone. */
  takeovers: { pk: 'settings', sk: 'takeovers' },
  /** Who has push, beside the settings, because each decision needs both. */
  pushTo: { pk: 'settings', sk: 'push' },
  /** The public half of the key for push. */
  pushKey: { pk: 'settings', sk: 'push-key' },
  /** The settings that the current ones replaced. */
  previousSettings: { pk: 'settings', sk: 'previous' },
  planMark: { pk: 'settings', sk: 'planned' },
  pointer: (key: string, threadId: string) => ({ pk: `pointer#${key}`, sk: threadId }),
  /** A pointer that is found by its instant; the sort key begins with milliseconds of equal length. */
  datedPointer: (key: string, at: number, threadId: string) => ({
    pk: `pointer#${key}`,
    sk: `${datedFrom(at)}${threadId}`,
  }),
  /** A place that only one holder can have. */
  claim: (place: string) => ({ pk: `pointer#${place}`, sk: 'claim' }),
  /** By the day of the last message, in UTC; `wait` is a hash that identifies thread and first message. */
  endedWait: (store: string, day: string, wait: string) => ({ pk: `waits#${store}`, sk: `${day}#${wait}` }),
  /** The state of a closed day: how often it was changed late, and whether its waits are rolled up. */
  day: (store: string, day: string) => ({ pk: `days#${store}`, sk: day }),
  /** A piece of a day's roll-up, separate from the days so that their state is read in one small query. */
  rollUp: (store: string, day: string, piece: string) => ({ pk: `roll-ups#${store}`, sk: `${day}#${piece}` }),
  /** Marks that a person got the weekly digest. */
  digest: (week: string, person: string) => ({ pk: `digest#${week}`, sk: person }),
  /** Which sends a mail carried, by the token in its tag. */
  sent: (token: string) => ({ pk: `sent#${token}`, sk: 'sent' }),
  /** How a test alert of the doctor's went. */
  testAlert: (test: string) => ({ pk: `test-alert#${test}`, sk: 'outcome' }),
  /** Snapshots of one report, by the day. */
  snapshot: (store: string, marketplaceId: string, report: string, day: string) => ({
    pk: `report#${store}#${marketplaceId}#${report}`,
    sk: day,
  }),
  /** How far the board has been filled. */
  boardFilling: { pk: 'board', sk: 'filling' },
  /** The verdict of the last audit. */
  audit: { pk: 'audit', sk: 'verdict' },
  /** The last two canaries. */
  canary: { pk: 'canary', sk: 'sent' },
  registry: { pk: 'sp-api', sk: 'registry' },
  deadLetter: (queue: string, id: string) => ({ pk: 'set-aside', sk: `${queue}#${id}` }),
  /** Marks a report that was requested on a day. */
  asked: (store: string, marketplaceId: string, report: string, day: string) => ({
    pk: `asked#${store}#${marketplaceId}#${report}`,
    sk: day,
  }),
  /** Marks that a buyer was forgotten on a day; `run` is random, because nothing may reveal whom. */
  forgotten: (day: string, run: string) => ({ pk: 'forgotten', sk: `${day}#${run}` }),
  /** A manager's word that mails like one need nobody. */
  mute: (id: string) => ({ pk: 'mutes', sk: id }),
  /** What a colleague wrote on a thread. */
  note: (threadId: string, id: string) => ({ pk: `notes#${threadId}`, sk: `note#${id}` }),
  tags: (threadId: string) => ({ pk: `notes#${threadId}`, sk: 'tags' }),
  /** That a person was shown the words of a thread, or saved them; the sort key begins with milliseconds of equal length. */
  read: (threadId: string, at: number, person: string, saved = false) => ({
    pk: `reads#${threadId}`,
    sk: `${datedFrom(at)}${person}${saved ? '#saved' : ''}`,
  }),
  /** That a person has a thread open. */
  present: (threadId: string, person: string) => ({ pk: `present#${threadId}`, sk: person }),
  /** What Amazon said of an order when somebody last looked. The ids of all threads of the order begin as its key ends. */
  order: (store: string, orderId: string) => ({ pk: `order#${store}.${orderId}`, sk: 'order' }),
  /** That a person ticked a step of a thread's procedure; the sort key begins with milliseconds of equal length. */
  mark: (threadId: string, at: number, what: string) => ({
    pk: `marks#${threadId}`,
    sk: `${datedFrom(at)}${what}`,
  }),
  /** Where a person is signed in, by the hash of the token in the browser's cookie. */
  session: (person: string, id: string) => ({ pk: `person#${person}`, sk: `session#${id}` }),
  /** The language and time zone that a person chose for the pages. */
  preferences: (person: string) => ({ pk: `person#${person}`, sk: 'preferences' }),
  /** The devices on which a person switched push on. */
  pushDevices: (person: string) => ({ pk: `person#${person}`, sk: 'push' }),
  /** The templates that a person used last. */
  usedTemplates: (person: string) => ({ pk: `person#${person}`, sk: 'templates' }),
  /** A template of the shop's own. */
  template: (id: string) => ({ pk: 'templates', sk: `template#${id}` }),
  /** How often replies that were written from a template were sent, refused, and asked about again. */
  templateOutcomes: (id: string) => ({ pk: 'templates', sk: `outcomes#${id}` }),
  /** A template as it stood after a change; without a number, where its revisions begin. */
  templateRevision: (id: string, revision?: number) => ({
    pk: `template#${id}`,
    sk: `revision#${revision === undefined ? '' : String(revision).padStart(6, '0')}`,
  }),
  /** Marks that the outcome of a reply was counted. */
  templateOutcome: (id: string, replyId: string, outcome: string) => ({
    pk: `template#${id}`,
    sk: `outcome#${replyId}#${outcome}`,
  }),
  /** A link to sign in with, by the hash of the token in its address. */
  signInLink: (id: string) => ({ pk: `sign-in#${id}`, sk: 'link' }),
  /** How often something happened that strangers may do only so often. */
  counter: (key: string) => ({ pk: `count#${key}`, sk: 'count' }),
  /** What the assistant's model cost on a day, in UTC. */
  assistantCost: (day: string) => ({ pk: 'assistant', sk: day }),
  seen: (store: string, marketplaceId: string) => ({ pk: `seen#${store}#${marketplaceId}`, sk: 'seen' }),
  /** How many unproven mails came to a marketplace on a day. */
  unproven: (store: string, marketplaceId: string, day: string) => ({
    pk: `seen#${store}#${marketplaceId}`,
    sk: `unproven#${day}`,
  }),
} as const;

/** Where the dated pointers of an instant begin. */
export function datedFrom(at: number): string {
  return `${String(at).padStart(15, '0')}#`;
}

/** The thread that a pointer names, by its sort key. */
export function pointedThreadOf(sortKey: string): string {
  return sortKey.replace(/^\d{15}#/, '');
}

/** The thread's id in its partition key; undefined for another item. */
export function threadIdOf(partitionKey: string): string | undefined {
  return partitionKey.startsWith('thread#') ? partitionKey.slice('thread#'.length) : undefined;
}
