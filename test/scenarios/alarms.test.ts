import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTED } from '#infra/commands/deploy/cost/counted';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { ServiceCall } from '#infra/local/state/types';
import { loadSettings } from '#infra/settings/load-settings';
import { DASHBOARD_QUERIES, type DashboardQuery } from '#infra/stack/watch/dashboard-queries';
import { dynamoDbAskedReports } from '#shared/adapters/dynamodb/asked-reports';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { hours } from '#shared/domain/instant';
import { ASSEMBLY_CACHE, SP_API_ASSEMBLY_CACHE } from './assembly.ts';
import { billedBytes, logFile, type LogLine, ringing } from './log-lines.ts';
import { startStory, type Story } from './story.ts';

const US = 'ATVPDKIKX0DER';
const EVENTS = 20;

const log = logFile();
let story: Story;
let lines: readonly LogLine[];
let calls: ServiceCall[] = [];
let broken: string | undefined;
let canaryCalls: readonly ServiceCall[];

/** Li's Slack channel was deleted, and mails to Li bounce. */
async function nobodyReachesLi(): Promise<void> {
  const { settings, json } = loadSettings('infra/settings/example.yaml');
  const { slackChannels, people } = settings;
  const changed = {
    ...(JSON.parse(json) as object),
    slackChannels: {
      ...slackChannels,
      care: { ...slackChannels['care'], webhookSecret: 'replywatch/slack/gone-care' },
    },
    people: { ...people, li: { ...people['li'], email: 'bounce-li@acme.example' } },
  };
  await inTable((client, table) =>
    dynamoDbSettings(client, table, () => 0).put('changed', JSON.stringify(changed), 0),
  );
}

/** The history of the American marketplace has at least one message an hour. */
async function silenceIsKnown(): Promise<void> {
  const at = story.stack.now();
  const silences = [
    { store: 'acme-us', marketplaceId: US, longestGapMs: hours(1), learnedAt: at, silent: false },
  ];
  await inTable((client, table) =>
    dynamoDbAuditLog(client, table).write({ at, passed: true, problems: [], silences }),
  );
}

async function inTable(
  change: (client: ReturnType<typeof localDynamoDb>, table: string) => Promise<unknown>,
): Promise<void> {
  const client = localDynamoDb(story.stack.endpoints.dynamodb);
  await change(client, story.stack.recording.tableName);
  client.destroy();
}

async function event(index: number, direction: 'buyer' | 'seller', occurredAt: string): Promise<void> {
  const orderId = `111-${String(5_000_000 + index)}-7654321`;
  await story.stack.notify(
    JSON.stringify({
      notificationVersion: '1.0',
      notificationType: 'REPLYWATCH_MESSAGE',
      payloadVersion: '1',
      payload: {
        eventId: `${direction}-${index}`,
        store: 'acme-us',
        marketplaceId: US,
        orderId,
        conversationId: `ticket-${index}`,
        direction,
        occurredAt,
      },
    }),
  );
}

/** A message that SES would never send arrives in the queue of its events. */
async function cannotBeRead(): Promise<void> {
  const sqs = new SQSClient({
    endpoint: story.stack.endpoints.sqs,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => url.includes('MailEventsQueue'));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'Something else' }));
  sqs.destroy();
}

beforeAll(async () => {
  story = await startStory('09:55', {
    testsItself: true,
    logFile: log.path,
    onServiceCall(call) {
      if (call.function === broken) call.kill();
      calls.push(call);
    },
  });
  await nobodyReachesLi();
  await story.until('10:55');
  // Nothing else happens in this hour but a canary and an audit.
  calls = [];
  await story.until('11:55');
  canaryCalls = calls;
  calls = [];
  for (let index = 0; index < EVENTS / 2; index += 1) await event(index, 'buyer', '2026-03-02T11:54:00Z');
  await story.stack.settle();
  await story.until('12:30');
  for (let index = 0; index < EVENTS / 2; index += 1) await event(index, 'seller', '2026-03-02T12:29:00Z');
  await story.stack.settle();
  await story.buyerWrites();
  await story.stack.takeIn({
    raw: Buffer.from('From: someone@example.com\r\nSubject: Hello\r\n\r\nWho are you?\r\n'),
    recipients: ['us-7f3k9q2m@intake.acme.example'],
  });
  await story.stack.settle();
  await story.until('03-03T00:35');
  await silenceIsKnown();
  await story.until('03-03T11:45');
  broken = 'ingest-mail';
  await story.until('03-03T12:25');
  broken = undefined;
  await cannotBeRead();
  await story.until('03-03T12:30');
  lines = log.lines();
}, 240_000);
afterAll(async () => {
  await story.stack.stop();
  log.remove();
});

