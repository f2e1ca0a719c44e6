import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys, table, threadIdOf } from '#shared/contracts/table';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import {
  type Board,
  type BoardFilter,
  type BoardList,
  type BoardPage,
  type BoardPlace,
  MOST_COUNTED,
} from '#shared/ports/board';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from '../items/attributes.ts';
import { type BoardKey, boardKeyOf, boardStateOf } from '../items/board-key.ts';

const { name: IndexName, partitionKey, sortKey } = table.boardIndex;

/** A row takes less than 250 bytes, so a page that looks for few among many reads less than a megabyte. */
const ROWS_A_PAGE = 4_000;
/** A filter that lets much through fills its page from the first few rows. */
const FIRST_ROWS_FOR_EACH = 4;

const placeItem = z.object({ pk: textAttribute, due: numberAttribute });
const dueItem = z.object({ due: numberAttribute });

/** Reads the index `board`. */
export function dynamoDbBoard(client: DynamoDBClient, tableName: string): Board {
  const count = async (from: Instant, to: Instant): Promise<number> => {
    if (from > to) return 0;
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName,
        Select: 'COUNT',
        Limit: MOST_COUNTED + 1,
        KeyConditionExpression: '#listed = :listed AND #due BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#listed': partitionKey, '#due': sortKey },
        ExpressionAttributeValues: {
          ':listed': { S: 'waits' },
          ':from': { N: String(from) },
          ':to': { N: String(to) },
        },
      }),
    );
    return Count;
  };
  return {
    async page({ state, filter = {}, after, limit, now }) {
      const filtering = filteringOf(filter, now);
      const isUrgent = filter.urgent === true;
      // Nothing that was answered is urgent.
      const partitions = PARTITIONS_OF[state].filter((listed) => listed === 'waits' || !isUrgent);
      const begin = after && boardKeyOf(after);
      while (partitions.length > 1 && begin !== undefined && partitions[0] !== begin.listed)
        partitions.shift();

      const ids: string[] = [];
      let left = ROWS_A_PAGE;
      let atOnce = limit * FIRST_ROWS_FOR_EACH;
      for (const listed of partitions) {
        let start = begin?.listed === listed ? after : undefined;
        do {
          const room = limit - ids.length;
          const Limit = filtering === undefined ? room : Math.max(1, Math.min(left, atOnce));
          const found = await query(client, tableName, {
            listed,
            start,
            Limit,
            filtering,
            isUrgent,
          });
          const taken = found.places.slice(0, room);
          ids.push(...taken.map(({ threadId }) => threadId));
          left -= found.rows;
          atOnce = left;
          start = taken.length < found.places.length ? taken.at(-1) : found.next;
          const more = start ?? (listed === partitions.at(-1) ? undefined : taken.at(-1));
          if (ids.length === limit || (start !== undefined && left <= 0)) return pageOf(ids, more);
        } while (start !== undefined);
      }
      return pageOf(ids, undefined);
    },

    async counts({ now, soonUntil, todayUntil }) {
      const latest = Math.max(soonUntil, todayUntil);
      const [early, soon, today, later] = await Promise.all([
        dues(client, tableName, now),
        count(now + 1, soonUntil),
        count(soonUntil + 1, todayUntil),
        count(latest + 1, FAR_FUTURE),
      ]);
      const urgent = early.filter(({ state }) => state !== 'waits').map(({ due }) => due);
      const total = (others: number, from: Instant, to: Instant): number =>
        Math.min(others + urgent.filter((due) => from <= due && due <= to).length, MOST_COUNTED + 1);
      return {
        missed: total(early.length - urgent.length, 0, now),
        soon: total(soon, now + 1, soonUntil),
        today: total(today, soonUntil + 1, todayUntil),
        later: total(later, latest + 1, FAR_FUTURE),
      };
    },
  };
}

const PARTITIONS_OF: Readonly<Record<BoardList, readonly BoardKey['listed'][]>> = {
  waits: ['waits'],
  answered: ['answered'],
  all: ['waits', 'answered'],
};

