import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { readTemplate } from '#infra/local/state/template';
import type { OutboxEntry, Refusal, ServiceCall } from '#infra/local/state/types';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { hashOfToken } from '#shared/application/people/tokens';
import { keys } from '#shared/contracts/table';
import { hours, minutes } from '#shared/domain/instant';
import { amazonMail } from '#test/builders/amazon-mail';
import {
  PERSONAL,
  PERSONAL_RUINS,
  PERSONAL_TEXT,
  personalDataIn,
  personalMails,
} from '#test/builders/personal-data';
import { pushReceiver } from '#test/builders/push-receiver';
import { orderChange } from '#test/builders/sp-api-notification';
import { EVERYTHING_ASSEMBLY_CACHE } from './assembly.ts';
import { logFile } from './log-lines.ts';
import { startStory, type Story } from './story.ts';

/*
 * A stack with every option lives through a morning in which all input is full of personal data, and every request of a
 * function to a service fails once, with an answer that quotes it. Then the test searches everything that the stack wrote,
 * sent, posted and answered.
 */

const US = 'us-7f3k9q2m@intake.acme.example';
/** Where a marker is planted so that a function logs it: this proves that the search would find one. */
const PLANTED = `acme-us.planted-${PERSONAL['street'] ?? ''}`;

/** Functions that log nothing, and why. */
const SILENT: Readonly<Record<string, string>> = {
  'seed-settings': 'it runs in a deploy only, and tells CloudFormation how it went',
};

/** Nothing repeats it here when it fails, and its mail must be searched. */
const ONCE_A_WEEK = 'weekly-digest';

const log = logFile();
let lines: string[];
let outbox: readonly OutboxEntry[];
let reasons: string[];
/** The requests that were refused, once each: function, service and operation. */
const refused = new Set<string>();
const TOKEN = 'a-token-that-nobody-guesses';
/** The reason for needing no response, with data that a person should not have written there, as stored in the thread. */
const SAID = `${PERSONAL['last name'] ?? ''} called`;
let said: string | undefined;
/** The API's answers, by method and path. */
const answers = new Map<string, { readonly status: number; readonly body: string }>();

