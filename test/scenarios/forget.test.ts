import {
  type AttributeValue,
  DeleteItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Named } from '#infra/commands/forget/buyer-threads';
import { forget as forgetCommand } from '#infra/commands/forget/forget';
import { findBuyer, forgetBuyer, type ForgetDeps, type Found } from '#infra/commands/forget/forget-buyer';
import type { Deployed } from '#infra/commands/stack/deployed';
import type { OpenEndpoints } from '#infra/local/web/open-endpoints';
import { dynamoDbBuyerTraces } from '#shared/adapters/dynamodb/buyer-traces';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { dynamoDbOrders } from '#shared/adapters/dynamodb/orders';
import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbNotes } from '#shared/adapters/dynamodb/people/thread-notes';
import { dynamoDbMarks } from '#shared/adapters/dynamodb/people/thread-marks';
import { dynamoDbReads } from '#shared/adapters/dynamodb/people/thread-reads';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbPresence } from '#shared/adapters/dynamodb/people/presence';
import { s3ReplyShelf } from '#shared/adapters/s3-reply-shelf';
import { s3HelpShelf } from '#shared/adapters/s3-help-shelf';
import { s3MailShelf } from '#shared/adapters/s3-mail-shelf';
import { s3Shelf } from '#shared/adapters/s3-shelf';
import { attachmentKey, evidenceKey } from '#shared/contracts/mail-bucket';
import { amazonMail, type BuyerMail } from '#test/builders/amazon-mail';
import { orderOf } from '#test/builders/order';
import { openExample } from '#test/infra/local/open-example';
import { typeTo } from '#test/infra/terminal/type-to';

const US = 'us-7f3k9q2m@intake.acme.example';
const TEN_PAST_TEN = Date.parse('2026-03-02T10:10:00Z');
const EVENING = Date.parse('2026-03-02T22:05:00Z');

const ORDER = '111-1111111-1111111';
const ALIAS = 'k9zqalias7marker';
const NAME = 'Rosalindquill';
const OTHER = '111-2222222-2222222';
const THIRD = '111-3333333-3333333';
const WORDS = { [ORDER]: 'Wherevermarker is it?', [OTHER]: 'It came broken.' };

const OF_ORDER = { threadId: `acme-us.${ORDER}`, sendKey: 'step-1' };
const OF_OTHER = { threadId: `acme-us.${OTHER}`, sendKey: 'step-1' };

type Item = Record<string, AttributeValue>;

/** Everything stored: the items of the table and the raw mails, by their keys. */
interface Stored {
  readonly items: ReadonlyMap<string, Item>;
  readonly mails: ReadonlyMap<string, string>;
}

let endpoints: OpenEndpoints;
let deployed: Deployed;
let deps: ForgetDeps;
let before: Stored;

beforeAll(async () => {
  ({ endpoints, deployed } = await openExample({ standStillAt: TEN_PAST_TEN, testsItself: false }));
  const { clients, tableName, mailBucketName } = deployed;
  deps = {
    threads: dynamoDbThreadStore(clients.dynamoDb, tableName),
    mails: s3MailShelf(clients.s3, mailBucketName),
    traces: dynamoDbBuyerTraces(clients.dynamoDb, tableName),
  };
  for (const [orderId, alias, buyerName] of [
    [ORDER, ALIAS, NAME],
    [OTHER, 'k3v9x2m7q1w8z5t4', 'Robin'],
  ] as const) {
    const buyer = { alias, buyerName, text: WORDS[orderId] };
    const first = { ...buyer, orderId, caseId: undefined, token: orderId, messageId: `<${orderId}@x>` };
    await buyerWrites(first);
    // The same message by a second way makes no fact, so nothing records its mail.
    await buyerWrites(first);
    // By another name than in the order, whose question the copy would fit as well.
    const byOtherName = { orderId: undefined, buyerName: `${buyerName}-Maria` };
    await buyerWrites({
      ...buyer,
      ...byOtherName,
      caseId: `0a1b2c3d-1111-4222-8333-${orderId.slice(4, 11)}55555`,
      token: `${orderId}Q`,
      messageId: `<${orderId}q@x>`,
    });
    // Two copies of a reply that names only the buyer, whose question it stops.
    const copy = { ...byOtherName, messageId: `<${orderId}r@x>` };
    await takeIn(await amazonMail.confirmation(copy));
    await takeIn(await amazonMail.confirmation(copy));
    await takeIn(
      Buffer.from(
        `From: ${buyerName} <somebody@mail.example>\r\nTo: ${US}\r\nSubject: About (Order: ${orderId})\r\nMessage-ID: <${orderId}u@x>\r\n\r\n${WORDS[orderId]}\r\n`,
      ),
    );
  }
  await buyerWrites({
    orderId: THIRD,
    alias: 'k5thirdbuyers0001',
    buyerName: 'Mina',
    text: `Is it as in ${ORDER}?`,
    token: 'THIRD',
    messageId: '<third@x>',
  });
  await endpoints.stack.advanceTo(EVENING);
  // Records an alert of one thread and a digest of several buyers, as the notifier does.
  const sent = dynamoDbSentLog(clients.dynamoDb, tableName);
  await sent.note('ALERT', [OF_ORDER], EVENING);
  await sent.note('DIGEST', [OF_OTHER, OF_ORDER], EVENING);
  await peopleAct();
  before = await stored();
});
afterAll(async () => {
  deployed.close();
  await endpoints.stop();
});
beforeEach(restore);

