import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbPushKey } from '#shared/adapters/dynamodb/people/push-key';
import { dynamoDbPushTo } from '#shared/adapters/dynamodb/people/push-to';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { rulesOf } from '#shared/contracts/settings/rules';
import { rulesVersion } from '#shared/contracts/settings/rules-version';
import { days, minutes, seconds } from '#shared/domain/instant';
import { MOST_DEVICES, type PushDevice } from '#shared/domain/people/push';
import type { Rules } from '#shared/domain/rules/rules';
import type { PushDevices, PushKey } from '#shared/ports/people/push-devices';
import { at } from '#test/builders/thread';
import { memoryPushDevices, memoryPushKey } from '#test/fakes/memory-push';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

interface Made {
  readonly devices: PushDevices;
  readonly people: () => Promise<readonly string[]>;
}

const stores: [string, () => Promise<Made>][] = [
  [
    'in memory',
    () => {
      const devices = memoryPushDevices();
      return Promise.resolve({ devices, people: () => Promise.resolve(devices.people()) });
    },
  ],
  [
    'in DynamoDB',
    async () => {
      const table = await database.newTable();
      const pushTo = dynamoDbPushTo(database.client, table);
      return {
        devices: dynamoDbPushDevices(database.client, table),
        people: async () => (await pushTo.current()).people,
      };
    },
  ],
];

const NOW = at('10:00');
const device = (id: string, changes: Partial<PushDevice> = {}): PushDevice => ({
  id,
  endpoint: `https://push.example/${id}`,
  p256dh: 'key',
  auth: 'secret',
  email: 'ana@acme.example',
  browser: 'Chrome, Android',
  since: NOW,
  ...changes,
});

describe.each(stores)('devices with push %s', (_, make) => {
  it('are kept by person in the order in which they were added, and one that is added again keeps its place', async () => {
    const { devices, people } = await make();
    expect(await devices.of('ana', NOW)).toEqual([]);
    expect(await devices.add('ana', device('phone'), NOW)).toBe(true);
    expect(await devices.add('ana', device('laptop'), NOW)).toBe(true);
    expect(await devices.add('ana', device('phone', { auth: 'newer' }), NOW)).toBe(true);
    expect(await devices.of('ana', NOW)).toEqual([device('phone', { auth: 'newer' }), device('laptop')]);
    expect(await devices.of('li', NOW)).toEqual([]);
    expect(await people()).toEqual(['ana']);
  });

  it('are at most ten a person', async () => {
    const { devices } = await make();
    for (let index = 0; index < MOST_DEVICES; index += 1)
      expect(await devices.add('ana', device(`d${index}`), NOW)).toBe(true);
    expect(await devices.add('ana', device('one-more'), NOW)).toBe(false);
    expect(await devices.add('ana', device('d3', { auth: 'newer' }), NOW)).toBe(true);
    expect(await devices.of('ana', NOW)).toHaveLength(MOST_DEVICES);
  });

  it('leave, and with the last one its person has no push any more', async () => {
    const { devices, people } = await make();
    await devices.add('ana', device('phone'), NOW);
    await devices.add('ana', device('laptop'), NOW);
    await devices.remove('ana', ['phone', 'never-was'], NOW);
    expect(await people()).toEqual(['ana']);
    await devices.remove('ana', ['laptop'], NOW);
    expect(await devices.of('ana', NOW)).toEqual([]);
    expect(await people()).toEqual([]);
    expect(await devices.add('ana', device('phone'), NOW)).toBe(true);
    expect(await people()).toEqual(['ana']);
  });

  it('note what push services took, once a minute, and are gone when refused for good', async () => {
    const { devices, people } = await make();
    await devices.add('ana', device('phone'), NOW);
    await devices.add('ana', device('laptop'), NOW);
    await devices.note('ana', { accepted: ['phone'], gone: [] }, NOW + minutes(1));
    await devices.note('ana', { accepted: ['phone'], gone: ['laptop'] }, NOW + minutes(1) + seconds(30));
    expect(await devices.of('ana', NOW + minutes(2))).toEqual([
      device('phone', { acceptedAt: NOW + minutes(1) }),
    ]);
    await devices.note('ana', { accepted: [], gone: ['phone'] }, NOW + minutes(2));
    expect(await people()).toEqual([]);
  });

  it('end a year after something last arrived, and their person is then taken off the list', async () => {
    const { devices, people } = await make();
    await devices.add('ana', device('old'), NOW);
    await devices.add('ana', device('used'), NOW);
    await devices.note('ana', { accepted: ['used'], gone: [] }, NOW + days(200));
    expect((await devices.of('ana', NOW + days(366))).map(({ id }) => id)).toEqual(['used']);
    expect(await devices.of('ana', NOW + days(566))).toEqual([]);
    await devices.note('ana', { accepted: [], gone: [] }, NOW + days(566));
    expect(await people()).toEqual([]);
  });

  it('of people who left the settings are forgotten', async () => {
    const { devices, people } = await make();
    await devices.add('ana', device('phone'), NOW);
    await devices.add('li', device('tablet'), NOW);
    await devices.keepOnly(['li', 'chen']);
    expect(await people()).toEqual(['li']);
    expect(await devices.of('ana', NOW)).toEqual([]);
    expect(await devices.of('li', NOW)).toHaveLength(1);
  });
});

it('survive changes at the same time', async () => {
  const table = await database.newTable();
  const devices = dynamoDbPushDevices(database.client, table);
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => devices.add('ana', device(id), NOW)));
  expect((await devices.of('ana', NOW)).map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

it('make rules in which their people have push, without another version', async () => {
  const table = await database.newTable();
  let uptime = 0;
  const settings = dynamoDbSettings(database.client, table, () => uptime);
  await settings.put('v1', JSON.stringify(parse(readFileSync('infra/settings/example.yaml', 'utf8'))), 0);
  const before = await settings.current();
  const withPush = ({ rota }: Rules): string[] =>
    rota.responders.filter(({ push }) => push === true).map(({ id }) => id);
  expect(withPush(rulesOf(before))).toEqual([]);
  const devices = dynamoDbPushDevices(database.client, table);
  await devices.add('ana', device('phone'), NOW);
  uptime += seconds(31);
  const after = await settings.current();
  expect(after.pushTo).toEqual({ revision: 1, people: ['ana'] });
  expect(withPush(rulesOf(after))).toEqual(['ana']);
  expect(rulesVersion(after)).toBe(rulesVersion(before));
});

describe.each<[string, () => Promise<PushKey>]>([
  ['in memory', () => Promise.resolve(memoryPushKey())],
  ['in DynamoDB', async () => dynamoDbPushKey(database.client, await database.newTable())],
])('the public key %s', (_, make) => {
  it('is the one that was put last', async () => {
    const key = await make();
    expect(await key.current()).toBeUndefined();
    await key.put('one');
    await key.put('two');
    expect(await key.current()).toBe('two');
  });
});
