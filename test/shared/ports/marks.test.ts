import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbMarks } from '#shared/adapters/dynamodb/people/thread-marks';
import { days } from '#shared/domain/instant';
import type { Mark } from '#shared/domain/procedures/mark';
import type { Marks } from '#shared/ports/people/marks';
import { at } from '#test/builders/thread';
import { memoryMarks } from '#test/fakes/memory-marks';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const NOW = at('10:00');
const mark = (step: string, more: Partial<Mark> = {}): Mark => ({
  procedure: 'return',
  step,
  done: true,
  by: 'li',
  at: NOW,
  ...more,
});
const stores: [string, () => Promise<Marks>][] = [
  ['in memory', () => Promise.resolve(memoryMarks())],
  ['in DynamoDB', async () => dynamoDbMarks(database.client, await database.newTable())],
];

describe.each(stores)('marks of a thread %s', (_, make) => {
  it('are all kept, in order of time, each with its person, for a hundred days', async () => {
    const marks = await make();
    expect(await marks.of('t1', NOW)).toEqual([]);
    const undone = mark('refund', { done: false, by: 'ana', at: NOW + 5 });
    await marks.add('t1', undone);
    await marks.add('t1', mark('refund'));
    await marks.add('t1', mark('answer-request', { at: NOW + 1 }));
    await marks.add('t2', mark('refund'));
    expect(await marks.of('t1', NOW)).toEqual([
      mark('refund'),
      mark('answer-request', { at: NOW + 1 }),
      undone,
    ]);
    expect(await marks.of('t1', NOW + days(100) + 2)).toEqual([undone]);
  });

  it('that two people make at once are both there', async () => {
    const marks = await make();
    await Promise.all(['li', 'ana'].map((by) => marks.add('t1', mark('refund', { by }))));
    expect(await marks.of('t1', NOW)).toHaveLength(2);
  });
});
