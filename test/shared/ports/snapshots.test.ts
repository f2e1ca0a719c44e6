import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbSnapshots } from '#shared/adapters/dynamodb/snapshots';
import { days } from '#shared/domain/instant';
import type { Snapshots } from '#shared/ports/sp-api';
import { at } from '#test/builders/thread';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { embeddedTable } from './embedded.ts';

const PLACE = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});

describe.each<[string, () => Promise<Snapshots>]>([
  ['in memory', () => Promise.resolve(memorySnapshots())],
  ['in the table', async () => dynamoDbSnapshots(embedded.client, await embedded.newTable())],
])('snapshots of reports %s', (_, create) => {
  it('are found by place, report and day, the oldest first', async () => {
    const snapshots = await create();
    const put = (day: string, pending: number, more = {}) =>
      snapshots.put({
        ...PLACE,
        report: 'returns',
        day,
        at: at(`${day}T04:00`),
        content: { total: 9, pending, claims: 0 },
        ...more,
      });
    for (const [index, day] of ['2026-03-03', '2026-03-01', '2026-03-02'].entries()) await put(day, index);
    await put('2026-03-04', 7, { marketplaceId: 'A1PA6795UKMFR9' });
    const found = await snapshots.since(PLACE, 'returns', '2026-03-02');
    expect(found).toEqual([
      {
        ...PLACE,
        report: 'returns',
        day: '2026-03-02',
        at: at('2026-03-02T04:00'),
        content: { total: 9, pending: 2, claims: 0 },
      },
      {
        ...PLACE,
        report: 'returns',
        day: '2026-03-03',
        at: at('2026-03-03T04:00'),
        content: { total: 9, pending: 0, claims: 0 },
      },
    ]);
    expect(await snapshots.since(PLACE, 'feedback', '2026-03-01')).toEqual([]);
    expect((await snapshots.latest(PLACE, 'returns'))?.day).toBe('2026-03-03');
    expect((await snapshots.latest(PLACE, 'returns', '2026-03-02'))?.day).toBe('2026-03-02');
    expect((await snapshots.first(PLACE, 'returns'))?.day).toBe('2026-03-01');
  });

  it('of many days are all read', async () => {
    const snapshots = await create();
    const start = Date.parse('2026-01-01');
    const warnings = Array.from({ length: 300 }, (_, index) => ({
      type: `warning-${index}`,
      status: 'NONE'.repeat(40),
    }));
    for (let day = 0; day < 30; day += 1)
      await snapshots.put({
        ...PLACE,
        report: 'performance',
        day: new Date(start + days(day)).toISOString().slice(0, 10),
        at: start + days(day),
        content: { measures: [], warnings, violations: [] },
      });
    expect(await snapshots.since(PLACE, 'performance', '2026-01-02')).toHaveLength(29);
  });
});