describe('the alarms on our own metrics', () => {
  it('ring on the local stack: a deleted channel, a mail that bounces, a missed canary, silent mail', () => {
    expect(ringing(`${ASSEMBLY_CACHE}/cdk.out`, lines)).toEqual([
      'alerts-failed',
      'alerts-undelivered',
      'audit-problems',
      'mail-silent',
    ]);
  });

  it('do not ring for a single attempt that may be retried, nor while all is well', () => {
    const before = lines.filter(
      ({ timestamp, _aws }) => (_aws?.Timestamp ?? Date.parse(String(timestamp))) < Date.UTC(2026, 2, 2, 21),
    );
    expect(before.length).toBeGreaterThan(20);
    expect(ringing(`${ASSEMBLY_CACHE}/cdk.out`, before)).toEqual([]);
  });
});

describe('a line for each decision', () => {
  const of = (message: string): LogLine[] => lines.filter((one) => one.message === message);

  it('says which fact a message became, and what it did to the clock', () => {
    const facts = of('a fact was recorded').filter(({ thread }) => thread === 'acme-us.111-5000000-7654321');
    expect(facts).toMatchObject([
      { service: 'ingest-notification', type: 'buyer-message', clock: 'started' },
      {
        service: 'ingest-notification',
        type: 'seller-reply',
        clock: 'stopped',
        stoppedBy: 'reply',
        waitedSeconds: 35 * 60,
      },
    ]);
    const [byMail] = of('a fact was recorded').filter(({ mail }) => mail !== undefined);
    expect(byMail).toMatchObject({ service: 'ingest-mail', fact: expect.any(String) as string });
  });

  it('says which alert was claimed, handed over, refused, held back or no longer wanted, and why', () => {
    const thread = 'acme-us.111-2233445-6677889';
    const decisions = lines
      .filter((one) => one['thread'] === thread && typeof one['send'] === 'string')
      .map((one) => {
        const send = String(one['send']).split('/').slice(1).join(' ');
        return [one.service, one.message, send, one['result'] ?? one['state'] ?? '-', one['reason'] ?? '-'];
      });
    expect(decisions.slice(0, 3)).toEqual([
      ['sweep', 'an alert was claimed', 'reply 12h-before slack care', '-', '-'],
      ['notify', 'an alert was handed over', 'reply 12h-before slack care', 'broken', expect.any(String)],
      ['notify', 'an alert was claimed', 'reply 12h-before email li', '-', 'slack to care fails'],
    ]);
    expect(decisions).toContainEqual([
      'delivery-events',
      'an alert changed',
      'reply 12h-before email li',
      'broken',
      expect.stringContaining('bounced'),
    ]);
    const delays = of('an alert was handed over').map(({ delayMs }) => delayMs);
    expect(delays.length).toBeGreaterThan(3);
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(0);
  });

  it('contains nothing of the buyer', () => {
    expect(log.text()).not.toMatch(/Robin|k3v9x2m7q1w8z5t4|Where is my parcel|someone@example/);
  });
});

describe('the dashboard', () => {
  it.each(Object.entries<DashboardQuery>(DASHBOARD_QUERIES))(
    '%s: uses only lines and fields that functions write',
    (_, query) => {
      const message = /message = "([^"]+)"/.exec(query.lines.join('\n'))?.[1];
      const asked = lines.filter(
        (one) =>
          query.of.some((name) => name === one.service) &&
          (message === undefined ? one['level'] !== 'INFO' : one.message === message),
      );
      const written = new Set(asked.flatMap((one) => Object.keys(one)));
      expect(fieldsOf(query).length).toBeGreaterThan(0);
      expect(fieldsOf(query).filter((field) => !written.has(field))).toEqual([]);
      const values = [...query.lines.join('\n').matchAll(/(\w+) (?:=|!=|in) \[?("[^\]|\n]+")/g)];
      for (const [, field = '', list = ''] of values.filter(([text]) => !text.includes('!=')))
        expect(
          asked.some((one) => list.includes(`"${String(one[field])}"`)),
          `${field} in ${list}`,
        ).toBe(true);
    },
  );
});

