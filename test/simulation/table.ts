import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { decodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { threadIdOf } from '#shared/contracts/table';
import { FAR_FUTURE } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import type { CallFault, Faults } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Container } from './platform.ts';

type Item = Record<string, AttributeValue>;
type Condition = {
  readonly Item: Item | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
};

/** A write of a thread, as the table sees it. */
export interface Written {
  readonly id: string;
  /** The thread as it is stored. */
  readonly item: string;
  readonly at: number;
  readonly by: number;
}

/** The one table: base items at once, its open index up to ten seconds later. */
export interface SimulatedTable {
  /** A client of the AWS SDK for a function; what it asks becomes calls of the function's container. */
  clientOf(container: Container): DynamoDBClient;
  thread(id: string): Thread | undefined;
  threads(): Thread[];
  /** When a sweep looks at the thread, by the base item; Infinity when none does. */
  nextActionAt(id: string): number;
  /** The waits that have ended, as items of the table, by their keys. */
  waits(): ReadonlyMap<string, string>;
  /** The first instant at which a thread has something to do, by the base item or by what the index still shows. */
  earliest(): number;
}

export interface TableDeps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly onWrite: (written: Written) => void;
  /** Leaves out what a conditional write asks for: to see that the simulation notices. */
  readonly unconditional: boolean;
}

interface Shown {
  readonly from: number;
  readonly shard: string | undefined;
  readonly at: number;
}

const MOST_LAG_MS = 10_000;
const MOST_STALE_MS = 30_000;
const READ_FAULTS = ['crash-before', 'crash-after', 'throttled', 'slow'] as const;
const BATCH_FAULTS = [...READ_FAULTS, 'partial-answer'] as const;
const WRITE_FAULTS = [
  'crash-before',
  'crash-after',
  'throttled',
  'answer-lost',
  'repeated-request',
  'lost-race',
  'slow',
] as const;

