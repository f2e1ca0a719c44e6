import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbAskedReports } from '#shared/adapters/dynamodb/asked-reports';
import { dynamoDbDeadLetterLog } from '#shared/adapters/dynamodb/dead-letter-log';
import { dynamoDbSpApiRegistry, subscriptionDirectory } from '#shared/adapters/dynamodb/sp-api-registry';
import { sqsDeadLetters } from '#shared/adapters/sqs/dead-letters';
import { sqsReportTasks } from '#shared/adapters/sqs/report-tasks';
import { reportTaskSchema } from '#shared/contracts/messages/report-task';
import { hours, minutes } from '#shared/domain/instant';
import type {
  AskedReports,
  DeadLetterEntry,
  DeadLetterLog,
  Registry,
  ReportTask,
  SpApiRegistry,
} from '#shared/ports/sp-api';
import { at } from '#test/builders/thread';
import { memoryAskedReports, memoryDeadLetterLog, memoryRegistry } from '#test/fakes/memory-sp-api-stores';
import { embeddedMessaging, embeddedTable } from './embedded.ts';

const now = at('10:00');
let database: Awaited<ReturnType<typeof embeddedTable>>;
let services: Awaited<ReturnType<typeof embeddedMessaging>>;
beforeAll(async () => {
  [database, services] = await Promise.all([embeddedTable(), embeddedMessaging(now)]);
});
afterAll(async () => {
  database.stop();
  await services.stop();
});

const REGISTRY: Registry = {
  destinations: [{ region: 'na', id: 'd', run: '1' }],
  subscriptions: [
    {
      id: 's',
      type: 'ORDER_CHANGE',
      account: { store: 'acme-us', region: 'na' },
      destinationId: 'd',
      run: '1',
    },
  ],
  problems: [
    { region: 'eu', store: 'acme-eu', type: 'ORDER_CHANGE', problem: 'no', run: '1' },
    { region: 'fe', problem: 'no', run: '1' },
  ],
};

describe.each<[string, () => Promise<SpApiRegistry>]>([
  ['in memory', () => Promise.resolve(memoryRegistry())],
  ['in DynamoDB', async () => dynamoDbSpApiRegistry(database.client, await database.newTable())],
])('a registry %s', (_, make) => {
  it('is empty at first, and returns what was saved', async () => {
    const registry = await make();
    const empty = await registry.read();
    expect(empty).toEqual({ destinations: [], subscriptions: [], problems: [] });
    expect(await registry.save(empty, REGISTRY)).toBe(true);
    expect(await registry.read()).toEqual(REGISTRY);
  });

  it('never overwrites what somebody else saved meanwhile', async () => {
    const registry = await make();
    const empty = await registry.read();
    expect(await registry.save(empty, REGISTRY)).toBe(true);
    expect(await registry.save(empty, { ...REGISTRY, problems: [] })).toBe(false);
    expect(await registry.save(await registry.read(), { ...REGISTRY, problems: [] })).toBe(true);
    expect((await registry.read()).problems).toEqual([]);
  });
});

describe('the directory of subscriptions', () => {
  it('finds what was just written, asks for known ones at most every five minutes, and for unknown ones every five seconds', async () => {
    const registry = memoryRegistry();
    let reads = 0;
    let uptime = 0;
    const directory = subscriptionDirectory(
      {
        ...registry,
        read() {
          reads += 1;
          return registry.read();
        },
      },
      () => uptime,
    );
    expect(await directory.find('s')).toBeUndefined();
    await registry.save(registry.current(), REGISTRY);
    expect(await directory.find('s')).toBeUndefined();
    uptime = 5_000;
    expect(await directory.find('s')).toMatchObject({ type: 'ORDER_CHANGE', account: { store: 'acme-us' } });
    expect(reads).toBe(2);
    uptime = minutes(4);
    await directory.find('s');
    expect(reads).toBe(2);
    await directory.find('another');
    expect(reads).toBe(3);
  });
});

