/** Names and keys of the one table. Items: threads, the waits of their messages that have ended, pointers to them, settings, sightings. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  /** Threads while something can happen: partition `shard`, sorted by `nextActionAt` (milliseconds). Keys only. */
  openIndex: { name: 'open', partitionKey: 'shard', sortKey: 'nextActionAt' },
} as const;

/** How many partitions the open index spreads over; a sweep asks each once. */
export const OPEN_SHARDS = 4;

export const keys = {
  thread: (id: string) => ({ pk: `thread#${id}`, sk: 'thread' }),
  settings: { pk: 'settings', sk: 'current' },
  planMark: { pk: 'settings', sk: 'planned' },
  pointer: (key: string, threadId: string) => ({ pk: `pointer#${key}`, sk: threadId }),
  /** By the day of the last message, in UTC; `wait` names thread and first message without telling them. */
  endedWait: (store: string, day: string, wait: string) => ({ pk: `waits#${store}`, sk: `${day}#${wait}` }),
  seen: (store: string, marketplaceId: string) => ({ pk: `seen#${store}#${marketplaceId}`, sk: 'seen' }),
} as const;

/** The thread's id in its partition key; undefined for another item. */
export function threadIdOf(partitionKey: string): string | undefined {
  return partitionKey.startsWith('thread#') ? partitionKey.slice('thread#'.length) : undefined;
}
