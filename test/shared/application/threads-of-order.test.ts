import { expect, it } from 'vitest';
import { threadsOfOrder } from '#shared/application/threads/threads-of-order';
import { newThread } from '#shared/domain/thread/thread';
import { at } from '#test/builders/thread';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const now = at('10:00');
const ORDER = '111-1111111-1111111';

it('finds the threads of an order by their ids, of every kind and in the stores that are asked for', async () => {
  const store = memoryThreadStore();
  for (const id of [
    `acme-us.${ORDER}`,
    `acme-us.${ORDER}.return`,
    `acme-eu.${ORDER}.claim`,
    `acme-jp.${ORDER}`,
    'acme-us.111-1111111-1111112',
  ])
    await store.save(
      { thread: newThread({ id, kind: 'message', store: 'any' }), version: 0, nextActionAt: now },
      now,
    );
  const found = await threadsOfOrder(store, ['acme-us', 'acme-eu'], ORDER, now);
  expect(found.map(({ thread }) => thread.id)).toEqual([
    `acme-eu.${ORDER}.claim`,
    `acme-us.${ORDER}`,
    `acme-us.${ORDER}.return`,
  ]);
  expect(await threadsOfOrder(store, [], ORDER, now)).toEqual([]);
});
