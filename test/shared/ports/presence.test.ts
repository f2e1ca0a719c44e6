import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbPresence } from '#shared/adapters/dynamodb/people/presence';
import { PRESENT_FOR_MS, type Presence } from '#shared/ports/people/presence';
import { at } from '#test/builders/thread';
import { memoryPresence } from '#test/fakes/memory-presence';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const NOW = at('10:00');
const stores: [string, () => Promise<Presence>][] = [
  ['in memory', () => Promise.resolve(memoryPresence())],
  ['in DynamoDB', async () => dynamoDbPresence(database.client, await database.newTable())],
];

describe.each(stores)('presence %s', (_, make) => {
  it('names each person of a thread once, with what they did last', async () => {
    const presence = await make();
    expect(await presence.of('t1', NOW)).toEqual([]);
    await presence.note('t1', { person: 'li', at: NOW, writes: false });
    await presence.note('t1', { person: 'ana', at: NOW, writes: false });
    await presence.note('t1', { person: 'li', at: NOW + 1, writes: true });
    await presence.note('t2', { person: 'chen', at: NOW, writes: true });
    expect(await presence.of('t1', NOW + 1)).toEqual([
      { person: 'ana', at: NOW, writes: false },
      { person: 'li', at: NOW + 1, writes: true },
    ]);
  });

  it('ends after two minutes, though the table may not have deleted it', async () => {
    const presence = await make();
    await presence.note('t1', { person: 'li', at: NOW, writes: true });
    expect(await presence.of('t1', NOW + PRESENT_FOR_MS - 1)).toHaveLength(1);
    expect(await presence.of('t1', NOW + PRESENT_FOR_MS)).toEqual([]);
  });
});
