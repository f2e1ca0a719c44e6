import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { jsonText } from '#shared/contracts/json-text';
import { keys, table } from '#shared/contracts/table';
import { UnreadableThread } from '#shared/failure';
import type { BoardFilling } from '#shared/ports/board';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from '../items/attributes.ts';
import { encodeRow } from '../items/board-attributes.ts';
import { parseThread } from '../thread-store.ts';

/** Items that a portion reads, of whatever kind they are. */
const PORTION = 500;

const { pk, sk } = keys.boardFilling;
const Key = { pk: { S: pk }, sk: { S: sk } };

const progressItem = z.object({
  deploy: textAttribute,
  startedAt: numberAttribute,
  pass: z.object({ S: z.enum(['first', 'second', 'done']) }),
  after: z.optional(textAttribute),
});

const scanKey = z.object({ pk: textAttribute, sk: textAttribute });
const afterText = z.pipe(jsonText, z.tuple([z.string(), z.string()]));

/** Scans the table for threads without a row, and stores how far that has come as one item of it. */
export function dynamoDbBoardFilling(client: DynamoDBClient, tableName: string): BoardFilling {
  return {
    async progress() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { deploy, startedAt, pass, after } = progressItem.parse(Item);
      return {
        deploy: deploy.S,
        startedAt: startedAt.N,
        pass: pass.S,
        ...(after !== undefined && { after: after.S }),
      };
    },

    async note({ deploy, startedAt, pass, after }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...Key,
            deploy: { S: deploy },
            startedAt: { N: String(startedAt) },
            pass: { S: pass },
            ...(after !== undefined && { after: { S: after } }),
          },
        }),
      );
    },

    async unlisted(after, now) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName: tableName,
          Limit: PORTION,
          FilterExpression: 'begins_with(pk, :thread) AND attribute_not_exists(#listed)',
          ExpressionAttributeNames: { '#listed': table.boardIndex.partitionKey },
          ExpressionAttributeValues: { ':thread': { S: 'thread#' } },
          ExclusiveStartKey: after === undefined ? undefined : startKeyOf(after),
        }),
      );
      const threads = Items.flatMap((item) => {
        try {
          return parseThread(item, now) ?? [];
        } catch (error) {
          // The audit reports it.
          if (error instanceof UnreadableThread) return [];
          throw error;
        }
      });
      return { threads, ...(LastEvaluatedKey !== undefined && { next: afterOf(LastEvaluatedKey) }) };
    },

    async list({ thread, version }, row) {
      const attributes = Object.entries(encodeRow(row));
      const key = keys.thread(thread.id);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: key.pk }, sk: { S: key.sk } },
            UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(', ')}`,
            // A thread that DynamoDB deleted meanwhile must not come back without its facts.
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: {
              '#version': 'version',
              ...Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
            },
            ExpressionAttributeValues: {
              ':version': { N: String(version) },
              ...Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}

function afterOf(key: unknown): string {
  const parsed = scanKey.parse(key);
  return JSON.stringify([parsed.pk.S, parsed.sk.S]);
}

function startKeyOf(after: string): { pk: { S: string }; sk: { S: string } } {
  const [start, sort] = afterText.parse(after);
  return { pk: { S: start }, sk: { S: sort } };
}
