import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { Instant } from '#shared/domain/instant';
import { MUTED_FOR_MS, type MuteRecord, type Mutes } from '#shared/ports/mutes';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';

const item = z.pipe(
  z.object({
    sk: textAttribute,
    store: textAttribute,
    domain: textAttribute,
    said: textAttribute,
    at: numberAttribute,
    thread: textAttribute,
    mails: numberAttribute,
    lastMailAt: z.optional(numberAttribute),
    endedBy: z.optional(textAttribute),
    endedAt: z.optional(numberAttribute),
  }),
  z.transform(({ sk, store, domain, said, at, thread, mails, lastMailAt, endedBy, endedAt }): MuteRecord => ({
    id: sk.S,
    store: store.S,
    domain: domain.S,
    by: said.S,
    at: at.N,
    threadId: thread.S,
    mails: mails.N,
    ...(lastMailAt !== undefined && { lastMailAt: lastMailAt.N }),
    ...(endedBy !== undefined && endedAt !== undefined && { ended: { by: endedBy.S, at: endedAt.N } }),
  })),
);

/** Stores mutes, a small item each. The table deletes them late, so each reader looks at their age. */
export function dynamoDbMutes(client: DynamoDBClient, tableName: string): Mutes {
  const keyOf = (id: string): Record<'pk' | 'sk', AttributeValue.SMember> => {
    const { pk, sk } = keys.mute(id);
    return { pk: { S: pk }, sk: { S: sk } };
  };
  return {
    async put({ id, store, domain, by, at, threadId }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(id),
            store: { S: store },
            domain: { S: domain },
            said: { S: by },
            at: { N: String(at) },
            thread: { S: threadId },
            mails: { N: '0' },
            [table.timeToLive]: expiry(at + MUTED_FOR_MS),
          },
        }),
      );
    },

    async find(id, now) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const mute = item.parse(Item);
      return mute.ended === undefined && isYoung(mute, now) ? mute : undefined;
    },

    async count(id, at) {
      await updated(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(id),
          UpdateExpression: 'ADD mails :one SET lastMailAt = :at',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':one': { N: '1' }, ':at': { N: String(at) } },
        }),
      );
    },

    end: (id, by, now) =>
      updated(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(id),
          UpdateExpression: 'SET endedBy = :by, endedAt = :now',
          ConditionExpression: '#at > :oldest AND attribute_not_exists(endedAt)',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: {
            ':by': { S: by },
            ':now': { N: String(now) },
            ':oldest': { N: String(now - MUTED_FOR_MS) },
          },
        }),
      ),

    async all(now) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.mute('').pk } },
        },
      );
      const mutes: MuteRecord[] = [];
      for await (const page of pages) mutes.push(...(page.Items ?? []).map((one) => item.parse(one)));
      return mutes.filter((mute) => isYoung(mute, now)).toSorted((a, b) => b.at - a.at);
    },
  };

  /** Whether the update was made: its condition held. */
  async function updated(update: UpdateItemCommand): Promise<boolean> {
    try {
      await client.send(update);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

function isYoung({ at }: MuteRecord, now: Instant): boolean {
  return at > now - MUTED_FOR_MS;
}