/** An answer that quotes everything, as services do in their messages. */
function refusalOf({ service }: ServiceCall): Refusal {
  const message = `cannot do this with ${PERSONAL_TEXT}`;
  switch (service) {
    case 'ses':
      return {
        status: 400,
        type: 'text/xml',
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>MessageRejected</Code><Message>${message}</Message></Error></ErrorResponse>`,
      };
    case 's3':
      return {
        status: 403,
        type: 'application/xml',
        body: `<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`,
      };
    case 'slack':
      return { status: 400, type: 'text/plain', body: message };
    default:
      return {
        status: 400,
        type: 'application/x-amz-json-1.0',
        body: JSON.stringify({ __type: 'com.amazonaws#ValidationException', message, Message: message }),
      };
  }
}

let refusing = false;
function refuseOnce(call: ServiceCall): void {
  const name = `${call.function} ${call.service} ${call.operation}`;
  if (!refusing || call.phase === 'after' || refused.has(name) || call.function === ONCE_A_WEEK) return;
  refused.add(name);
  call.refuse(refusalOf(call));
}

async function ask(
  { stack }: Story,
  method: string,
  url: string,
  body = '',
  type = 'application/json',
): Promise<number> {
  const { status, body: content } = await stack.api({
    method,
    url,
    headers: { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000', 'content-type': type },
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
  });
  answers.set(`${method} ${url}`, { status, body: Buffer.from(content).toString() });
  return status;
}

/** A message that has waited for thirteen hours, so that people are alerted at once. */
async function longWaiting({ stack }: Story, index: number): Promise<void> {
  const raw = await amazonMail.buyerMessage({
    orderId: `111-8000000-${String(index).padStart(7, '0')}`,
    buyerName: PERSONAL['first name'] ?? '',
    text: PERSONAL_TEXT,
    token: `T${index}`,
    messageId: `<waiting-${index}@email.amazonses.com>`,
  });
  await stack.takeIn({ raw, recipients: [US], receivedAt: stack.now() - hours(13) });
}

/** What people and programs ask of the board, and what nobody should. */
async function askAll(story: Story): Promise<void> {
  const marker = encodeURIComponent(PERSONAL_TEXT);
  const form = 'application/x-www-form-urlencoded';
  const said = JSON.stringify({ type: 'acknowledged', by: 'li' });
  for (const path of ['health', 'figures?days=90', 'account', 'threads?state=all', `threads?state=${marker}`])
    await ask(story, 'GET', `/api/${path}`);
  const [, , , thread = PLANTED] = (await story.threads().catch(() => [])).map(({ id }) => id);
  await ask(story, 'GET', `/api/threads/${thread}?x=${marker}`);
  await ask(story, 'POST', `/api/threads/${thread}/facts`, said);
  await ask(story, 'POST', `/api/threads/${thread}/facts`, PERSONAL_TEXT);
  await ask(story, 'POST', `/api/threads/${marker}/facts`, said);
  await ask(story, 'POST', '/api/threads/none/facts', JSON.stringify({ [PERSONAL_TEXT]: PERSONAL_TEXT }));
  await ask(story, 'GET', `/a/${marker}`);
  await ask(story, 'POST', `/a/${marker}`, `reason=${marker}`, form);
  await ask(story, 'POST', '/sign-in', `email=${encodeURIComponent(PERSONAL['e-mail address'] ?? '')}`, form);
  await ask(story, 'GET', `/sign-in/${marker}?then=${marker}`);
  await ask(story, 'POST', `/sign-in/${marker}`, `email=${marker}`, form);
  await ask(story, 'GET', `/sign-in/oidc/return?code=${marker}&state=${marker}`);
  await ask(story, 'GET', `/${marker}`);
  await visitThread(story, thread).catch(() => undefined);
}

/** What the pages that hold no words show of a buyer. */
/** What the page of who is on duty showed of a buyer. */
const named: string[] = [];
const listed: { readonly url: string; readonly leaks: readonly string[] }[] = [];

/** What somebody who has signed in reads and writes on the page of a thread; only whether it was shown is stored here. */
const shown: { readonly status: number; readonly personal: boolean }[] = [];

/** What somebody answers a buyer: with their name, and words of theirs. */
const ANSWER = `Dear ${PERSONAL['first name']}, your ${PERSONAL['words']} is on its way.`;
/** How somebody was answered who sent that. */
const sent: number[] = [];

/** How a manager was answered who saved a thread as evidence. */
const saved: number[] = [];

type AskPage = (method: string, url: string, form?: string) => Promise<{ status: number; text: string }>;

/** Asks for pages as a person who has signed in. */
async function signedIn({ stack }: Story, person: string): Promise<AskPage> {
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const now = stack.now();
  const token = `${person}.${TOKEN}`;
  await dynamoDbSessions(client, stack.recording.tableName)
    .start({
      id: hashOfToken('session', token),
      person,
      email: `${person}@acme.example`,
      startedAt: now,
      seenAt: now,
    })
    .finally(() => client.destroy());
  return async (method, url, form = '') => {
    const { status, body } = await stack.api({
      method,
      url,
      headers: {
        host: '127.0.0.1:4000',
        origin: 'http://127.0.0.1:4000',
        cookie: `${SESSION_COOKIE}=${token}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.from(form),
      sourceIp: '127.0.0.1',
    });
    return { status, text: Buffer.from(body).toString() };
  };
}

/** Sends the forms of a page as that page does. */
async function formsOf(ask: AskPage, path: string) {
  const page = (await ask('GET', path)).text;
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const [, seen = '', version = ''] =
    /name="seen" value="([^"]*)"[^>]*>\s*<input[^>]*name="version" value="(\d+)"/.exec(page) ?? [];
  return (fields: Record<string, string>, below = '') =>
    ask(
      'POST',
      `${path}${below}`,
      new URLSearchParams({ token, ...(below === '/reply' && { seen, version }), ...fields }).toString(),
    );
}

