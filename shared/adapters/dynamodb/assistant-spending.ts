import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { dayOf } from '#shared/domain/figures/closed-day';
import { days, type Instant } from '#shared/domain/instant';
import type { Spending } from '#shared/ports/assistant';
import * as z from '#shared/zod';
import { expiry, numberAttribute } from './items/attributes.ts';

const KEPT_FOR_MS = days(40);

const costItem = z.object({ cost: numberAttribute });

/** Stores what the model cost as one item a day, which each call adds to in place. */
export function dynamoDbSpending(client: DynamoDBClient, tableName: string): Spending {
  const keyOf = (now: Instant) => {
    const { pk, sk } = keys.assistantCost(dayOf(now));
    return { pk: { S: pk }, sk: { S: sk } };
  };
  const add = async (cost: number, at: Instant, most?: number): Promise<void> => {
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(at),
        UpdateExpression: 'ADD cost :cost SET #expires = :expires',
        ExpressionAttributeNames: { '#expires': table.timeToLive },
        ExpressionAttributeValues: {
          ':cost': { N: String(cost) },
          ':expires': expiry(at + KEPT_FOR_MS),
          ...(most !== undefined && { ':most': { N: String(most) } }),
        },
        ...(most !== undefined && { ConditionExpression: 'attribute_not_exists(cost) OR cost <= :most' }),
      }),
    );
  };
  return {
    async reserve(cost, limit, now) {
      if (cost > limit) return false;
      try {
        await add(cost, now, limit - cost);
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    settle: (reserved, cost, reservedAt) => add(cost - reserved, reservedAt),

    async spent(now) {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(now) }));
      return Item === undefined ? 0 : costItem.parse(Item).cost.N;
    },
  };
}
