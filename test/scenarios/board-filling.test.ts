import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerAndFill, type FillingDeps, fillingRequestSchema } from '#functions/fill-board/fill-board';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { isBoardFilled } from '#shared/application/threads/fill-board';
import { keys, table } from '#shared/contracts/table';
import { startStory, type Story } from './story.ts';

/*
 * The upgrade from a release without a board: the threads of the table are in the old form, and the filling dies at one
 * request after the other.
 */

const WAITING = ['111-2223334-4445551', '111-2223334-4445552', '111-2223334-4445553'];
const ANSWERED = ['111-2223334-4445554', '111-2223334-4445555'];
const idOf = (orderId: string): string => `acme-us.${orderId}`;

let story: Story;
let client: DynamoDBClient;
let TableName: string;

beforeEach(async () => {
  story = await startStory('09:55');
  client = localDynamoDb(story.stack.endpoints.dynamodb);
  TableName = story.stack.recording.tableName;
});
afterEach(async () => {
  client.destroy();
  await story.stack.stop();
});

/** Makes the table look as the last release left it. */
async function asBeforeTheBoard(): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  const { partitionKey, sortKey, included } = table.boardIndex;
  const added = new Set<string>([partitionKey, sortKey, ...included]);
  for (const item of Items)
    if (item['pk']?.S?.startsWith('thread#') === true) {
      const Item = Object.fromEntries(Object.entries(item).filter(([name]) => !added.has(name)));
      await client.send(new PutItemCommand({ TableName, Item }));
    }
  const { pk, sk } = keys.boardFilling;
  const Key: Record<string, AttributeValue> = { pk: { S: pk }, sk: { S: sk } };
  await client.send(new DeleteItemCommand({ TableName, Key }));
}

/** A client that makes so many requests, and then none: its function was killed. */
function dyingAfter(requests: number): DynamoDBClient {
  let left = requests;
  return new Proxy(client, {
    get: (target, key): unknown =>
      key === 'send'
        ? (...given: Parameters<DynamoDBClient['send']>) =>
            (left -= 1) < 0 ? Promise.reject(new Error('killed')) : target.send(...given)
        : Reflect.get(target, key),
  });
}

function fill(by: DynamoDBClient): ReturnType<typeof answerAndFill> {
  const deps: FillingDeps = {
    filling: dynamoDbBoardFilling(by, TableName),
    settings: dynamoDbSettings(by, TableName, () => 0),
    now: () => story.stack.now(),
    pause: () => Promise.resolve(),
    answer: () => Promise.resolve(),
  };
  return answerAndFill(
    deps,
    fillingRequestSchema.parse({
      RequestType: 'Create',
      ResponseURL: 'https://cloudformation.example/answer',
      StackId: 'stack',
      RequestId: 'deploy-1',
      LogicalResourceId: 'Filling',
      ResourceProperties: { ServiceToken: 'arn' },
    }),
  );
}

const listed = async (state: 'waits' | 'answered'): Promise<readonly string[]> =>
  (await dynamoDbBoard(client, TableName).page({ state, limit: 50, now: story.stack.now() })).ids;
const isFilled = async (): Promise<boolean> =>
  isBoardFilled(await dynamoDbBoardFilling(client, TableName).progress());

it('threads in the old form are on the board after a filling that died again and again, and alerts go on meanwhile', async () => {
  for (const orderId of [...WAITING, ...ANSWERED]) await story.buyerWrites({ orderId });
  await story.until('10:20');
  for (const orderId of ANSWERED) await story.sellerAnswers({ orderId });
  await story.until('10:30');
  await asBeforeTheBoard();
  expect([await listed('waits'), await listed('answered')]).toEqual([[], []]);
  await story.newAlerts();

  const isFilledBy = async (by: DynamoDBClient): Promise<boolean> =>
    isBoardFilled(await fill(by).catch(() => undefined));
  let deaths = 0;
  for (; deaths < 6; deaths += 1) expect(await isFilledBy(dyingAfter(deaths))).toBe(false);
  expect([...(await listed('waits')), ...(await listed('answered'))]).toHaveLength(1);
  expect(await isFilled()).toBe(false);

  // The alerts of twelve hours before the deadline leave on time, and what is answered or comes in is on the board at once.
  await story.until('22:10');
  const alerts = await story.newAlerts();
  expect(alerts.filter((line) => line.startsWith('02T21:5') || line.startsWith('02T22:0'))).not.toEqual([]);
  const [first = '', ...others] = WAITING;
  await story.sellerAnswers({ orderId: first });
  await story.buyerWrites({ orderId: '111-2223334-4445556' });
  expect(await listed('answered')).toContain(idOf(first));
  expect(await listed('waits')).toContain(idOf('111-2223334-4445556'));

  while (deaths < 50 && !(await isFilledBy(dyingAfter(deaths)))) deaths += 1;
  expect(await isFilled()).toBe(true);
  expect(await listed('waits')).toEqual([...others, '111-2223334-4445556'].map(idOf));
  expect((await listed('answered')).toSorted()).toEqual([first, ...ANSWERED].map(idOf).toSorted());

  const before = await client.send(new ScanCommand({ TableName }));
  await fill(client);
  const after = await client.send(new ScanCommand({ TableName }));
  expect(after.Items).toEqual(before.Items);
});