/** Colleagues read the threads of both buyers, write on them, answer, take a file out of a mail, and save them as evidence. */
async function peopleAct(): Promise<void> {
  const { clients, tableName, mailBucketName } = deployed;
  const notes = dynamoDbNotes(clients.dynamoDb, tableName);
  const shelf = s3Shelf(clients.s3, mailBucketName, attachmentKey);
  const evidence = s3Shelf(clients.s3, mailBucketName, evidenceKey);
  for (const [orderId, name] of [
    [ORDER, NAME],
    [OTHER, 'Robin'],
  ] as const) {
    const threadId = `acme-us.${orderId}`;
    const note = { id: `note-of-${orderId}`, at: EVENING, by: 'li', text: `${name} called`, mentions: [] };
    await notes.add(threadId, note);
    await notes.tag(threadId, name, EVENING);
    const orders = dynamoDbOrders(clients.dynamoDb, tableName);
    await orders.begin({ store: 'acme-us', orderId }, EVENING);
    await orders.keep({ store: 'acme-us', orderId }, orderOf(), EVENING);
    await dynamoDbReads(clients.dynamoDb, tableName).note(threadId, { person: 'li', at: EVENING });
    const mark = { procedure: 'return', step: 'refund', done: true, by: 'li', at: EVENING };
    await dynamoDbMarks(clients.dynamoDb, tableName).add(threadId, mark);
    const [found] = await deps.threads.load([threadId], EVENING);
    const mail = found?.thread.facts.flatMap((fact) => ('mail' in fact ? [fact.mail] : []))[0] ?? '';
    await shelf.put({ mail, place: 0 }, 'a.txt', new TextEncoder().encode(name));
    await evidence.put({ threadId, person: 'wang' }, 'evidence.zip', new TextEncoder().encode(name));
    await dynamoDbPresence(clients.dynamoDb, tableName).note(threadId, {
      person: 'li',
      at: EVENING,
      writes: true,
    });
    const answers = s3ReplyShelf(clients.s3, mailBucketName);
    const file = { name: `${name}.pdf`, type: 'application/pdf', bytes: 4 };
    await answers.put(threadId, 'answer', { text: `Dear ${name}`, files: [file] });
    await answers.putFile(threadId, 'answer', 0, new TextEncoder().encode(name));
    await answers.putDraft(threadId, 'li', { text: `Hello ${name}`, at: EVENING });
    await s3HelpShelf(clients.s3, mailBucketName).put({
      threadId,
      id: 'conversation-en',
      by: 'li',
      at: EVENING,
      state: { state: 'ready' },
      task: 'conversation',
      to: 'en',
      translated: { a: { text: `${name} asks`, from: 'de', doubts: [], missing: [], isCut: false } },
    });
  }
}

/** Each run of the command, and each of many interruptions, takes its time on a busy machine. */
const LONG_MS = 90_000;

async function takeIn(raw: Buffer): Promise<void> {
  await endpoints.stack.takeIn({ raw, recipients: [US] });
  await endpoints.stack.settle();
}
const buyerWrites = async (mail: BuyerMail): Promise<void> => takeIn(await amazonMail.buyerMessage(mail));

