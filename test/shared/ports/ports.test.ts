import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOutbox } from '#infra/local/services/outbox';
import { startSmallServices } from '#infra/local/services/small-services';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbTestAnswers } from '#shared/adapters/dynamodb/test-answers';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadPointers } from '#shared/adapters/dynamodb/thread-pointers';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { s3Shelf } from '#shared/adapters/s3-shelf';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsMentionQueue } from '#shared/adapters/sqs/mention-queue';
import { sqsQueueGauge } from '#shared/adapters/sqs/queue-gauge';
import { attachmentKey, evidenceKey, mailOfAttachment, threadOfKey } from '#shared/contracts/mail-bucket';
import { alertQueueSchema, alertRequestSchema } from '#shared/contracts/messages/queue-messages';
import { parsedJsonOf, SETTINGS_SCHEMA_VERSION } from '#shared/contracts/settings/parsed-settings';
import { settingsSchema } from '#shared/contracts/settings/settings';
import { keys } from '#shared/contracts/table';
import { days, type Instant, minutes, seconds } from '#shared/domain/instant';
import type { AlertQueue, AlertRequest, SentLog } from '#shared/ports/alerts';
import type { LastSeen } from '#shared/ports/last-seen';
import type { MailStore } from '#shared/ports/mail';
import type { ThreadPointers } from '#shared/ports/threads';
import { at } from '#test/builders/thread';
import {
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memorySentLog,
  memoryThreadPointers,
} from '#test/fakes/memory-ports';
import { embeddedMessaging, embeddedTable, LOCAL } from './embedded.ts';

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

interface QueueUnderTest {
  readonly queue: AlertQueue;
  /** The messages that may be handled at an instant. */
  readonly take: (instant: Instant) => Promise<AlertRequest[]>;
}

const queues: [string, () => Promise<QueueUnderTest>][] = [
  [
    'in memory',
    () => {
      const queue = memoryAlertQueue();
      return Promise.resolve({ queue, take: (instant: Instant) => Promise.resolve(queue.take(instant)) });
    },
  ],
  [
    'on SQS',
    async () => {
      const email = await services.newQueue('email');
      const slack = await services.newQueue('slack');
      return {
        queue: sqsAlertQueue(services.sqs, { EMAIL_QUEUE_URL: email.url, SLACK_QUEUE_URL: slack.url }),
        async take(instant: Instant) {
          services.clock.set(instant);
          const taken: AlertRequest[] = [];
          for (const { arn } of [email, slack])
            for (let batch = await services.messaging.receive(arn, 10); batch.length > 0;) {
              for (const { body } of batch) {
                const { v, ...request } = alertRequestSchema.parse(JSON.parse(body));
                expect(v).toBe(1);
                taken.push(request);
              }
              await services.messaging.delete(
                arn,
                batch.map(({ receiptHandle }) => receiptHandle),
              );
              batch = await services.messaging.receive(arn, 10);
            }
          return taken;
        },
      };
    },
  ],
];

describe.each(queues)('an alert queue %s', (_, make) => {
  it('delivers each request once, not before its instant and at most a second after', async () => {
    const { queue, take } = await make();
    const requests = Array.from({ length: 23 }, (__, index): AlertRequest => ({
      channel: index % 2 === 0 ? 'email' : 'slack',
      sends: [{ threadId: `acme-us.${index}`, sendKey: 'key' }],
      notBefore: now + index * 2_500,
    }));
    services.clock.set(now);
    await queue.put(requests, now);
    let seen = 0;
    for (let instant = now; instant <= now + minutes(2); instant += seconds(1))
      for (const { notBefore } of await take(instant)) {
        seen += 1;
        expect(instant).toBeGreaterThanOrEqual(notBefore);
        expect(instant).toBeLessThanOrEqual(notBefore + seconds(1));
      }
    expect(seen).toBe(23);
  });
});

const big = new Uint8Array(300_000).fill(120);
const mails = new Map<string, Uint8Array>([
  ['mail/small', Buffer.from('From: a@b.example\r\n\r\nhi')],
  ['mail/big', big],
  ['mail/empty', new Uint8Array()],
]);
const mailStores: [string, () => Promise<MailStore>][] = [
  ['in memory', () => Promise.resolve(memoryMailStore(mails))],
  [
    'on S3',
    async () => {
      const bucket = await services.newBucket('mails');
      for (const [Key, Body] of mails)
        await services.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
      return s3MailStore(services.s3, bucket);
    },
  ],
];