export function simulatedTable({ loop, faults, onWrite, unconditional }: TableDeps): SimulatedTable {
  const items = new Map<string, Item>();
  /** What was there before the last save, for who does not ask for the newest. */
  const before = new Map<string, { readonly item: Item | undefined; readonly until: number }>();
  const index = new Map<string, Shown[]>();
  /** What was read of each item: the oracle and the recorder look at the same ones again and again. */
  const decoded = new WeakMap<Item, Thread>();
  const threadOf = (id: string, item: Item): Thread => {
    const thread = decoded.get(item) ?? decodeThread(id, item['thread']?.S ?? '');
    decoded.set(item, thread);
    return thread;
  };
  const keyOf = (key: Item): string => `${key['pk']?.S ?? ''}|${key['sk']?.S ?? ''}`;

  const put = (item: Item, by: number): void => {
    const key = keyOf(item);
    before.set(key, { item: items.get(key), until: loop.now() + MOST_STALE_MS });
    items.set(key, item);
    const id = threadIdOf(item['pk']?.S ?? '');
    if (id === undefined) return;
    const lags = faults.chance('index-lag', 'table', 4);
    const lag = lags ? faults.stream('lag').below(MOST_LAG_MS) : 0;
    const shown = index.get(key) ?? [];
    const from = Math.max(loop.now() + lag, shown.at(-1)?.from ?? 0);
    // An item that lacks one of the two is not in the index.
    const at = item['nextActionAt']?.N;
    shown.push({ from, shard: at && item['shard']?.S, at: Number(at ?? FAR_FUTURE) });
    while ((shown[1]?.from ?? Infinity) <= loop.now()) shown.shift();
    index.set(key, shown);
    onWrite({ id, item: item['thread']?.S ?? '', at: loop.now(), by });
  };

  const meets = ({ Item: item = {}, ConditionExpression, ExpressionAttributeValues }: Condition): boolean => {
    const old = items.get(keyOf(item));
    if (ConditionExpression === undefined || unconditional) return true;
    if (ConditionExpression === 'attribute_not_exists(pk)') return old === undefined;
    if (ConditionExpression === 'attribute_not_exists(pk) OR expiresAt <= :now')
      return (
        old === undefined ||
        Number(old['expiresAt']?.N ?? Infinity) <= Number(ExpressionAttributeValues?.[':now']?.N)
      );
    if (ConditionExpression === 'version = :version')
      return old?.['version']?.N === ExpressionAttributeValues?.[':version']?.N;
    throw new Error(`the simulated table does not know the condition ${ConditionExpression}`);
  };

  /** Somebody else saves the same item in between. */
  const race = (item: Item | undefined): void => {
    const old = item && items.get(keyOf(item));
    if (old === undefined) return;
    const next = { ...old, version: { N: String(Number(old['version']?.N) + 1) }, token: { S: 'another' } };
    items.set(keyOf(old), next);
  };

  const read = (key: Item, consistent: boolean | undefined): Item | undefined => {
    const earlier = before.get(keyOf(key));
    const stale =
      consistent !== true &&
      earlier !== undefined &&
      loop.now() < earlier.until &&
      faults.chance('stale-read', 'table', 20);
    return stale ? earlier.item : items.get(keyOf(key));
  };

  const effects = {
    put(input: PutItemCommand['input'], by: number): Record<string, never> {
      if (!meets(input)) throw conditionFailed(items.get(keyOf(input.Item ?? {})));
      put(input.Item ?? {}, by);
      return {};
    },
    transact({ TransactItems = [] }: TransactWriteItemsCommand['input'], by: number): Record<string, never> {
      const failing = TransactItems.map(({ Put }) => Put !== undefined && !meets(Put));
      if (failing.includes(true))
        throw new TransactionCanceledException({
          $metadata: {},
          message: 'cancelled',
          CancellationReasons: TransactItems.map(({ Put }, position) => {
            const old = items.get(keyOf(Put?.Item ?? {}));
            return failing[position] === true
              ? { Code: 'ConditionalCheckFailed', ...(old !== undefined && { Item: old }) }
              : { Code: 'None' };
          }),
        });
      for (const { Put, Delete, Update } of TransactItems) {
        if (Put?.Item !== undefined) put(Put.Item, by);
        if (Delete?.Key !== undefined) items.delete(keyOf(Delete.Key));
        // The only update in a transaction marks a day; nothing here reads it.
        if (Update?.Key !== undefined) items.set(keyOf(Update.Key), Update.Key);
      }
      return {};
    },
    batchGet({ RequestItems = {} }: BatchGetItemCommand['input'], fault: CallFault | undefined): object {
      const [[name, { Keys = [], ConsistentRead }] = ['', {}]] = Object.entries(RequestItems);
      const answered = fault === 'partial-answer' ? Keys.slice(0, Keys.length >> 1) : Keys;
      const rest = Keys.slice(answered.length);
      return {
        Responses: {
          [name]: answered.map((key) => read(key, ConsistentRead)).filter((item) => item !== undefined),
        },
        UnprocessedKeys: rest.length === 0 ? {} : { [name]: { Keys: rest } },
      };
    },
    batchWrite({ RequestItems = {} }: BatchWriteItemCommand['input'], fault: CallFault | undefined): object {
      const [[name, writes] = ['', []]] = Object.entries(RequestItems);
      const done = fault === 'partial-answer' ? writes.slice(0, writes.length >> 1) : writes;
      const rest = writes.slice(done.length);
      for (const { PutRequest } of done)
        if (PutRequest?.Item !== undefined) items.set(keyOf(PutRequest.Item), PutRequest.Item);
      return { UnprocessedItems: rest.length === 0 ? {} : { [name]: rest } };
    },
    query({ ExpressionAttributeValues: values = {} }: QueryCommand['input']): object {
      const shard = values[':shard']?.S;
      const until = Number(values[':until']?.N);
      const found = [...index].flatMap(([key, shown]) => {
        const seen = shown.findLast(({ from }) => from <= loop.now());
        const [pk = '', sk = ''] = key.split('|');
        return seen?.shard === shard && seen !== undefined && seen.at <= until
          ? [{ pk: { S: pk }, sk: { S: sk }, nextActionAt: { N: String(seen.at) } }]
          : [];
      });
      return { Items: found.toSorted((a, b) => Number(a.nextActionAt.N) - Number(b.nextActionAt.N)) };
    },
  };

  return {
    clientOf(container) {
      const by = (): number => container.running?.id ?? 0;
      const send = (command: object): Promise<unknown> => {
        if (command instanceof GetItemCommand)
          return container.call(
            'a read',
            () => ({ Item: read(command.input.Key ?? {}, command.input.ConsistentRead) }),
            READ_FAULTS,
          );
        if (command instanceof BatchGetItemCommand)
          return container.call(
            'a batch of reads',
            (fault) => effects.batchGet(command.input, fault),
            BATCH_FAULTS,
          );
        if (command instanceof BatchWriteItemCommand)
          return container.call(
            'a batch of waits',
            (fault) => effects.batchWrite(command.input, fault),
            BATCH_FAULTS,
          );
        if (command instanceof QueryCommand)
          return container.call('a query', () => effects.query(command.input), READ_FAULTS);
        if (command instanceof PutItemCommand)
          return container.call(
            'a save',
            (fault) => {
              if (fault === 'lost-race') race(command.input.Item);
              return effects.put(command.input, by());
            },
            WRITE_FAULTS,
          );
        if (command instanceof TransactWriteItemsCommand)
          return container.call(
            'a save with waits',
            () => effects.transact(command.input, by()),
            WRITE_FAULTS,
          );
        throw new Error(`the simulated table does not know ${command.constructor.name}`);
      };
      // The SDK's paginators ask whether their client is one of its own.
      return Object.assign(Object.create(DynamoDBClient.prototype) as DynamoDBClient, { send });
    },
    thread(id) {
      const item = items.get(`thread#${id}|thread`);
      return item && threadOf(id, item);
    },
    threads: () =>
      [...items].flatMap(([key, item]) => {
        const id = threadIdOf(key.split('|')[0] ?? '');
        return id === undefined ? [] : [threadOf(id, item)];
      }),
    nextActionAt: (id) => Number(items.get(`thread#${id}|thread`)?.['nextActionAt']?.N ?? Infinity),
    waits: () =>
      new Map([...items].flatMap(([key, { wait }]) => (wait?.S === undefined ? [] : [[key, wait.S]]))),
    earliest() {
      let earliest = Infinity;
      for (const shown of index.values()) {
        while ((shown[1]?.from ?? Infinity) <= loop.now()) shown.shift();
        for (const { shard, at } of shown) if (shard !== undefined) earliest = Math.min(earliest, at);
      }
      return earliest;
    },
  };
}

function conditionFailed(old: Item | undefined): ConditionalCheckFailedException {
  return new ConditionalCheckFailedException({
    $metadata: {},
    message: 'the condition failed',
    ...(old !== undefined && { Item: old }),
  });
}
