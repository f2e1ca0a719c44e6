import type {
  AttributeValue,
  BatchGetItemCommandInput,
  BatchGetItemCommandOutput,
  BatchWriteItemCommandInput,
  BatchWriteItemCommandOutput,
  DeleteItemCommandInput,
  DynamoDBClient,
  GetItemCommandInput,
  GetItemCommandOutput,
  PutItemCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { table } from '#shared/contracts/table';
import { type IndexEntry, indexUnits, itemBytes, readUnits, writeUnits, type Item } from './units.ts';

/** The requests to a table, their units by DynamoDB's rules, and the rows that queries and scans read. */
export interface Units {
  requests: number;
  writes: number;
  reads: number;
  rows: number;
}

/** Counts what a client asks of our table with its indexes. */
export interface Meter {
  readonly units: Units;
  /** Requests by the names of their SDK commands. */
  readonly commands: Map<string, number>;
  reset(): void;
}

interface Known {
  readonly bytes: number;
  /** By the names of the indexes that hold it. */
  readonly indexed: Indexed;
}

type Indexed = Readonly<Record<'open' | 'board', IndexEntry | undefined>>;

const NOT_INDEXED: Indexed = { open: undefined, board: undefined };

const NOTHING: Known = { bytes: 0, indexed: NOT_INDEXED };

/** Adds a meter to a client, as SDK middleware. It knows the sizes of the items that it saw written or read. */
export function meterOn(client: DynamoDBClient): Meter {
  const units: Units = { requests: 0, writes: 0, reads: 0, rows: 0 };
  const commands = new Map<string, number>();
  const known = new Map<string, Known>();

  const before = (key: Item): Known => known.get(nameOf(key)) ?? NOTHING;
  const put = (item: Item, times: number): void => {
    const old = before(item);
    const now = knownOf(item);
    units.writes += writeUnits(old.bytes, now.bytes) * times + unitsOfIndexes(old.indexed, now.indexed);
    known.set(nameOf(item), now);
  };
  const remove = (key: Item, times: number): void => {
    const old = before(key);
    units.writes += writeUnits(old.bytes, 0) * times + unitsOfIndexes(old.indexed, NOT_INDEXED);
    known.delete(nameOf(key));
  };
  /** Assumes that an update adds the values that it names; none that is measured changes what an index holds. */
  const update = ({ Key = {}, ExpressionAttributeValues = {} }: Update, times: number): void => {
    const { bytes, indexed } = before(Key);
    const added = Math.max(bytes, itemBytes(Key)) + itemBytes(ExpressionAttributeValues);
    units.writes += writeUnits(bytes, added) * times;
    known.set(nameOf(Key), { bytes: added, indexed });
  };
  /** A failed condition costs what the write would have cost the table. */
  const failed = (item: Item, times: number): void => {
    units.writes += writeUnits(before(item).bytes, itemBytes(item)) * times;
  };
  const read = (key: Item, item: Item | undefined, consistent: boolean | undefined): void => {
    if (item !== undefined) known.set(nameOf(item), knownOf(item));
    units.reads += readUnits(item === undefined ? 0 : before(key).bytes, consistent === true);
  };

  const rules: Record<string, (input: never, output: never) => void> = {
    GetItemCommand: ({ Key = {}, ConsistentRead }: GetItemCommandInput, { Item }: GetItemCommandOutput) =>
      read(Key, Item, ConsistentRead),
    BatchGetItemCommand: (
      { RequestItems = {} }: BatchGetItemCommandInput,
      { Responses = {}, UnprocessedKeys = {} }: BatchGetItemCommandOutput,
    ) => {
      for (const [name, { Keys = [], ConsistentRead }] of Object.entries(RequestItems)) {
        const found = new Map((Responses[name] ?? []).map((item) => [nameOf(item), item]));
        const left = new Set((UnprocessedKeys[name]?.Keys ?? []).map(nameOf));
        for (const key of Keys.filter((one) => !left.has(nameOf(one))))
          read(key, found.get(nameOf(key)), ConsistentRead);
      }
    },
    PutItemCommand: ({ Item = {} }: PutItemCommandInput) => put(Item, 1),
    DeleteItemCommand: ({ Key = {} }: DeleteItemCommandInput) => remove(Key, 1),
    UpdateItemCommand: (input: UpdateItemCommandInput) => update(input, 1),
    BatchWriteItemCommand: (
      { RequestItems = {} }: BatchWriteItemCommandInput,
      { UnprocessedItems = {} }: BatchWriteItemCommandOutput,
    ) => {
      for (const [name, writes] of Object.entries(RequestItems)) {
        const left = new Set(
          (UnprocessedItems[name] ?? []).map(({ PutRequest }) => nameOf(PutRequest?.Item ?? {})),
        );
        for (const { PutRequest } of writes)
          if (PutRequest?.Item !== undefined && !left.has(nameOf(PutRequest.Item))) put(PutRequest.Item, 1);
      }
    },
    TransactWriteItemsCommand: ({ TransactItems = [] }: TransactWriteItemsCommandInput) => {
      for (const { Put, Delete, Update } of TransactItems) {
        if (Put !== undefined) put(Put.Item ?? {}, 2);
        if (Delete !== undefined) remove(Delete.Key ?? {}, 2);
        if (Update !== undefined) update(Update, 2);
      }
    },
    QueryCommand: ({ IndexName, ConsistentRead }: QueryCommandInput, output: QueryCommandOutput) =>
      page(output, IndexName !== undefined, ConsistentRead === true),
    ScanCommand: ({ IndexName, ConsistentRead }: ScanCommandInput, output: QueryCommandOutput) =>
      page(output, IndexName !== undefined, ConsistentRead === true),
  };
  const page = (output: QueryCommandOutput, ofIndex: boolean, consistent: boolean): void => {
    const { Items = [], ScannedCount = Items.length } = output;
    const bytes = Items.map((item) => Math.max(ofIndex ? 0 : before(item).bytes, itemBytes(item)));
    const sum = bytes.reduce((total, one) => total + one, 0);
    // A filter hides the size of what it drops, so only the table itself can report it.
    const { CapacityUnits } = output.ConsumedCapacity ?? {};
    if (CapacityUnits === undefined && ScannedCount > Items.length)
      throw new Error('the meter cannot count a filtered page that does not report what it consumed');
    units.reads += CapacityUnits ?? readUnits(sum, consistent);
    units.rows += ScannedCount;
  };

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const rule = rules[commandName];
        if (rule === undefined) throw new Error(`the meter does not know ${commandName}`);
        units.requests += 1;
        commands.set(commandName, (commands.get(commandName) ?? 0) + 1);
        try {
          const answer = await next(hidesSizes(args.input) ? reporting(args) : args);
          rule(args.input as never, answer.output as never);
          return answer;
        } catch (error) {
          for (const { item, times } of triedBy(commandName, args.input)) failed(item, times);
          throw error;
        }
      },
    { step: 'initialize', priority: 'high', name: 'meter' },
  );

  return {
    units,
    commands,
    reset() {
      Object.assign(units, { requests: 0, writes: 0, reads: 0, rows: 0 });
      commands.clear();
    },
  };
}