describe.each(mailStores)('a mail store %s', (_, make) => {
  it('reads the beginning of a mail and returns its whole size', async () => {
    const store = await make();
    const small = await store.read('mail/small', 1_000);
    expect(Buffer.from(small.bytes).toString()).toBe('From: a@b.example\r\n\r\nhi');
    expect(await store.read('mail/big', 1_000)).toEqual({
      bytes: big.slice(0, 1_000),
      totalBytes: 300_000,
    });
    expect((await store.read('mail/empty', 1_000)).totalBytes).toBe(0);
    await expect(store.read('mail/none', 1_000)).rejects.toThrow();
  });
});

it('a mention goes to the queue of alerts by e-mail, as the notifier reads it', async () => {
  const { url } = await services.newQueue('mentions');
  const mention = { threadId: 't1', noteId: 'n1', to: 'li' };
  await sqsMentionQueue(services.sqs, { EMAIL_QUEUE_URL: url }).put(mention);
  const { Messages = [] } = await services.sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
  expect(alertQueueSchema.parse(JSON.parse(Messages[0]?.Body ?? ''))).toEqual({
    v: 1,
    channel: 'email',
    mention,
  });
});

it('a shelf on S3 gives a link that saves a file under its name, and shows it nowhere', async () => {
  const bucket = await services.newBucket('shelf');
  const shelf = s3Shelf(services.s3, bucket, attachmentKey);
  const file = { mail: 'mail/abc', place: 2 };
  await shelf.put(file, `发票 "1" (2).pdf`, new TextEncoder().encode('<script>'));
  const link = new URL(await shelf.link(file));
  expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
  const answer = await fetch(link);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="__ _1_ _2_.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%221%22%20%282%29.pdf`,
  );
  expect(await answer.text()).toBe('<script>');
  expect(mailOfAttachment(attachmentKey(file))).toBe(file.mail);
  expect(mailOfAttachment(file.mail)).toBeUndefined();
});

it.each(['acme-us.111-1111111-1111111', 'acme-us.<a/b@c>', 'a/b/c', '/'])(
  'the key of evidence names its thread %s, whoever saved it',
  (threadId) => {
    for (const person of ['li', 'a/b', '..']) {
      const key = evidenceKey({ threadId, person });
      expect(threadOfKey(key)).toBe(threadId);
      expect(mailOfAttachment(key)).toBeUndefined();
    }
    expect(threadOfKey(`mail/${threadId}`)).toBeUndefined();
  },
);

const lastSeen: [string, () => Promise<LastSeen>][] = [
  ['in memory', () => Promise.resolve(memoryLastSeen())],
  ['in DynamoDB', async () => dynamoDbLastSeen(database.client, await database.newTable())],
];

describe.each(lastSeen)('last seen %s', (_, make) => {
  it('separates what was last seen of each place, and an older instant never moves one back', async () => {
    const seen = await make();
    const [us, de, fr] = ['US', 'DE', 'FR'].map((marketplaceId) => ({ store: 'acme', marketplaceId }));
    await seen.note(us!, 'messageAt', now);
    await seen.note(us!, 'messageAt', now - minutes(5));
    await seen.note(us!, 'replyAt', now + minutes(1));
    await seen.note(de!, 'otherAt', now);
    expect(await seen.of([de!, us!, fr!, us!])).toEqual([
      { otherAt: now },
      { messageAt: now, replyAt: now + minutes(1) },
      {},
      { messageAt: now, replyAt: now + minutes(1) },
    ]);
    expect(await seen.of([])).toEqual([]);
  });

  it('counts the unproven mails of a week, by place', async () => {
    const seen = await make();
    const [us, de] = ['US', 'DE'].map((marketplaceId) => ({ store: 'acme', marketplaceId }));
    for (const at of [now, now, now - days(6), now - days(7)]) await seen.countUnproven(us!, at);
    await seen.note(us!, 'unprovenReplyAt', now);
    expect(await seen.unprovenInWeek([de!, us!], now)).toEqual([0, 3]);
    expect(await seen.of([us!])).toEqual([{ unprovenReplyAt: now }]);
  });
});

const pointers: [string, () => Promise<ThreadPointers>][] = [
  ['in memory', () => Promise.resolve(memoryThreadPointers())],
  ['in DynamoDB', async () => dynamoDbThreadPointers(database.client, await database.newTable())],
];