async function visitThread(story: Story, id: string): Promise<void> {
  const path = `/threads/${encodeURIComponent(id)}`;
  const manager = await signedIn(story, 'chen');
  saved.push((await (await formsOf(manager, path))({ act: 'evidence' })).status);
  const asked = await signedIn(story, 'li');
  const ask: AskPage = async (...request) => {
    const answer = await asked(...request);
    shown.push({ status: answer.status, personal: personalDataIn(answer.text).length > 0 });
    return answer;
  };
  const post = await formsOf(ask, path);
  await post({ act: 'note', text: `@wang ${SAID}` });
  await post({ act: 'tag', tag: SAID });
  await post({ act: 'no-response-marked', seen: '1', reason: 'only thanks' });
  await post({ act: 'file', fact: PERSONAL_TEXT, place: '0' });
  await ask('GET', `${path}/pictures/${encodeURIComponent(PERSONAL_TEXT)}/0`);
  await post({ text: PERSONAL_TEXT, writes: '1', here: '1' }, '/presence');
  await post({ text: PERSONAL_TEXT }, '/check');
  await post({ act: 'send', text: PERSONAL_TEXT }, '/reply');
  sent.push((await post({ act: 'send', text: ANSWER }, '/reply')).status);
  await post({}, '/translation');
  for (const task of ['answer', 'draft'])
    await post({ task, text: PERSONAL_TEXT, fact: PERSONAL_TEXT, to: 'de' }, '/help');
  await ask('GET', `${path}/translation`);
  await ask('GET', `${path}/help/${encodeURIComponent(PERSONAL_TEXT)}`);
  // These show lists, figures and people of the shop, and nothing of a buyer.
  const day = new Date(story.stack.now()).toISOString().slice(0, 10);
  for (const url of [
    `${path}/order`,
    '/inbox?state=all',
    '/figures',
    `/figures/days.csv?from=${day}&to=${day}`,
    `/figures/threads.csv?from=${day}&to=${day}`,
    '/health',
    '/me',
  ])
    listed.push({ url, leaks: personalDataIn((await ask('GET', url)).text) });
  // A holding answer greets the buyer by name; that it was shown is recorded.
  named.push(...personalDataIn((await ask('GET', '/duty')).text));
}

/** The device of everybody, whose messages are read as it would read them. */
const device = pushReceiver();

async function switchPushOn({ stack }: Story, people: readonly string[]): Promise<void> {
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const devices = dynamoDbPushDevices(client, stack.recording.tableName);
  const now = stack.now();
  for (const person of people)
    await devices.add(
      person,
      { id: 'phone', email: `${person}@acme.example`, since: now, ...device.subscription },
      now,
    );
  client.destroy();
}

/** A push as its device reads it. */
function decrypted(entry: OutboxEntry): OutboxEntry {
  return entry.channel === 'push'
    ? { ...entry, text: device.read(Buffer.from(entry.text, 'base64')) }
    : entry;
}

/** Notifications and events full of personal data, and invalid ones. */
const NOTIFICATIONS = [
  JSON.stringify(orderChange({ reason: PERSONAL_TEXT })),
  PERSONAL_TEXT,
  JSON.stringify({ NotificationType: PERSONAL_TEXT, [PERSONAL_TEXT]: PERSONAL_TEXT }),
  JSON.stringify({
    notificationVersion: '1.0',
    notificationType: 'REPLYWATCH_MESSAGE',
    payloadVersion: '1',
    payload: { eventId: PERSONAL_TEXT, store: PERSONAL_TEXT, [PERSONAL_TEXT]: 1 },
  }),
];

