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
import { numberAttribute, textAttribute } from './attributes.ts';

/** How a closed day of a store stands. */
export interface DayMark {
  /** Raised by each change of its waits that came when it might be rolled up already; 0 when nothing was written of it. */
  readonly version: number;
  /** Of how many pieces its roll-up is; undefined when there is none. */
  readonly pieces: number | undefined;
}

const markItem = z.object({
  sk: textAttribute,
  version: numberAttribute,
  rolled: z.optional(numberAttribute),
});

/** How the days of a store stand, from one on, in order, read consistently. */
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

/** Makes the day's roll-up void: it goes into the very transaction that changes a wait of the day. */
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

/** When what is kept of a day leaves by itself. */
export function expiryOf(day: string): AttributeValue {
  return { N: String(Math.ceil((endOf(day) + TOLD_FOR_MS) / 1000)) };
}

export function dayKey(store: string, day: string): Record<'pk' | 'sk', AttributeValue> {
  const { pk, sk } = keys.day(store, day);
  return { pk: { S: pk }, sk: { S: sk } };
}
