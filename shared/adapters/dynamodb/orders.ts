import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { Instant } from '#shared/domain/instant';
import {
  ANSWERED_WITHIN_MS,
  ASKED_AGAIN_AFTER_MS,
  type AskedOrder,
  ORDER_FAILURES,
  ORDER_KEPT_FOR_MS,
} from '#shared/domain/order/asked-order';
import type { OrderKey, Orders } from '#shared/ports/orders';
import * as z from '#shared/zod';
import { expiry, numberAttribute } from './items/attributes.ts';
import { orderAttribute } from './items/order-json.ts';

const item = z.object({
  askedAt: numberAttribute,
  answeredAt: z.optional(numberAttribute),
  failure: z.optional(z.object({ S: z.enum(ORDER_FAILURES) })),
  fetchedAt: z.optional(numberAttribute),
  details: z.optional(orderAttribute),
});

type Values = Record<string, AttributeValue>;

/** Stores orders, a small item each. The table deletes them late, so each reader looks at their age. */
export function dynamoDbOrders(client: DynamoDBClient, tableName: string): Orders {
  const update = async (
    key: OrderKey,
    expression: string,
    condition: string,
    values: Values,
  ): Promise<boolean> => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(key),
          UpdateExpression: `${expression}, ${table.timeToLive} = :expires`,
          ConditionExpression: condition,
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    async find(key, now) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : askedOrder(item.parse(Item), now);
    },

    begin: (key, now) =>
      update(
        key,
        'REMOVE answeredAt, failure SET askedAt = :now',
        'attribute_not_exists(askedAt) OR askedAt <= :lost OR (attribute_exists(answeredAt) AND askedAt <= :again)',
        {
          ':now': { N: String(now) },
          ':lost': { N: String(now - ANSWERED_WITHIN_MS) },
          ':again': { N: String(now - ASKED_AGAIN_AFTER_MS) },
          ':expires': expiry(now + ORDER_KEPT_FOR_MS),
        },
      ),

    async keep(key, order, now) {
      await update(
        key,
        'REMOVE failure SET answeredAt = :now, fetchedAt = :now, details = :order',
        'attribute_exists(askedAt)',
        {
          ':now': { N: String(now) },
          ':order': { S: JSON.stringify(order) },
          ':expires': expiry(now + ORDER_KEPT_FOR_MS),
        },
      );
    },

    async fail(key, failure, now) {
      await update(key, 'SET answeredAt = :now, failure = :failure', 'attribute_exists(askedAt)', {
        ':now': { N: String(now) },
        ':failure': { S: failure },
        ':expires': expiry(now + ORDER_KEPT_FOR_MS),
      });
    },
  };
}

function askedOrder(
  { askedAt, answeredAt, failure, fetchedAt, details }: z.output<typeof item>,
  now: Instant,
): AskedOrder | undefined {
  const isFresh = fetchedAt !== undefined && fetchedAt.N > now - ORDER_KEPT_FOR_MS;
  if (!isFresh && askedAt.N <= now - ORDER_KEPT_FOR_MS) return undefined;
  return {
    askedAt: askedAt.N,
    ...(answeredAt !== undefined && { answeredAt: answeredAt.N }),
    ...(failure !== undefined && { failure: failure.S }),
    ...(isFresh && details !== undefined && { kept: { at: fetchedAt.N, order: details.S } }),
  };
}

function keyOf({ store, orderId }: OrderKey): Record<'pk' | 'sk', AttributeValue.SMember> {
  const { pk, sk } = keys.order(store, orderId);
  return { pk: { S: pk }, sk: { S: sk } };
}
