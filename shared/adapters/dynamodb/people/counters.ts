import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { DurationMs, Instant } from '#shared/domain/instant';
import type { Count, Counters } from '#shared/ports/people/sign-in';
import * as z from '#shared/zod';
import { expiry, numberAttribute } from '../items/attributes.ts';

const countItem = z.object({ times: numberAttribute, until: numberAttribute });

/** Stores each counter as one item, which is counted in place. The table deletes them late, so each reader looks at `until`. */
export function dynamoDbCounters(client: DynamoDBClient, tableName: string): Counters {
  const keyOf = (key: string): Record<'pk' | 'sk', AttributeValue.SMember> => {
    const { pk, sk } = keys.counter(key);
    return { pk: { S: pk }, sk: { S: sk } };
  };
  return {
    async count(key, windowMs, now) {
      for (;;) {
        const counted = (await add(key, now)) ?? (await begin(key, windowMs, now));
        if (counted !== undefined) return counted;
        // Another request has just begun the window.
      }
    },

    async read(key, now) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      const count = Item && countIn(Item);
      return count === undefined || count.until <= now ? undefined : count;
    },
  };

  /** Counts within the window that lasts; undefined when none does. */
  function add(key: string, now: Instant): Promise<Count | undefined> {
    return unlessRefused(async () => {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(key),
          UpdateExpression: 'ADD times :one',
          ConditionExpression: '#until > :now',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':one': { N: '1' }, ':now': { N: String(now) } },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Attributes && countIn(Attributes);
    });
  }

  /** Begins a window; undefined when one has begun meanwhile. */
  function begin(key: string, windowMs: DurationMs, now: Instant): Promise<Count | undefined> {
    const count = { times: 1, until: now + windowMs };
    return unlessRefused(async () => {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(key),
            times: { N: '1' },
            until: { N: String(count.until) },
            [table.timeToLive]: expiry(count.until),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':now': { N: String(now) } },
        }),
      );
      return count;
    });
  }
}

async function unlessRefused(write: () => Promise<Count | undefined>): Promise<Count | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

function countIn(item: Record<string, AttributeValue>): Count {
  const { times, until } = countItem.parse(item);
  return { times: times.N, until: until.N };
}