const KEYWORDS = new Set(['filter', 'fields', 'stats', 'sort', 'limit', 'by', 'as', 'in', 'and', 'desc']);

/** The names in a query that are fields of a line: no keyword, function, text, or name that the query itself defines. */
function fieldsOf({ lines: text }: DashboardQuery): string[] {
  const bare = text.join('\n').replace(/"[^"]*"/g, '');
  const own = new Set([...bare.matchAll(/ as (\w+)/g)].map(([, name]) => name));
  const names = [...bare.matchAll(/(?<![@\w])[a-zA-Z_]\w*\b(?!\()/g)].map(([name]) => name);
  return [...new Set(names)].filter((name) => !KEYWORDS.has(name) && !own.has(name));
}

describe('the bill', () => {
  const lineBytes = (which: readonly LogLine[], each: number): number => billedBytes(which) / each;

  it('counts the bytes of real log lines: for a message by event, by mail, and for an alert by e-mail', () => {
    const ofEvents = lines.filter(
      (one) => one.service === 'ingest-notification' && String(one['thread']).includes('-7654321'),
    );
    const ofMail = lines.filter(
      (one) => one.service === 'ingest-mail' && one['thread'] === 'acme-us.111-2233445-6677889',
    );
    const sent = lines.find(
      (one) => one['state'] === 'delivered' && String(one['send']).includes('/email/ana'),
    );
    const ofAlert = lines.filter((one) => one['send'] === sent?.['send']);
    const deliveries = lines.filter((one) => one.message === 'SES sent an event');
    expect([ofMail, ofAlert].map(({ length }) => length)).toEqual([2, 3]);
    const tens = (bytes: number): number => Math.round(bytes / 10) * 10;
    const { message, alert } = COUNTED;
    expect({
      events: tens(lineBytes(ofEvents, EVENTS)),
      mail: tens(lineBytes(ofMail, 1)),
      alert: tens(billedBytes(ofAlert) + 2 * lineBytes(deliveries, deliveries.length)),
    }).toEqual({
      events: message.events.logBytes,
      mail: message.mail.logBytes,
      alert: alert.logBytes,
    });
  });

  it('covers what a canary and its audit ask of the table', () => {
    const asked = (...operations: readonly string[]): number =>
      canaryCalls.filter(
        ({ phase, service, operation, function: name }) =>
          phase === 'after' && service === 'dynamodb' && name !== 'sweep' && operations.includes(operation),
      ).length;
    const writes = asked('PutItem', 'UpdateItem', 'TransactWriteItems', 'BatchWriteItem');
    expect(writes).toBeGreaterThan(4);
    // A write that moves a thread in the index costs three units.
    expect(3 * writes).toBeLessThanOrEqual(COUNTED.canaryWrites);
    expect(asked('GetItem', 'BatchGetItem', 'Query', 'Scan')).toBeLessThanOrEqual(COUNTED.canaryReads);
  });
});

it('the alarms on SP-API ring: an unreadable report, no report for three days, a subscription that Amazon refuses', async () => {
  const spApiLog = logFile();
  const story = await startStory('03:30', {
    logFile: spApiLog.path,
    spApiMock: { document: () => ({ body: 'this is no report' }) },
  });
  try {
    // It was requested three days ago, and nothing has come since.
    const client = localDynamoDb(story.stack.endpoints.dynamodb);
    await dynamoDbAskedReports(client, story.stack.recording.tableName).note(
      { store: 'acme-us', marketplaceId: US },
      'performance',
      '2026-02-27',
      'report-1',
    );
    client.destroy();
    // Somebody has removed the subscriptions and the right to create them.
    const refused = Array.from({ length: 200 }, () => 403);
    for (const operation of ['getSubscription', 'createSubscription'])
      story.stack.spApi!.fail(operation, ...refused);
    await story.until('04:00');
    expect(ringing(`${SP_API_ASSEMBLY_CACHE}/cdk.out`, spApiLog.lines())).toEqual([
      'reports-failed',
      'reports-missing',
      'subscriptions-missing',
    ]);
  } finally {
    await story.stack.stop();
    spApiLog.remove();
  }
}, 120_000);
