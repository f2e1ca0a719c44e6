import {
  type AttributeValue,
  type DynamoDBClient,
  paginateQuery,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { endOf } from '#shared/domain/figures/closed-day';
import { TOLD_FOR_MS } from '#shared/domain/figures/wait';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './attributes.ts';

/** The state of a closed day of a store. */
export interface DayMark {
  /** Raised by each change of its waits made when it might already be rolled up; 0 when there was none. */
  readonly version: number;
  /** The number of pieces of its roll-up; undefined when there is none. */
  readonly pieces: number | undefined;
}

const markItem = z.object({
  sk: textAttribute,
  version: numberAttribute,
  rolled: z.optional(numberAttribute),
});

/** The state of a store's days from a first one on, in order, read consistently. */
export async function readDays(
  client: DynamoDBClient,
  tableName: string,
  store: string,
  first: string,
): Promise<Map<string, DayMark>> {
  const { pk, sk } = keys.day(store, first);
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk >= :first',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':first': { S: sk } },
    },
  );
  const marks = new Map<string, DayMark>();
  for await (const page of pages)
    for (const item of page.Items ?? []) {
      const { sk: day, version, rolled } = markItem.parse(item);
      marks.set(day.S, { version: version.N, pieces: rolled?.N });
    }
  return marks;
}

/** Voids the day's roll-up, in the same transaction that changes a wait of the day. */
export function voidingOf(tableName: string | undefined, store: string, day: string): TransactWriteItem {
  return {
    Update: {
      TableName: tableName,
      Key: dayKey(store, day),
      UpdateExpression: `SET ${table.timeToLive} = :expiresAt ADD version :one REMOVE rolled`,
      ExpressionAttributeValues: { ':expiresAt': expiryOf(day), ':one': { N: '1' } },
    },
  };
}

/** When the items of a day expire. */
export function expiryOf(day: string): AttributeValue {
  return expiry(endOf(day) + TOLD_FOR_MS);
}

export function dayKey(store: string, day: string): Record<'pk' | 'sk', AttributeValue> {
  const { pk, sk } = keys.day(store, day);
  return { pk: { S: pk }, sk: { S: sk } };
}