/** Requests by a message, a notification and the board: each must be refused once before the night begins. */
const BY_DAY = [
  'assistant bedrock Converse',
  'assistant dynamodb UpdateItem',
  'assistant s3 GETObject',
  'assistant s3 PUTObject',
  'board dynamodb PutItem',
  'board lambda Invoke',
  'board s3 GETObject',
  'board s3 PUTObject',
  'delivery-events dynamodb PutItem',
  'fetch-order dynamodb UpdateItem',
  'fetch-order secretsmanager GetSecretValue',
  'ingest-mail dynamodb PutItem',
  'ingest-mail s3 GETObject',
  'ingest-mail secretsmanager GetSecretValue',
  'ingest-notification dynamodb PutItem',
  'ingest-notification sqs SendMessage',
  'notify dynamodb PutItem',
  'notify s3 GETObject',
  'notify secretsmanager GetSecretValue',
  'notify ses SendRawEmail',
  'notify slack post',
  'send-reply dynamodb PutItem',
  'send-reply s3 GETObject',
  'send-reply secretsmanager GetSecretValue',
  'send-reply ses SendRawEmail',
  'sweep dynamodb PutItem',
];
/** In the rounds it was never met: only the mails that follow them meet it. */
const BY_MAILS = ['ingest-mail sqs SendMessageBatch'];
const BY_NIGHT = [
  'audit dynamodb Scan',
  'briefing ses SendRawEmail',
  'canary ses SendRawEmail',
  'heartbeat dynamodb GetItem',
  'reports dynamodb PutItem',
  'roll-up dynamodb Query',
];

/** Replaces a thread with an item that no version has written; the sweeps find it due. */
async function spoil({ stack }: Story, id: string): Promise<void> {
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const { pk, sk } = keys.thread(id);
  const thread = { kind: PERSONAL_TEXT, facts: [[PERSONAL_TEXT, PERSONAL_TEXT]], [PERSONAL_TEXT]: 1 };
  await client.send(
    new PutItemCommand({
      TableName: stack.recording.tableName,
      Item: {
        pk: { S: pk },
        sk: { S: sk },
        version: { N: '1' },
        shard: { S: '0' },
        nextActionAt: { N: String(stack.now()) },
        thread: { S: JSON.stringify(thread) },
      },
    }),
  );
  client.destroy();
}

/** Why messages were dead-lettered, as the dead-letter queues store it. */
async function reasonsIn({ stack }: Story): Promise<string[]> {
  const sqs = new SQSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: stack.endpoints.sqs,
  });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const read = await Promise.all(
    QueueUrls.map((QueueUrl) =>
      sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
      ),
    ),
  );
  sqs.destroy();
  return read.flatMap(({ Messages = [] }) =>
    Messages.flatMap(({ MessageAttributes }) => MessageAttributes?.['reason']?.StringValue ?? []),
  );
}