/** What is urgent, however late it falls due, and what else is missed: one query says both. */
async function dues(
  client: DynamoDBClient,
  tableName: string,
  now: Instant,
): Promise<readonly ReturnType<typeof boardStateOf>[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName,
      // As many of each as are counted.
      Limit: 2 * (MOST_COUNTED + 1),
      KeyConditionExpression: '#listed = :listed AND #due <= :now',
      ProjectionExpression: '#due',
      ExpressionAttributeNames: { '#listed': partitionKey, '#due': sortKey },
      ExpressionAttributeValues: { ':listed': { S: 'waits' }, ':now': { N: String(now) } },
    }),
  );
  return Items.map((item) => boardStateOf({ listed: 'waits', due: dueItem.parse(item).due.N }));
}

function pageOf(ids: readonly string[], next: BoardPlace | undefined): BoardPage {
  return { ids, ...(next !== undefined && { next }) };
}

interface Filtering {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

interface Wanted {
  readonly listed: BoardKey['listed'];
  readonly start: BoardPlace | undefined;
  readonly Limit: number;
  readonly filtering: Filtering | undefined;
  /** Only what is urgent, which lies below zero. */
  readonly isUrgent: boolean;
}

/** What a query found, how many rows it read for it, and where it stopped; without `next` it came to the end. */
interface Found {
  readonly places: readonly BoardPlace[];
  readonly rows: number;
  readonly next: BoardPlace | undefined;
}

async function query(
  client: DynamoDBClient,
  tableName: string,
  { listed, start, Limit, filtering, isUrgent }: Wanted,
): Promise<Found> {
  const {
    Items = [],
    ScannedCount = 0,
    LastEvaluatedKey,
  } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName,
      Limit,
      ScanIndexForward: listed !== 'answered',
      KeyConditionExpression: `#listed = :listed${isUrgent ? ' AND #due < :zero' : ''}`,
      ProjectionExpression: 'pk, #due',
      FilterExpression: filtering?.expression,
      ExpressionAttributeNames: { '#listed': partitionKey, '#due': sortKey, ...filtering?.names },
      ExpressionAttributeValues: {
        ':listed': { S: listed },
        ...(isUrgent && { ':zero': { N: '0' } }),
        ...filtering?.values,
      },
      ExclusiveStartKey: start && keyOf(start),
    }),
  );
  return {
    places: Items.map((item) => placeOf(listed, item)),
    rows: ScannedCount,
    next: LastEvaluatedKey && placeOf(listed, LastEvaluatedKey),
  };
}

function placeOf(listed: BoardKey['listed'], item: Record<string, AttributeValue>): BoardPlace {
  const { pk, due } = placeItem.parse(item);
  return { ...boardStateOf({ listed, due: due.N }), threadId: threadIdOf(pk.S) ?? pk.S };
}

function keyOf(place: BoardPlace): Record<string, AttributeValue> {
  const { pk, sk } = keys.thread(place.threadId);
  const { listed, due } = boardKeyOf(place);
  return { pk: { S: pk }, sk: { S: sk }, [partitionKey]: { S: listed }, [sortKey]: { N: String(due) } };
}

function filteringOf(
  { store, marketplaceId, kind, language, topic, holder }: BoardFilter,
  now: Instant,
): Filtering | undefined {
  const equal = { store, market: marketplaceId, kind, language, topic };
  const conditions: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(equal)) {
    if (value === undefined) continue;
    conditions.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = { S: value };
  }
  if (holder !== undefined) {
    const isFree = '(attribute_not_exists(#holder) OR #heldUntil <= :now)';
    Object.assign(names, { '#holder': 'holder', '#heldUntil': 'heldUntil' });
    values[':now'] = { N: String(now) };
    if (holder === null) conditions.push(isFree);
    else {
      conditions.push(`((#holder = :holder AND #heldUntil > :now) OR (#assignee = :holder AND ${isFree}))`);
      names['#assignee'] = 'assignee';
      values[':holder'] = { S: holder };
    }
  }
  return conditions.length === 0 ? undefined : { expression: conditions.join(' AND '), names, values };
}
