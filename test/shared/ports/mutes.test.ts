import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { days } from '#shared/domain/instant';
import type { Mute, Mutes } from '#shared/ports/mutes';
import { at } from '#test/builders/thread';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const stores: [string, () => Promise<Mutes>][] = [
  ['in memory', () => Promise.resolve(memoryMutes())],
  ['in DynamoDB', async () => dynamoDbMutes(database.client, await database.newTable())],
];

const NOW = at('10:00');
const report: Mute = {
  id: 'hash-of-reports',
  store: 'acme-us',
  domain: 'tool.example',
  by: 'li',
  at: NOW,
  threadId: 'acme-us.mail-1',
};
const invoice: Mute = { ...report, id: 'hash-of-invoices', at: NOW + 1, threadId: 'acme-us.mail-2' };

describe.each(stores)('mutes %s', (_, make) => {
  it('are found by their id, listed the newest first, and count what they mute', async () => {
    const mutes = await make();
    expect(await mutes.find(report.id, NOW)).toBeUndefined();
    expect(await mutes.all(NOW)).toEqual([]);
    await mutes.put(report);
    await mutes.put(invoice);
    expect(await mutes.find(report.id, NOW)).toMatchObject(report);
    await mutes.count(report.id, NOW + 5);
    await mutes.count(report.id, NOW + 7);
    await mutes.count('never-said', NOW);
    expect(await mutes.all(NOW)).toEqual([
      { ...invoice, mails: 0 },
      { ...report, mails: 2, lastMailAt: NOW + 7 },
    ]);
  });

  it('end at once, by a person, and only while they are in force; saying it again begins anew', async () => {
    const mutes = await make();
    expect(await mutes.end(report.id, 'ana', NOW)).toBe(false);
    await mutes.put(report);
    await mutes.count(report.id, NOW);
    expect(await mutes.end(report.id, 'ana', NOW + 9)).toBe(true);
    expect(await mutes.end(report.id, 'li', NOW + 10)).toBe(false);
    expect(await mutes.find(report.id, NOW + 10)).toBeUndefined();
    expect(await mutes.all(NOW + 10)).toEqual([
      { ...report, mails: 1, lastMailAt: NOW, ended: { by: 'ana', at: NOW + 9 } },
    ]);
    await mutes.put({ ...report, at: NOW + 11 });
    expect(await mutes.find(report.id, NOW + 11)).toMatchObject({ at: NOW + 11 });
    expect(await mutes.all(NOW + 11)).toEqual([{ ...report, at: NOW + 11, mails: 0 }]);
  });

  it('are over after 90 days, though the table may not have deleted them', async () => {
    const mutes = await make();
    await mutes.put(report);
    expect(await mutes.find(report.id, NOW + days(90) - 1)).toMatchObject(report);
    expect(await mutes.find(report.id, NOW + days(90))).toBeUndefined();
    expect(await mutes.all(NOW + days(90))).toEqual([]);
    expect(await mutes.end(report.id, 'ana', NOW + days(90))).toBe(false);
  });
});