beforeAll(async () => {
  const shop = smallShop();
  const story = await startStory('02:10', {
    logFile: log.path,
    withRotas: true,
    testsItself: true,
    onServiceCall: refuseOnce,
    // Every report quotes a buyer: words of feedback, a reason of a return. Orders come with all that nobody asked for.
    spApiMock: {
      order: () => ({
        buyer: { buyerName: PERSONAL_TEXT, buyerEmail: PERSONAL_TEXT },
        recipient: { deliveryAddress: { name: PERSONAL_TEXT, addressLine1: PERSONAL_TEXT } },
        fulfillment: { fulfillmentStatus: PERSONAL_TEXT, fulfilledBy: PERSONAL_TEXT },
        orderItems: [
          {
            quantityOrdered: 1,
            product: { title: 'Steel bottle', customization: { customizedUrl: PERSONAL_TEXT } },
            fulfillment: { packing: { giftOption: { giftMessage: PERSONAL_TEXT } } },
            cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: PERSONAL_TEXT } },
          },
        ],
        packages: [{ packageStatus: { status: PERSONAL_TEXT }, shipFromAddress: { name: PERSONAL_TEXT } }],
      }),
      document(of) {
        const found = shop.document(of);
        const body = found?.body
          .toString()
          .replaceAll(/\b(?:late|arrived|broken|comment)\w*/gi, PERSONAL_TEXT);
        return found && { ...found, body: body ?? '' };
      },
    },
  });
  const { stack } = story;
  try {
    await switchPushOn(story, ['li', 'ana', 'chen', 'wang']);
    refusing = true;
    // Each round gets a step further, until one meets only requests that were already refused and none is missing.
    const missesOne = (): boolean => BY_DAY.some((call) => !refused.has(call));
    for (let round = 0, before = -1; (before < refused.size || missesOne()) && round < 20; round += 1) {
      before = refused.size;
      await longWaiting(story, round);
      await stack.notify(JSON.stringify(orderChange({ orderId: `903-8868176-${2_000_000 + round}` })));
      await stack.settle();
      await askAll(story);
      await stack.advanceTo(stack.now() + minutes(8));
    }
    const mails = personalMails(US).filter((_, index) => index % 3 === Math.floor(index / 3) % 3);
    for (const raw of [...mails.map((one) => one.raw), ...PERSONAL_RUINS])
      await stack.takeIn({ raw, recipients: [US], receivedAt: stack.now() - hours(13) });
    for (const body of NOTIFICATIONS) await stack.notify(body);
    // The night's roll-up and reports, audits, the ladders, on Monday at six the weekly digest, and canaries, of which a long jump of the clock plays the last.
    for (const time of ['04:20', '06:20']) await story.until(time);
    refusing = false;
    await spoil(story, PLANTED);
    await stack.advanceTo(stack.now() + minutes(2));
    await askAll(story);
    const [thread] = await story.threads();
    const handedOver = JSON.stringify({ type: 'handed-over', by: 'li', to: 'wang' });
    await ask(story, 'POST', `/api/threads/${thread?.id ?? ''}/facts`, handedOver);
    for (const { id } of await story.threads('all')) await ask(story, 'GET', `/api/threads/${id}`);
    const done = JSON.stringify({ type: 'no-response-needed', by: 'li', reason: SAID });
    await ask(story, 'POST', `/api/threads/${thread?.id ?? ''}/facts`, done);
    said = answers.get(`POST /api/threads/${thread?.id ?? ''}/facts`)?.body;
    answers.delete(`POST /api/threads/${thread?.id ?? ''}/facts`);
    await stack.settle();
    reasons = await reasonsIn(story);
    outbox = stack.outbox().map(decrypted);
  } finally {
    await stack.stop();
  }
  lines = log
    .text()
    .split('\n')
    .filter((line) => line !== '');
}, 180_000);
afterAll(() => log.remove());

/** A mail to the buyer, who may read their own name. */
const isAnswer = ({ channel, text }: OutboxEntry): boolean => channel === 'email' && text.trim() === ANSWER;

describe('no personal data is', () => {
  it('kept from the buyer in the answer to them', () => {
    expect(sent).toContain(303);
    expect(outbox.some(isAnswer)).toBe(true);
  });

  it('in any line of any log or metric', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.some((line) => line.includes('"_aws":{"Timestamp"'))).toBe(true);
    expect(
      lines.filter((line) => !line.includes('acme-us.planted') && personalDataIn(line).length > 0),
    ).toEqual([]);
  });

  it('in Slack, a webhook, a push, a subject or a header', () => {
    for (const channel of ['slack', 'webhook', 'push', 'email'] as const) {
      const entries = outbox.filter((one) => one.channel === channel && !isAnswer(one));
      expect([channel, entries.length > 0]).toEqual([channel, true]);
      const outside = entries.map((one) =>
        channel === 'email' ? { subject: one.subject, headers: one.headers } : one,
      );
      expect(
        outside.map((one) => JSON.stringify(one)).filter((one) => personalDataIn(one).length > 0),
      ).toEqual([]);
    }
  });

  it('in a mail, except the buyer’s words in the alert about them', () => {
    const mails = outbox.filter((one) => one.channel === 'email' && !isAnswer(one));
    expect(mails.some(({ subject }) => subject.startsWith('Week '))).toBe(true);
    const quoting = mails.filter(({ text, html = '' }) => personalDataIn(`${text}${html}`).length > 0);
    expect(quoting.length).toBeGreaterThan(0);
    // A note is a colleague's words, and goes to whoever it names.
    const isNote = ({ text }: OutboxEntry): boolean => text.includes(`@wang ${SAID}`);
    expect(quoting.some(isNote)).toBe(true);
    // Such a mail is about one thread: never a digest, a briefing or the weekly digest.
    for (const { text } of quoting.filter((mail) => !isNote(mail)))
      expect(text.match(/\bhttp\S+\/a\/\S+/g)).toHaveLength(1);
  });

  it('in an answer of the API, except the excerpt of the one requested thread', () => {
    expect([...new Set([...answers.values()].map(({ status }) => status))].toSorted()).toEqual([
      200, 303, 400, 404,
    ]);
    let quoted = 0;
    for (const [path, { status, body }] of answers) {
      const { excerpt, ...rest } = (
        path.includes('/api/threads/') && status === 200 ? JSON.parse(body) : { excerpt: undefined, body }
      ) as Record<string, unknown>;
      expect([path, personalDataIn(JSON.stringify(rest))]).toEqual([path, []]);
      if (typeof excerpt === 'string' && excerpt !== '') quoted += personalDataIn(excerpt).length;
    }
    expect(quoted).toBeGreaterThan(0);
  });

  it('in the reasons of dead letters', () => {
    expect(reasons.length).toBeGreaterThan(2);
    expect(reasons.flatMap(personalDataIn)).toEqual([]);
  });
});

