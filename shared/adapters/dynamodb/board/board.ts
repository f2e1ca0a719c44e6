import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys, table, threadIdOf } from '#shared/contracts/table';
import type { BoardState } from '#shared/domain/board/board-row';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import {
  type Board,
  type BoardFilter,
  type BoardPage,
  type BoardPlace,
  MOST_COUNTED,
  statesOf,
} from '#shared/ports/board';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from '../items/attributes.ts';

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
      const states = [...statesOf(state, filter)];
      while (states.length > 1 && after !== undefined && states[0] !== after.state) states.shift();

      const ids: string[] = [];
      let left = ROWS_A_PAGE;
      let atOnce = limit * FIRST_ROWS_FOR_EACH;
      for (const one of states) {
        let start = after?.state === one ? after : undefined;
        do {
          const room = limit - ids.length;
          const Limit = filtering === undefined ? room : Math.max(1, Math.min(left, atOnce));
          const found = await query(client, tableName, { state: one, start, Limit, filtering });
          const taken = found.places.slice(0, room);
          ids.push(...taken.map(({ threadId }) => threadId));
          left -= found.rows;
          // What is urgent is little: an empty list says nothing about how much the filter lets through.
          if (found.rows > 0) atOnce = left;
          start = taken.length < found.places.length ? taken.at(-1) : found.next;
          const more = start ?? (one === states.at(-1) ? undefined : taken.at(-1));
          if (ids.length === limit || (start !== undefined && left <= 0)) return pageOf(ids, more);
        } while (start !== undefined);
      }
      return pageOf(ids, undefined);
    },

    async counts({ now, soonUntil, todayUntil }) {
      const latest = Math.max(soonUntil, todayUntil);
      const [hurt, urgent, ...others] = await Promise.all([
        dues(client, tableName, 'hurt'),
        dues(client, tableName, 'urgent'),
        count(0, now),
        count(now + 1, soonUntil),
        count(soonUntil + 1, todayUntil),
        count(latest + 1, FAR_FUTURE),
      ]);
      const first = [...hurt, ...urgent];
      const between = (from: Instant, to: Instant): number =>
        first.filter((due) => from <= due && due <= to).length;
      const atMost = (found: number): number => Math.min(found, MOST_COUNTED + 1);
      const [missed, soon, today, later] = others;
      return {
        missed: atMost(missed + between(0, now)),
        soon: atMost(soon + between(now + 1, soonUntil)),
        today: atMost(today + between(soonUntil + 1, todayUntil)),
        later: atMost(later + between(latest + 1, FAR_FUTURE)),
      };
    },
  };
}

/** The first deadlines of what is urgent, which is little: one query says more than one for each span. */
async function dues(client: DynamoDBClient, tableName: string, state: BoardState): Promise<Instant[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName,
      Limit: MOST_COUNTED + 1,
      KeyConditionExpression: '#listed = :listed',
      ProjectionExpression: '#due',
      ExpressionAttributeNames: { '#listed': partitionKey, '#due': sortKey },
      ExpressionAttributeValues: { ':listed': { S: state } },
    }),
  );
  return Items.map((item) => dueItem.parse(item).due.N);
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
  readonly state: BoardState;
  readonly start: BoardPlace | undefined;
  readonly Limit: number;
  readonly filtering: Filtering | undefined;
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
  { state, start, Limit, filtering }: Wanted,
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
      ScanIndexForward: state !== 'answered',
      KeyConditionExpression: '#listed = :listed',
      ProjectionExpression: 'pk, #due',
      FilterExpression: filtering?.expression,
      ExpressionAttributeNames: { '#listed': partitionKey, '#due': sortKey, ...filtering?.names },
      ExpressionAttributeValues: { ':listed': { S: state }, ...filtering?.values },
      ExclusiveStartKey: start && keyOf(start),
    }),
  );
  return {
    places: Items.map((item) => placeOf(state, item)),
    rows: ScannedCount,
    next: LastEvaluatedKey && placeOf(state, LastEvaluatedKey),
  };
}

function placeOf(state: BoardState, item: Record<string, AttributeValue>): BoardPlace {
  const { pk, due } = placeItem.parse(item);
  return { state, due: due.N, threadId: threadIdOf(pk.S) ?? pk.S };
}

function keyOf({ state, due, threadId }: BoardPlace): Record<string, AttributeValue> {
  const { pk, sk } = keys.thread(threadId);
  return { pk: { S: pk }, sk: { S: sk }, [partitionKey]: { S: state }, [sortKey]: { N: String(due) } };
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
