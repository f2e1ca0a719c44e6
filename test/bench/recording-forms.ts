import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { ingestNotification } from '#functions/ingest-notification/ingest-notification';
import { encodeRow } from '#shared/adapters/dynamodb/items/board-attributes';
import { decodeThread, encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { waitItem } from '#shared/adapters/dynamodb/items/wait-item';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { keys } from '#shared/contracts/table';
import { boardRowOf } from '#shared/domain/board/board-row';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import type { EndedWait } from '#shared/domain/figures/wait';
import { hours, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';
import { shop, shopRules } from '#test/builders/shop';
import { bodyOf } from '#test/simulation/history';
import type { Delivery } from './trace.ts';
import type { Item } from './units.ts';

/** Records one batch of deliveries. */
export type Record = (batch: readonly Delivery[]) => Promise<void>;

const TABLE = 'table';
const STORE = 'acme-us';
const rules = shopRules();

/** Our way, as `ingest-notification` does it. */
export function ours(client: DynamoDBClient, tableName = TABLE): Record {
  let now = 0;
  const deps = {
    threads: batchedThreads(dynamoDbThreadStore(client, tableName), dynamoDbWaitLog(client, tableName)),
    settings: { current: () => Promise.resolve(settings) },
    subscriptions: { find: () => Promise.resolve(undefined) },
    change: coalescing(),
    alerts: { put: () => Promise.resolve() },
    reports: { put: () => Promise.resolve() },
    now: () => now,
  };
  const settings = shop();
  return async (batch) => {
    now = batch.at(-1)?.at ?? 0;
    await Promise.all(
      batch.map((delivery, index) =>
        ingestNotification(deps, {
          body: bodyOf(delivery),
          messageId: String(index),
          receiveCount: 1,
          source: 'events',
        }),
      ),
    );
  };
}

/** Most samples do this: read the thread, then write it in a transaction with an item that remembers the message. */
export function dedupeItems(client: DynamoDBClient): Record {
  return async (batch) => {
    for (const delivery of batch) {
      const Key = keyOf(delivery);
      const { Item } = await client.send(new GetItemCommand({ TableName: TABLE, Key, ConsistentRead: true }));
      const { put, waits } = changed(Item, delivery, deadlineOfCycle);
      const seen = { pk: { S: `seen#${delivery.orderId}` }, sk: { S: delivery.eventId } };
      const TransactItems = [
        { Put: { TableName: TABLE, Item: seen, ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: put },
        ...waits.map((wait) => ({ Put: { TableName: TABLE, Item: waitItem(wait) } })),
      ];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
      } catch (error) {
        // It was already recorded.
        if (!(error instanceof TransactionCanceledException)) throw error;
      }
    }
  };
}

/** Moves the deadline with each message, so each message writes the index. */
export function movedDeadline(client: DynamoDBClient): Record {
  return inTurn(client, deadlineOfLast);
}

/** Makes an EventBridge schedule for each cycle with its first message and deletes it with its answer; no index. */
export function schedules(client: DynamoDBClient, onRequest: () => void): Record {
  return inTurn(client, () => undefined, onRequest);
}

type Deadline = (thread: Thread, now: Instant) => Instant | undefined;

/** Reads a batch at once and puts each thread separately. */
function inTurn(client: DynamoDBClient, deadline: Deadline, onTurn: () => void = () => undefined): Record {
  return async (batch) => {
    const wanted = new Map(batch.map((delivery) => [delivery.orderId, keyOf(delivery)]));
    const { Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys: [...wanted.values()] } } }),
    );
    const items = new Map<string | undefined, Item>(
      (Responses?.[TABLE] ?? []).map((item) => [item['pk']?.S, item]),
    );
    for (const delivery of batch) {
      const { pk } = keyOf(delivery);
      const old = items.get(pk.S);
      const { put, waits, isNew, turns } = changed(old, delivery, deadline);
      if (!isNew) continue;
      if (turns) onTurn();
      try {
        await client.send(new PutItemCommand(put));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      items.set(pk.S, put.Item);
      for (const wait of waits)
        await client.send(new PutItemCommand({ TableName: TABLE, Item: waitItem(wait) }));
    }
  };
}

interface Write {
  readonly put: { TableName: string; Item: Item; ConditionExpression?: string };
  readonly waits: readonly EndedWait[];
  readonly isNew: boolean;
  /** Whether the message begins or ends a wait. */
  readonly turns: boolean;
}

function changed(old: Item | undefined, delivery: Delivery, deadline: Deadline): Write {
  const id = threadIdOf(delivery);
  const before =
    old === undefined
      ? newThread({
          id,
          kind: 'message',
          store: STORE,
          marketplaceId: 'ATVPDKIKX0DER',
          orderId: delivery.orderId,
        })
      : decodeThread(id, old['thread']?.S ?? '');
  const thread = addFacts(before, [factOf(delivery)]);
  const nextActionAt = deadline(thread, delivery.at);
  const version = Number(old?.['version']?.N ?? 0);
  const Item: Item = {
    ...keyOf(delivery),
    version: { N: String(version + 1) },
    thread: { S: encodeThread(thread) },
    ...(nextActionAt !== undefined && { shard: { S: '0' }, nextActionAt: { N: String(nextActionAt) } }),
    // People see the same lists in every form.
    ...encodeRow(boardRowOf(stateOf(thread, delivery.at), rules)),
  };
  return {
    put: {
      TableName: TABLE,
      Item,
      ...(version === 0 && { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
    waits: changedWaits(stateOf(before, delivery.at), stateOf(thread, delivery.at)).put,
    isNew: thread !== before,
    turns: isWaiting(before, delivery.at) !== isWaiting(thread, delivery.at),
  };
}

function threadIdOf({ orderId }: Delivery): string {
  return `${STORE}.${orderId}`;
}

function keyOf(delivery: Delivery): {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
} {
  const { pk, sk } = keys.thread(threadIdOf(delivery));
  return { pk: { S: pk }, sk: { S: sk } };
}

function factOf({ eventId, direction, occurredAt }: Delivery): Fact {
  const base = { id: `e${eventId}`, at: occurredAt };
  switch (direction) {
    case 'buyer':
      return { type: 'buyer-message', ...base, trusted: true, event: true };
    case 'seller':
      return { type: 'seller-reply', ...base, trusted: true, event: true };
    case 'no-response-needed':
      return { type: 'no-response-needed', ...base, by: 'event', reason: 'reported by an event' };
  }
}

function isWaiting(thread: Thread, now: Instant): boolean {
  return deadlineOfCycle(thread, now) !== undefined;
}

function deadlineOfCycle(thread: Thread, now: Instant): Instant | undefined {
  const cycle = foldThread(thread, now);
  return cycle === undefined || cycle.ended !== undefined ? undefined : cycle.startedAt + hours(24);
}

function deadlineOfLast(thread: Thread, now: Instant): Instant | undefined {
  const cycle = foldThread(thread, now);
  const last = cycle?.messages.at(-1);
  return cycle === undefined || cycle.ended !== undefined || last === undefined
    ? undefined
    : last.at + hours(24);
}