describe('the search would have found it:', () => {
  it('it finds the marker planted in the same logs', () => {
    const planted = lines.filter((line) => line.includes('acme-us.planted'));
    expect(planted.map(personalDataIn)).toContainEqual(['street']);
    expect(planted.join('\n')).toContain(`the stored thread#${PLANTED} cannot be read`);
  });

  it('every function of the template has logged, or is known to be silent', () => {
    const names = readTemplate(`${EVERYTHING_ASSEMBLY_CACHE}/cdk.out`)
      .filter(({ type }) => type === 'AWS::Lambda::Function')
      .flatMap(
        ({ properties }) =>
          /"POWERTOOLS_SERVICE_NAME":"([\w-]+)"/.exec(JSON.stringify(properties))?.[1] ?? [],
      );
    const silent = names.filter(
      (name) => !lines.some((line) => line.startsWith(`${name}: `) || line.includes(`"service":"${name}"`)),
    );
    expect(names.length).toBeGreaterThan(12);
    expect(silent.toSorted()).toEqual(Object.keys(SILENT).toSorted());
  });

  it('what a person said of a buyer is in the thread, and so nowhere else', () => {
    expect(said).toContain(SAID);
  });

  it('the pages showed the words, and took what was written on them', () => {
    expect(shown.some(({ status, personal }) => status === 200 && personal)).toBe(true);
    expect(shown.some(({ status }) => status === 303)).toBe(true);
  });

  it('a manager saved the words as evidence, and met a refusal', () => {
    expect(saved).toEqual(expect.arrayContaining([303, 500]));
  });

  it('the pages without words show nothing of a buyer', () => {
    expect(listed.length).toBeGreaterThan(6);
    // An order number is what a list is about.
    expect(listed.filter(({ leaks }) => leaks.length > 0)).toEqual([]);
  });

  it('the page of who is on duty names a buyer at most in a holding answer', () => {
    expect(named.filter((one) => one !== 'first name' && one !== 'last name')).toEqual([]);
  });

  it('every kind of output occurred', () => {
    const messages = new Set(lines.map((line) => /"message":"([^"]+)"/.exec(line)?.[1]));
    for (const message of [
      'a mail was taken in',
      'a notification concerned no thread',
      'a fact was recorded',
      'an alert was claimed',
      'a notification was dead-lettered',
      'a message failed',
      'a request failed',
      'a thread failed',
      'an alert was handed over',
      'an SP-API task ran',
      'audited',
    ])
      expect([...messages]).toContain(message);
  });

  it('services refused at every step, and quoted all of it', () => {
    expect([...BY_DAY, ...BY_MAILS, ...BY_NIGHT].filter((call) => !refused.has(call))).toEqual([]);
  });
});
