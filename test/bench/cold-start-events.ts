import { PutObjectCommand } from '@aws-sdk/client-s3';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { openOutbox } from '#infra/local/services/outbox';
import { startSmallServices } from '#infra/local/services/small-services';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { hashOfToken } from '#shared/application/people/tokens';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import type { EnvironmentInput } from '#shared/contracts/environment';
import { rulesOf } from '#shared/contracts/settings/rules';
import { settingsSchema } from '#shared/contracts/settings/settings';
import { hours } from '#shared/domain/instant';
import { sendKey } from '#shared/domain/sends/send';
import { newThread } from '#shared/domain/thread/thread';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { message } from '#test/builders/thread';
import { embeddedMessaging, embeddedTable, LOCAL } from '#test/shared/ports/embedded';
import { bodyOf } from '#test/simulation/history';

/** The environment that a function starts with, and its first event. */
export interface ColdEvent {
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
}

/** What the functions that are started must find: a variable that is missing does not compile. */
type EnvironmentOfAll = Readonly<Record<string, string>> &
  EnvironmentInput<'sweep'> &
  EnvironmentInput<'ingest-mail'> &
  EnvironmentInput<'notify'> &
  EnvironmentInput<'ingest-notification'> &
  EnvironmentInput<'delivery-events'> &
  EnvironmentInput<'board'>;

/** One person, alerted by e-mail four hours before the deadline. */
const SHOP = {
  sender: 'a@acme.example',
  stores: {
    'acme-us': {
      name: 'Acme US',
      marketplaces: [{ country: 'US', intakeAddress: 'us-7f3k9q2m@intake.acme.example' }],
    },
  },
  people: { li: { name: 'Li', email: 'li@acme.example', timeZone: 'UTC', language: 'en' } },
  duty: { 'on-call': ['li'], backup: ['li'], manager: ['li'] },
  clocks: { reply: { length: '24h', ladder: [{ at: '4h before', call: ['on-call'], by: ['email'] }] } },
};

