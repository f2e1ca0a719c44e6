/** Names and keys of the one table. Items: threads, pointers to them, settings, sightings. */
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
  seen: (store: string, marketplaceId: string) => ({ pk: `seen#${store}#${marketplaceId}`, sk: 'seen' }),
} as const;

/** The thread's id in its partition key; undefined for another item. */
export function threadIdOf(partitionKey: string): string | undefined {
  return partitionKey.startsWith('thread#') ? partitionKey.slice('thread#'.length) : undefined;
}