describe.each(pointers)('pointers to threads %s', (_, make) => {
  it('find each thread once by any of its keys, as long as it was recorded since', async () => {
    const notes = await make();
    await notes.note('a', 'thread-1', now);
    await notes.note('a', 'thread-1', now + minutes(1));
    await notes.note('a', 'thread-2', now - minutes(10));
    await notes.note('b', 'thread-1', now);
    expect((await notes.find(['a', 'b', 'c', 'a'], 0)).toSorted()).toEqual(['thread-1', 'thread-2']);
    expect(await notes.find(['a'], now + minutes(1))).toEqual(['thread-1']);
    expect(await notes.find(['b'], now + minutes(1))).toEqual([]);
    expect(await notes.find([], 0)).toEqual([]);
  });

  it('give a place to whoever asks first, also when they ask again, and to nobody else', async () => {
    const notes = await make();
    expect(await notes.claim('a', 'm1', now)).toBe(true);
    expect(await notes.claim('a', 'm2', now + minutes(1))).toBe(false);
    expect(await notes.claim('a', 'm1', now + minutes(2))).toBe(true);
    expect(await notes.claim('b', 'm2', now)).toBe(true);
    expect(await notes.find(['a', 'b'], 0)).toEqual([]);
  });

  it('list what was noted in a span, the latest first, however much came before', async () => {
    const notes = await make();
    for (let minute = 0; minute < 30; minute += 1)
      await notes.noteAt('a', {
        threadId: `thread-${minute}`,
        at: now + minutes(minute),
        names: ['n', `${minute}`],
      });
    await notes.noteAt('a', { threadId: 'thread-2', at: now + minutes(2), names: ['again'] });
    await notes.noteAt('b', { threadId: 'other', at: now + minutes(2), names: [] });
    expect(await notes.between('a', { from: now + minutes(1), to: now + minutes(3) }, 2)).toEqual([
      { threadId: 'thread-3', at: now + minutes(3), names: ['n', '3'] },
      { threadId: 'thread-2', at: now + minutes(2), names: ['again'] },
    ]);
    expect(
      (await notes.between('a', { from: now, to: now + minutes(99) }, 99)).map(({ threadId }) => threadId),
    ).toHaveLength(30);
    expect(await notes.between('c', { from: 0, to: now }, 2)).toEqual([]);
  });
});

const sentLogs: [string, () => Promise<SentLog>][] = [
  ['in memory', () => Promise.resolve(memorySentLog())],
  ['in DynamoDB', async () => dynamoDbSentLog(database.client, await database.newTable())],
];

describe.each(sentLogs)('a sent log %s', (_, make) => {
  it('lists the sends of a mail, as many as a digest holds, and nothing for an unknown mail', async () => {
    const log = await make();
    const refs = Array.from({ length: 250 }, (__, index) => ({
      threadId: `acme-us.111-0000000-${index}`,
      sendKey: `<message-${index}@amazonses.com>/reply/1h-before/email/li`,
    }));
    await log.note('digest', refs, now);
    await log.note('one', refs.slice(0, 1), now);
    expect(await log.find('digest')).toEqual(refs);
    expect(await log.find('one')).toEqual(refs.slice(0, 1));
    expect(await log.find('other')).toEqual([]);
  });
});

it('the answer to a test alert is found by its token, and by no other', async () => {
  const answers = dynamoDbTestAnswers(database.client, await database.newTable());
  await answers.note('one', { result: 'broken', reason: 'Slack: 404 no_service' }, now);
  await answers.note('two', { result: 'accepted' }, now);
  expect(await answers.find('one')).toEqual({ result: 'broken', reason: 'Slack: 404 no_service' });
  expect(await answers.find('two')).toEqual({ result: 'accepted' });
  expect(await answers.find('three')).toBeUndefined();
});