/** Starts the services that functions use on this machine, and makes one event for each start. */
export async function coldStarts(rounds: number): Promise<{
  eventOf(name: string, round: number): ColdEvent;
  stop(): Promise<void>;
}> {
  const now = Date.now();
  const [database, messaging] = await Promise.all([embeddedTable(), embeddedMessaging(now)]);
  const small = await startSmallServices({
    outbox: openOutbox(undefined),
    now: () => now,
    publishMailEvents: () => Promise.resolve(),
    ses: { answer: () => undefined },
    onHeartbeat: () => undefined,
    deliver: ({ recipients }) => Promise.resolve(recipients),
    secrets: new Map([
      ['hash', JSON.stringify({ key: 'a secret of the benchmark'.padEnd(32, '.') })],
      ['links', JSON.stringify({ kid: '1', key: 'another one of the benchmark'.padEnd(32, '.') })],
    ]),
    oldestSeconds: () => Promise.resolve(undefined),
  });
  const TABLE_NAME = await database.newTable();
  const { protocol, hostname, port } = (await database.client.config.endpoint?.()) ?? {};
  const dynamoDb = `${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`;
  const client = localDynamoDb(dynamoDb);
  const [email, slack] = [await messaging.newQueue('email'), await messaging.newQueue('slack')];
  const MAIL_BUCKET_NAME = await messaging.newBucket('mails');
  // The seed of a deploy stores them like this.
  const stored = dynamoDbSettings(client, TABLE_NAME, () => now);
  await stored.put('v1', JSON.stringify(SHOP), 0);
  await stored.markPlanned('v1');

  const alerts: { threadId: string; sendKey: string }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mail = await amazonMail.buyerMessage({ orderId: orderOf('111', round) });
    await messaging.s3.send(
      new PutObjectCommand({ Bucket: MAIL_BUCKET_NAME, Key: `mail/${round}`, Body: mail }),
    );
    const id = `acme-us.${orderOf('222', round)}`;
    const { thread } = await record(
      {
        threads: dynamoDbThreadStore(client, TABLE_NAME),
        rules: rulesOf({ version: 'v1', settings: settingsSchema.parse(SHOP) }),
        change: changeThread,
        alerts: { put: () => Promise.resolve() },
      },
      newThread({ id, kind: 'message', store: 'acme-us', orderId: orderOf('222', round) }),
      [message('m1', now - hours(21))],
      now,
    );
    const [send] = thread.sends;
    if (send === undefined) throw new Error('a thread of the benchmark calls nobody');
    alerts.push({ threadId: id, sendKey: sendKey(send) });
  }

  const session = `li.${'t'.repeat(43)}`;
  const id = hashOfToken('session', session);
  await dynamoDbSessions(client, TABLE_NAME).start({
    id,
    person: 'li',
    email: 'li@acme.example',
    startedAt: now,
    seenAt: now,
  });

  const environment = {
    AWS_REGION: LOCAL.region,
    AWS_ACCESS_KEY_ID: LOCAL.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb,
    AWS_ENDPOINT_URL_SQS: messaging.messaging.endpoint,
    AWS_ENDPOINT_URL_S3: messaging.messaging.endpoint,
    AWS_ENDPOINT_URL_SES: small.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: small.endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH: small.endpoint,
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_LOG_LEVEL: 'INFO',
    TABLE_NAME,
    MAIL_BUCKET_NAME,
    EMAIL_QUEUE_URL: email.url,
    SLACK_QUEUE_URL: slack.url,
    REPLY_QUEUE_URL: email.url,
    EVENTS_DEAD_LETTER_URL: email.url,
    SIGN_IN_QUEUE_URL: email.url,
    HASH_SECRET_ARN: 'hash',
    LINK_SECRET_ARN: 'links',
    PUSH_SECRET_ARN: 'links',
    CONFIGURATION_SET_NAME: 'replywatch',
    PUBLIC_URL: 'https://replywatch.example',
    WATCHED_QUEUES: '[]',
  } satisfies EnvironmentOfAll;
  const queued = (body: unknown): unknown => ({
    Records: [
      {
        messageId: '1',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '1' },
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:events',
      },
    ],
  });
  const events: Readonly<Record<string, (round: number) => unknown>> = {
    'one GetItem': () => ({}),
    sweep: () => ({ asOf: new Date(now - hours(48)).toISOString() }),
    'ingest-mail': (round) => {
      const { receipt, ...notification } = mailNotification({ at: now, objectKey: `mail/${round}` });
      return queued({ ...notification, receipt: { ...receipt, timestamp: new Date(now).toISOString() } });
    },
    notify: (round) => queued({ v: 1, channel: 'email', sends: [alerts[round]], notBefore: now }),
    'ingest-notification': (round) =>
      queued(
        bodyOf({
          at: now,
          orderId: orderOf('333', round),
          direction: 'buyer',
          occurredAt: now,
          eventId: 'q',
        }),
      ),
    'delivery-events': () =>
      queued({
        eventType: 'Delivery',
        mail: { timestamp: new Date(now).toISOString(), messageId: '1', tags: {} },
        delivery: { timestamp: new Date(now).toISOString() },
      }),
    board: () => visit('/a/{token}', '/a/none'),
    'board, signed in': () => visit('/inbox', '/inbox', [`${SESSION_COOKIE}=${session}`]),
  };
  return {
    eventOf: (name, round) => ({ environment, event: events[name]?.(round) }),
    async stop() {
      client.destroy();
      database.stop();
      await messaging.stop();
      await small.stop();
    },
  };
}

function orderOf(first: string, round: number): string {
  return `${first}-${String(round).padStart(7, '0')}-0000000`;
}

/** A request of a browser, as API Gateway passes it on. */
function visit(route: string, path: string, cookies: readonly string[] = []): unknown {
  return {
    version: '2.0',
    routeKey: `GET ${route}`,
    rawPath: path,
    rawQueryString: '',
    cookies,
    headers: { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' },
    requestContext: { http: { method: 'GET', path }, domainName: 'replywatch.example' },
    isBase64Encoded: false,
  };
}
