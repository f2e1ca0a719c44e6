import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbNotes } from '#shared/adapters/dynamodb/people/thread-notes';
import { dynamoDbReads } from '#shared/adapters/dynamodb/people/thread-reads';
import { days, seconds } from '#shared/domain/instant';
import { MOST_TAGS, type Note, type Notes } from '#shared/ports/people/notes';
import type { Reads } from '#shared/ports/people/reads';
import { at } from '#test/builders/thread';
import { memoryNotes, memoryReads } from '#test/fakes/memory-notes';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const NOW = at('10:00');
const noteStores: [string, () => Promise<Notes>][] = [
  ['in memory', () => Promise.resolve(memoryNotes())],
  ['in DynamoDB', async () => dynamoDbNotes(database.client, await database.newTable())],
];
const readStores: [string, () => Promise<Reads>][] = [
  ['in memory', () => Promise.resolve(memoryReads())],
  ['in DynamoDB', async () => dynamoDbReads(database.client, await database.newTable())],
];
const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  at: NOW,
  by: 'li',
  text: '请看一下',
  mentions: [],
  ...more,
});

describe.each(noteStores)('notes %s', (_, make) => {
  it('are listed by time, each once, and stay with their thread', async () => {
    const notes = await make();
    expect(await notes.of('t1', NOW)).toEqual({ notes: [], tags: [] });
    const later = note('a', { at: NOW + 1, by: 'ana', mentions: ['chen', 'li'] });
    expect(await notes.add('t1', later)).toBe(true);
    expect(await notes.add('t1', note('b'))).toBe(true);
    expect(await notes.add('t1', note('b', { text: 'sent twice' }))).toBe(false);
    expect(await notes.add('t2', note('c'))).toBe(true);
    expect((await notes.of('t1', NOW)).notes).toEqual([note('b'), later]);
    expect(await notes.find('t1', 'a', NOW)).toEqual(later);
    expect(await notes.find('t2', 'a', NOW)).toBeUndefined();
  });

  it('go after 25 days, like the mails that they may quote, though the table may not have deleted them', async () => {
    const notes = await make();
    await notes.add('t1', note('a'));
    await notes.tag('t1', 'vip', NOW);
    const last = NOW + days(25) - 1;
    expect(await notes.of('t1', last)).toEqual({ notes: [note('a')], tags: ['vip'] });
    expect(await notes.of('t1', last + 1)).toEqual({ notes: [], tags: [] });
    expect(await notes.find('t1', 'a', last + 1)).toBeUndefined();
  });

  it('stand beside tags: each once, ten at most', async () => {
    const notes = await make();
    await notes.untag('t1', 'never set');
    for (let index = 0; index < MOST_TAGS; index += 1)
      expect(await notes.tag('t1', `tag ${index}`, NOW)).toBe(true);
    expect(await notes.tag('t1', 'one more', NOW)).toBe(false);
    expect(await notes.tag('t1', 'tag 3', NOW)).toBe(true);
    await notes.untag('t1', 'tag 3');
    expect(await notes.tag('t1', 'one more', NOW)).toBe(true);
    expect((await notes.of('t1', NOW)).tags).toEqual(
      ['one more', ...[0, 1, 2, 4, 5, 6, 7, 8, 9].map((index) => `tag ${index}`)].toSorted(),
    );
  });

  it('lose their last tag without a trace', async () => {
    const notes = await make();
    await notes.tag('t1', 'vip', NOW);
    await notes.untag('t1', 'vip');
    expect(await notes.of('t1', NOW)).toEqual({ notes: [], tags: [] });
    expect(await notes.tag('t1', 'vip', NOW)).toBe(true);
  });
});

describe.each(readStores)('records of reading %s', (_, make) => {
  it('say when each person read a thread last, for a year', async () => {
    const reads = await make();
    await reads.note('t1', { person: 'li', at: NOW });
    await reads.note('t1', { person: 'li', at: NOW + seconds(5) });
    await reads.note('t1', { person: 'ana', at: NOW + seconds(90) });
    await reads.note('t1', { person: 'li', at: NOW - days(3) });
    await reads.note('t2', { person: 'chen', at: NOW });
    expect(await reads.of('t1', NOW + seconds(99))).toEqual([
      { person: 'ana', at: NOW + seconds(90) },
      { person: 'li', at: NOW + seconds(5) },
    ]);
    expect(await reads.of('t1', NOW + days(365) + seconds(30))).toEqual([
      { person: 'ana', at: NOW + seconds(90) },
    ]);
    expect(await reads.of('t3', NOW)).toEqual([]);
  });

  it('say who saved the words last, too, which no reading in the same minute hides', async () => {
    const reads = await make();
    await reads.note('t1', { person: 'li', at: NOW });
    await reads.note('t1', { person: 'li', at: NOW + seconds(1), saved: true });
    await reads.note('t1', { person: 'li', at: NOW + seconds(2) });
    expect(await reads.of('t1', NOW + seconds(9))).toEqual([
      { person: 'li', at: NOW + seconds(2) },
      { person: 'li', at: NOW + seconds(1), saved: true },
    ]);
  });
});