async function stored(): Promise<Stored> {
  const { clients, tableName, mailBucketName: Bucket } = deployed;
  const { Items = [] } = await clients.dynamoDb.send(
    new ScanCommand({ TableName: tableName, ConsistentRead: true }),
  );
  const mails = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: clients.s3 }, { Bucket }))
    for (const { Key = '' } of Contents) {
      const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
      mails.set(Key, (await Body?.transformToString()) ?? '');
    }
  return { items: new Map(Items.map((item) => [`${item['pk']!.S} ${item['sk']!.S}`, item])), mails };
}

/** The threads that people see. */
async function listed(): Promise<readonly string[]> {
  const { clients, tableName } = deployed;
  const board = dynamoDbBoard(clients.dynamoDb, tableName);
  return (await board.page({ state: 'all', limit: 100, now: EVENING })).ids;
}

/** Restores everything as it was before anybody was forgotten. */
async function restore(): Promise<void> {
  const { clients, tableName: TableName, mailBucketName: Bucket } = deployed;
  const now = await stored();
  for (const [key, { pk, sk }] of now.items)
    if (!before.items.has(key))
      await clients.dynamoDb.send(new DeleteItemCommand({ TableName, Key: { pk: pk!, sk: sk! } }));
  for (const [key, Item] of before.items)
    if (JSON.stringify(now.items.get(key)) !== JSON.stringify(Item))
      await clients.dynamoDb.send(new PutItemCommand({ TableName, Item }));
  for (const key of now.mails.keys()) if (!before.mails.has(key)) await deps.mails.remove(key);
  for (const [Key, Body] of before.mails)
    if (!now.mails.has(Key)) await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
}

const find = (named: Named = { orderId: ORDER }, by = deps): Promise<Found> => findBuyer(by, named, EVENING);

/** Everything stored except the deletion notes, for comparison. */
async function left(): Promise<unknown> {
  const { items, mails } = await stored();
  return {
    items: [...items].filter(([key]) => !key.startsWith('forgotten')).toSorted(byKey),
    mails: [...mails].toSorted(byKey),
  };
}
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Stops deleting after this many steps, as if the command were interrupted. */
function cutOffAfter(steps: number): ForgetDeps {
  let done = 0;
  const step = async (work: () => Promise<void>): Promise<void> => {
    if (done === steps) throw new Error('cut off');
    done += 1;
    await work();
  };
  return {
    ...deps,
    mails: { ...deps.mails, remove: (key) => step(() => deps.mails.remove(key)) },
    traces: {
      ...deps.traces,
      remove: (trace) => step(() => deps.traces.remove(trace)),
      removeThread: (id) => step(() => deps.traces.removeThread(id)),
    },
  };
}

it('everything ends by itself, within the 18 months that Amazon allows for what is not personal', () => {
  const endless = [...before.items].flatMap(([key, { expiresAt, shard }]) =>
    // A thread that can still act ends once it is settled, or after 100 days.
    expiresAt === undefined && shard === undefined ? [key] : [],
  );
  // The settings in force are the owner's own; the public key for push, and how far the board was filled, are about nobody.
  expect(endless.toSorted()).toEqual(['board filling', 'settings current', 'settings push-key']);
  const latest = Math.max(...[...before.items.values()].map(({ expiresAt }) => Number(expiresAt?.N ?? 0)));
  expect(latest * 1000).toBeLessThanOrEqual(EVENING + 548 * 86_400_000);
});

const forget = (typed: string, ...argv: string[]) =>
  typeTo(forgetCommand, [...argv, '--local', endpoints.url], typed);

