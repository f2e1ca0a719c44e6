import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import type { LastSeen, Place, Seen } from '#shared/ports/last-seen';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from './items/attributes.ts';

const READ_AT_ONCE = 100;

const instant = z.optional(numberAttribute);
const item = z.object({
  pk: textAttribute,
  messageAt: instant,
  replyAt: instant,
  failureAt: instant,
  optOutAt: instant,
  otherAt: instant,
});

/** Stores when each store and marketplace was last seen; an older instant never replaces a newer one. */
export function dynamoDbLastSeen(client: DynamoDBClient, tableName: string): LastSeen {
  return {
    async note(place, what, at) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(place),
            UpdateExpression: 'SET #what = :at',
            ConditionExpression: 'attribute_not_exists(#what) OR #what < :at',
            ExpressionAttributeNames: { '#what': what },
            ExpressionAttributeValues: { ':at': { N: String(at) } },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async of(places) {
      const seen = new Map<string, Seen>();
      const wanted = [...new Map(places.map((place) => [keyOf(place).pk.S, keyOf(place)])).values()];
      for (let from = 0; from < wanted.length; from += READ_AT_ONCE) {
        const answer = await client.send(
          new BatchGetItemCommand({
            RequestItems: { [tableName]: { Keys: wanted.slice(from, from + READ_AT_ONCE) } },
          }),
        );
        for (const raw of answer.Responses?.[tableName] ?? []) {
          const { pk, messageAt, replyAt, failureAt, optOutAt, otherAt } = item.parse(raw);
          seen.set(pk.S, {
            ...(messageAt !== undefined && { messageAt: messageAt.N }),
            ...(replyAt !== undefined && { replyAt: replyAt.N }),
            ...(failureAt !== undefined && { failureAt: failureAt.N }),
            ...(optOutAt !== undefined && { optOutAt: optOutAt.N }),
            ...(otherAt !== undefined && { otherAt: otherAt.N }),
          });
        }
      }
      return places.map((place) => seen.get(keyOf(place).pk.S) ?? {});
    },
  };
}

function keyOf({ store, marketplaceId }: Place): { pk: AttributeValue.SMember; sk: AttributeValue.SMember } {
  const { pk, sk } = keys.seen(store, marketplaceId);
  return { pk: { S: pk }, sk: { S: sk } };
}