describe('the settings in DynamoDB', () => {
  const json = (hold: string): string =>
    JSON.stringify({
      sender: 'a@acme.example',
      stores: { us: { name: 'US', marketplaces: [{ country: 'US', intakeAddress: 'x@in.example' }] } },
      people: { li: { name: 'Li', email: 'li@acme.example', timeZone: 'UTC', language: 'en' } },
      duty: { 'on-call': ['li'], backup: ['li'], manager: ['li'] },
      acknowledgeHold: hold,
    });

  /** Sets attributes of the item without the store; `undefined` removes one. */
  async function change(
    tableName: string,
    stored: Readonly<Partial<Record<'version' | 'settings' | 'parsed', string | undefined>>>,
  ): Promise<void> {
    const { pk, sk } = keys.settings;
    for (const [name, text] of Object.entries(stored))
      await database.client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          UpdateExpression: text === undefined ? 'REMOVE #name' : 'SET #name = :text',
          ExpressionAttributeNames: { '#name': name },
          ...(text !== undefined && { ExpressionAttributeValues: { ':text': { S: text } } }),
        }),
      );
  }

  it('are read with their version, and again after half a minute, by one read for all simultaneous readers', async () => {
    const tableName = await database.newTable();
    let instant = now;
    const settings = dynamoDbSettings(database.client, tableName, () => instant);
    await expect(settings.current()).rejects.toThrow('deploy them first');
    await settings.put('v1', json('2h'), 0);
    const [first, second] = await Promise.all([settings.current(), settings.current()]);
    expect(first).toBe(second);
    expect(first).toMatchObject({ version: 'v1', settings: { acknowledgeHold: 7_200_000 } });
    await settings.put('v2', json('1h'), 0);
    expect((await settings.current()).version).toBe('v1');
    instant += seconds(31);
    expect((await settings.current()).version).toBe('v2');
  });

  it('remember what they replaced and when, also after a repeated deploy', async () => {
    const tableName = await database.newTable();
    const settings = dynamoDbSettings(database.client, tableName, () => now);
    await settings.put('v1', json('2h'), now);
    expect(await settings.previous()).toBeUndefined();
    await settings.put('v2', json('1h'), now + 1);
    await settings.put('v2', json('1h'), now + 2);
    expect(await settings.previous()).toMatchObject({
      replaced: { version: 'v1', settings: { acknowledgeHold: 7_200_000 } },
      at: now + 1,
    });
  });

  const parsed = settingsSchema.parse(JSON.parse(json('2h')));
  /** No text gives 1: a reader that gets 1 took the parsed form. */
  const marked = { ...parsed, acknowledgeHold: 1 };
  const markedJson = parsedJsonOf({ version: 'v1', settings: marked });

  /** What a new process reads of an item that was put as v1 with 2 hours, and then changed. */
  async function readAfter(changes: Parameters<typeof change>[1]) {
    const tableName = await database.newTable();
    const settings = () => dynamoDbSettings(database.client, tableName, () => now);
    await settings().put('v1', json('2h'), 0);
    await change(tableName, changes);
    return settings().current();
  }

  it('are read as they were parsed when they were put', async () => {
    expect(await readAfter({})).toStrictEqual({ version: 'v1', settings: parsed });
    expect(await readAfter({ parsed: markedJson })).toStrictEqual({ version: 'v1', settings: marked });
  });

  it.each([
    ['lack a parsed form, as those of release 0.1.0 do', undefined],
    [
      'were parsed by another version of the schema',
      markedJson.replace(
        `"schemaVersion":${SETTINGS_SCHEMA_VERSION}`,
        `"schemaVersion":${SETTINGS_SCHEMA_VERSION + 1}`,
      ),
    ],
    ['were parsed for another version of the settings', parsedJsonOf({ version: 'v0', settings: marked })],
    ['have a parsed form that is no JSON', '{'],
    ['have a parsed form that lacks a part', markedJson.replace('"people":', '"persons":')],
  ])('are parsed again when they %s', async (_what, form) => {
    expect(await readAfter({ parsed: form })).toStrictEqual({ version: 'v1', settings: parsed });
  });

  it('are parsed again when somebody edits the text and its version', async () => {
    const { version, settings } = await readAfter({ version: 'by hand', settings: json('1h') });
    expect([version, settings.acknowledgeHold]).toEqual(['by hand', 3_600_000]);
  });

  it('that fail the schema are refused, and those in force stay', async () => {
    const settings = dynamoDbSettings(database.client, await database.newTable(), () => now);
    await settings.put('v1', json('2h'), 0);
    await expect(settings.put('v2', json('soon'), 0)).rejects.toThrow('is not a length of time');
    expect((await settings.current()).version).toBe('v1');
  });

  it('remember by which version the open threads were planned', async () => {
    const settings = dynamoDbSettings(database.client, await database.newTable(), () => now);
    expect(await settings.plannedVersion()).toBeUndefined();
    await settings.markPlanned('v1');
    expect(await settings.plannedVersion()).toBe('v1');
  });
});

describe('the queue gauge', () => {
  it('says what waits, what is in flight, how old the oldest is, and the dead letters', async () => {
    const live = await services.newQueue('gauge');
    const dead = await services.newQueue('gauge-dead');
    const small = await startSmallServices({
      outbox: openOutbox(undefined),
      now: () => now,
      publishMailEvents: () => Promise.resolve(),
      ses: { answer: () => undefined },
      deliver: ({ recipients }) => Promise.resolve(recipients),
      onHeartbeat: () => undefined,
      secrets: new Map(),
      oldestSeconds: (name) => Promise.resolve(name === 'gauge' ? 42 : undefined),
    });
    const cloudWatch = new CloudWatchClient({ ...LOCAL, endpoint: small.endpoint });
    const gauge = sqsQueueGauge(services.sqs, cloudWatch, [
      { name: 'mail', url: live.url, deadLetterUrl: dead.url },
    ]);
    const empty = { name: 'mail', visible: 0, inFlight: 0, oldestSeconds: null, deadLetters: 0 };
    expect(await gauge.read(now)).toEqual([empty]);
    for (const QueueUrl of [live.url, live.url, dead.url])
      await services.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await services.messaging.receive(live.arn, 1);
    expect(await gauge.read(now)).toEqual([
      { name: 'mail', visible: 1, inFlight: 1, oldestSeconds: 42, deadLetters: 1 },
    ]);
    cloudWatch.destroy();
    await small.stop();
  });
});
