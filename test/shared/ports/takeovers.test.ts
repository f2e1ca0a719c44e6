import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbTakeovers } from '#shared/adapters/dynamodb/people/takeovers';
import { rulesVersion } from '#shared/contracts/settings/rules-version';
import { keys } from '#shared/contracts/table';
import type { Takeover } from '#shared/domain/duty/takeover';
import { hours, seconds } from '#shared/domain/instant';
import { MOST_TAKEOVERS, type Takeovers } from '#shared/ports/people/takeovers';
import { at } from '#test/builders/thread';
import { memoryTakeovers } from '#test/fakes/memory-takeovers';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const stores: [string, () => Promise<Takeovers>][] = [
  ['in memory', () => Promise.resolve(memoryTakeovers())],
  ['in DynamoDB', async () => dynamoDbTakeovers(database.client, await database.newTable())],
];

const NOW = at('10:00');
const night: Takeover = {
  id: 'night',
  from: NOW + hours(8),
  until: NOW + hours(16),
  person: 'ana',
  by: 'chen',
  at: NOW,
};
const evening: Takeover = {
  ...night,
  id: 'evening',
  until: NOW + hours(10),
  person: 'li',
  insteadOf: 'ana',
  rota: 'office',
};

describe.each(stores)('takeovers %s', (_, make) => {
  it('are kept in the order in which they were made, and each change raises the revision', async () => {
    const takeovers = await make();
    expect(await takeovers.current()).toBeUndefined();
    expect(await takeovers.add(night, NOW)).toBe(true);
    expect(await takeovers.add(evening, NOW)).toBe(true);
    expect(await takeovers.current()).toEqual({ revision: 2, takeovers: [night, evening] });
  });

  it('that are sent twice are one, and the last', async () => {
    const takeovers = await make();
    await takeovers.add(night, NOW);
    await takeovers.add(evening, NOW);
    await takeovers.add(night, NOW);
    expect((await takeovers.current())?.takeovers).toEqual([evening, night]);
  });

  it('are undone once, until they are over', async () => {
    const takeovers = await make();
    expect(await takeovers.undo('night', NOW)).toBeUndefined();
    await takeovers.add(night, NOW);
    await takeovers.add(evening, NOW);
    expect(await takeovers.undo('night', NOW + hours(15))).toEqual(night);
    expect(await takeovers.undo('night', NOW + hours(15))).toBeUndefined();
    expect(await takeovers.undo('evening', NOW + hours(10))).toBeUndefined();
  });

  it('are forgotten with the next change after their end', async () => {
    const takeovers = await make();
    await takeovers.add(evening, NOW);
    await takeovers.add(night, NOW + hours(10));
    expect((await takeovers.current())?.takeovers).toEqual([night]);
  });

  it('are limited in number, those that are over aside', async () => {
    const takeovers = await make();
    for (let index = 0; index < MOST_TAKEOVERS; index += 1)
      await takeovers.add({ ...evening, id: `evening-${index}` }, NOW);
    expect(await takeovers.add(night, NOW)).toBe(false);
    expect(await takeovers.add({ ...night, id: 'evening-7' }, NOW)).toBe(true);
    expect(await takeovers.add(night, evening.until)).toBe(true);
  });

  it('that several people make at once are all kept', async () => {
    const takeovers = await make();
    await Promise.all(['a', 'b', 'c'].map((id) => takeovers.add({ ...night, id }, NOW)));
    expect((await takeovers.current())?.takeovers).toHaveLength(3);
  });
});

describe('the settings in force', () => {
  const JSON_SETTINGS = JSON.stringify({
    sender: 'alerts@acme.example',
    stores: {
      acme: {
        name: 'Acme',
        marketplaces: [{ country: 'US', intakeAddress: 'us-7f3k9q2m@intake.acme.example' }],
      },
    },
    people: { li: { name: 'Li', email: 'li@acme.example', timeZone: 'UTC', language: 'en' } },
    duty: { 'on-call': ['li'], backup: ['li'], manager: ['li'] },
  });

  it('name who takes over half a minute later at most, change their version, and survive a deploy', async () => {
    const tableName = await database.newTable();
    let uptime = 0;
    const settings = dynamoDbSettings(database.client, tableName, () => uptime);
    const takeovers = dynamoDbTakeovers(database.client, tableName);
    const later = async (): Promise<Awaited<ReturnType<typeof settings.current>>> => {
      uptime += seconds(30);
      return settings.current();
    };
    await settings.put('v1', JSON_SETTINGS, 0);
    const first = await settings.current();
    expect([rulesVersion(first), first.takenOver]).toEqual(['v1', undefined]);

    await takeovers.add(night, NOW);
    const second = await later();
    expect([rulesVersion(second), second.takenOver?.takeovers]).toEqual(['v1+1', [night]]);
    expect(second.settings).toBe(first.settings);
    expect(await later()).toBe(second);

    await settings.put('v2', JSON_SETTINGS, 0);
    const deployed = await later();
    expect([rulesVersion(deployed), deployed.takenOver?.takeovers]).toEqual(['v2+1', [night]]);

    await takeovers.undo('night', NOW);
    const undone = await later();
    expect([rulesVersion(undone), undone.takenOver?.takeovers]).toEqual(['v2+2', []]);
  });

  it('stay in force where takeovers cannot be read, so that alerts go on', async () => {
    const tableName = await database.newTable();
    const settings = dynamoDbSettings(database.client, tableName, () => 0);
    await settings.put('v1', JSON_SETTINGS, 0);
    const { pk, sk } = keys.takeovers;
    const put = (stored: string): Promise<unknown> =>
      database.client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { S: sk }, revision: { N: '1' }, takeovers: { S: stored } },
        }),
      );
    await put('{');
    expect((await dynamoDbSettings(database.client, tableName, () => 0).current()).takenOver).toBeUndefined();
    await put(JSON.stringify([{ id: 'of another release' }, night]));
    expect(
      (await dynamoDbSettings(database.client, tableName, () => 0).current()).takenOver?.takeovers,
    ).toEqual([night]);
  });
});