describe('a buyer who is forgotten', () => {
  it('is gone everywhere, and the data of others is unchanged', async () => {
    const found = await find();
    const listedBefore = await listed();
    await forgetBuyer(deps, found, EVENING);
    const after = await stored();
    const threadIds = found.threads.map(({ id }) => id);
    const marks = [ORDER, ALIAS, NAME, 'Wherevermarker', ...threadIds];
    const names = (what: unknown): boolean => marks.some((mark) => JSON.stringify(what).includes(mark));
    expect([...before.items.values()].filter(names).length).toBeGreaterThan(5);
    expect([...after.items.values()].filter(names)).toEqual([]);
    expect([...after.items.keys()].filter((key) => key.startsWith('forgotten'))).toHaveLength(1);
    // The third buyer's words mention the order, but belong to somebody else.
    expect([...after.mails.values()].filter(names)).toEqual([
      expect.stringContaining(`Is it as in ${ORDER}?`),
    ]);
    expect(listedBefore).toEqual(expect.arrayContaining(threadIds));
    expect(await listed()).toEqual(listedBefore.filter((id) => !threadIds.includes(id)));
    for (const [key, item] of before.items) if (!names(item)) expect(after.items.get(key)).toEqual(item);
    // Six mails, a file that was taken out of one, evidence, what a model wrote, an answer with its file, and a draft.
    expect(before.mails.size - after.mails.size).toBe(12);
    for (const [key, mail] of after.mails) expect(before.mails.get(key)).toBe(mail);
  });

  it('leaves in the note of a digest what it says of others', async () => {
    await forgetBuyer(deps, await find(), EVENING);
    const { items } = await stored();
    const kept = JSON.stringify([[OF_OTHER.threadId, OF_OTHER.sendKey]]);
    expect(items.get('sent#DIGEST sent')).toEqual({
      ...before.items.get('sent#DIGEST sent'),
      sends: { S: kept },
    });
    expect(items.has('sent#ALERT sent')).toBe(false);
  });

  it(
    'is forgotten by running it again, wherever it was interrupted',
    async () => {
      const found = await find();
      await forgetBuyer(deps, found, EVENING);
      const whole = await left();
      const steps = found.threads.length + found.mails.length + found.traces.length;
      for (let cut = 0; cut < steps; cut += 1) {
        await restore();
        await expect(forgetBuyer(cutOffAfter(cut), await find(), EVENING)).rejects.toThrow('cut off');
        await forgetBuyer(deps, await find(), EVENING);
        expect(await left()).toEqual(whole);
      }
    },
    LONG_MS,
  );

  it('can also be named by a conversation without an order', async () => {
    const byOrder = await find();
    const threadId = byOrder.threads.find(({ id }) => id.includes('.case-'))!.id;
    const byThread = await find({ threadId });
    expect(byThread.threads.map(({ id }) => id).toSorted()).toEqual(
      byOrder.threads.map(({ id }) => id).toSorted(),
    );
    expect(byThread.mails).toEqual(byOrder.mails);
  });

  it('is not confused with another who wrote into a thread of the same order', async () => {
    await buyerWrites({
      orderId: OTHER,
      alias: ALIAS,
      token: 'MIXED',
      messageId: '<mixed@x>',
    });
    const found = await find({ orderId: OTHER });
    expect(found.isMixed).toBe(true);
    expect(found.threads.map(({ id }) => id)).not.toContain(`acme-us.${ORDER}`);
    expect((await find()).threads.map(({ id }) => id)).not.toContain(`acme-us.${OTHER}`);
  });
});

describe('npm run forget', () => {
  it(
    'shows, asks, deletes, says what is left, and has nothing to delete the next time',
    async () => {
      const shown = await forget('no\n', '--order', ORDER);
      expect(shown.out).toContain(`  acme-us.${ORDER}   WAITS\n`);
      expect(shown.out).toContain('Raw mails, and what was made of them or written beside them (12):');
      expect(shown.out).toContain('Nothing was deleted.');
      expect(shown.out).not.toMatch(/Rosalindquill|k9zqalias|Wherevermarker/);
      expect(shown.code).toBe(1);
      const deleted = await forget('yes\n', '--order', ORDER);
      expect(deleted.out).toContain('Deleted: threads');
      expect(deleted.out).toContain('point-in-time recovery, 3 days');
      expect(deleted.code).toBe(0);
      const again = await forget('', '--order', ORDER, '--yes');
      expect(again.out).toMatch(
        new RegExp(`^Nothing is stored about ${ORDER}\\.\\nWhat was deleted .*\\n {2}2026-03-02 {3}threads`),
      );
      expect(again.code).toBe(1);
      await buyerWrites({ orderId: ORDER, alias: ALIAS, token: 'LATER', messageId: '<later@x>' });
      expect((await find()).threads).toEqual([{ id: `acme-us.${ORDER}`, waits: true, onlyByMails: [] }]);
    },
    LONG_MS,
  );

  it('refuses an argument that is no order', async () => {
    expect(await forget('', '--order', '12')).toEqual({
      code: 2,
      out: '',
      err: '--order "12" is not an order of Amazon\'s; write one like 111-2233445-6677889\n',
    });
  });
});