type Update = Pick<UpdateItemCommandInput, 'Key' | 'ExpressionAttributeValues'>;

function nameOf(key: Item): string {
  return `${key[table.partitionKey]?.S ?? ''}|${key[table.sortKey]?.S ?? ''}`;
}

/** A page that shows less than it read: only the table can say how much that was. */
function hidesSizes(input: object): boolean {
  return (
    'IndexName' in input &&
    (['Select', 'ProjectionExpression', 'FilterExpression'] as const).some(
      (name) => (input as Partial<Record<typeof name, unknown>>)[name] !== undefined,
    )
  );
}

function reporting<Args extends { readonly input: object }>(args: Args): Args {
  return { ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } };
}

function knownOf(item: Item): Known {
  const { openIndex, boardIndex } = table;
  return {
    bytes: itemBytes(item),
    indexed: { open: entryOf(item, openIndex, []), board: entryOf(item, boardIndex, boardIndex.included) },
  };
}

function entryOf(
  item: Item,
  { partitionKey, sortKey }: { readonly partitionKey: string; readonly sortKey: string },
  included: readonly string[],
): IndexEntry | undefined {
  const [partition, sort]: (AttributeValue | undefined)[] = [item[partitionKey], item[sortKey]];
  if (partition?.S === undefined || sort?.N === undefined) return undefined;
  return {
    key: `${partition.S} ${sort.N}`,
    content: JSON.stringify(included.map((name) => item[name])),
  };
}

function unitsOfIndexes(old: Indexed, now: Indexed): number {
  return indexUnits(old.open, now.open) + indexUnits(old.board, now.board);
}

/** The item that a failed write tried to put. */
function triedBy(name: string, input: object): { readonly item: Item; readonly times: number }[] {
  switch (name) {
    case 'PutItemCommand':
      return [{ item: (input as PutItemCommandInput).Item ?? {}, times: 1 }];
    case 'UpdateItemCommand':
      return [{ item: (input as UpdateItemCommandInput).Key ?? {}, times: 1 }];
    case 'TransactWriteItemsCommand':
      return ((input as TransactWriteItemsCommandInput).TransactItems ?? []).map((one) => ({
        item: one.Put?.Item ?? one.Delete?.Key ?? one.Update?.Key ?? {},
        times: 2,
      }));
    default:
      return [];
  }
}