const entry = (id: string, changes: Partial<DeadLetterEntry> = {}): DeadLetterEntry => ({
  id,
  queue: 'notifications',
  reason: 'foreign',
  type: 'ORDER_CHANGE',
  at: now,
  ...changes,
});

describe.each<[string, () => Promise<DeadLetterLog>]>([
  ['in memory', () => Promise.resolve(memoryDeadLetterLog())],
  ['in DynamoDB', async () => dynamoDbDeadLetterLog(database.client, await database.newTable())],
])('a dead-letter log %s', (_, make) => {
  it('counts each message once, by its queue', async () => {
    const log = await make();
    expect(await log.all()).toEqual([]);
    await log.note(entry('1'));
    await log.note(entry('1'));
    await log.note(entry('1', { queue: 'events', reason: 'malformed', type: 'none' }));
    await log.note(entry('2', { reason: 'unknown' }));
    const all = await log.all();
    expect(all.map(({ queue, id }) => `${queue} ${id}`).toSorted()).toEqual([
      'events 1',
      'notifications 1',
      'notifications 2',
    ]);
    expect(all).toContainEqual(entry('1', { queue: 'events', reason: 'malformed', type: 'none' }));
  });
});

describe.each<[string, () => Promise<AskedReports>]>([
  ['in memory', () => Promise.resolve(memoryAskedReports())],
  ['in DynamoDB', async () => dynamoDbAskedReports(database.client, await database.newTable())],
])('the requested reports %s', (_, make) => {
  it('are known by place, report and day', async () => {
    const asked = await make();
    const place = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
    await asked.note(place, 'feedback', '2026-03-02', 'report-1');
    expect(await asked.find(place, 'feedback', '2026-03-02')).toBe('report-1');
    expect(await asked.find(place, 'returns', '2026-03-02')).toBeUndefined();
    expect(await asked.find(place, 'feedback', '2026-03-03')).toBeUndefined();
    expect(await asked.find({ ...place, store: 'acme-eu' }, 'feedback', '2026-03-02')).toBeUndefined();
  });
});

describe('tasks on SQS', () => {
  it('are received when they are due, or after a quarter of an hour, and pass their schema', async () => {
    const { url, arn } = await services.newQueue('tasks');
    const account = { store: 'acme-us', region: 'na' } as const;
    const place = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
    const tasks: ReportTask[] = [
      { task: 'set-up', run: 'daily', askedAt: now, notBefore: now },
      {
        task: 'ask',
        place,
        report: 'feedback',
        day: '2026-03-02',
        askedAt: now,
        notBefore: now + minutes(5),
      },
      { task: 'fetch', account, reportId: 'report-1', askedAt: now, notBefore: now + hours(2) },
    ];
    await sqsReportTasks(services.sqs, url).put(tasks, now);
    const takeAt = async (instant: number): Promise<ReportTask[]> => {
      services.clock.set(instant);
      const messages = await services.messaging.receive(arn, 10);
      await services.messaging.delete(
        arn,
        messages.map(({ receiptHandle }) => receiptHandle),
      );
      return messages.map(({ body }) => reportTaskSchema.parse(JSON.parse(body)));
    };
    expect(await takeAt(now)).toEqual([tasks[0]]);
    expect(await takeAt(now + minutes(5) - 1_000)).toEqual([]);
    expect(await takeAt(now + minutes(5) + 1_000)).toEqual([tasks[1]]);
    expect(await takeAt(now + minutes(15) + 1_000)).toEqual([tasks[2]]);
  });

  it('dead letters are there at once', async () => {
    const { url, arn } = await services.newQueue('dead');
    await sqsDeadLetters(services.sqs, url).put('{"a":1}', 'foreign: of another application');
    expect(await services.messaging.receive(arn, 10)).toMatchObject([{ body: '{"a":1}' }]);
  });
});
