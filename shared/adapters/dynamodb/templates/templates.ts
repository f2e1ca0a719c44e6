import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { Outcomes } from '#shared/domain/templates/template';
import {
  MOST_USED,
  OUTCOME_KEPT_FOR_MS,
  REVISION_KEPT_FOR_MS,
  type Templates,
  USE_KEPT_FOR_MS,
} from '#shared/ports/templates';
import * as z from '#shared/zod';
import { expiry, jsonAttribute, numberAttribute, textAttribute } from '../items/attributes.ts';
import { decodeTemplate, encodeTemplate } from './template-item.ts';

/** The latest of a template that are shown. */
const MOST_REVISIONS = 100;

const outcomesItem = z.object({
  sk: textAttribute,
  sent: z.optional(numberAttribute),
  refused: z.optional(numberAttribute),
  askedAgain: z.optional(numberAttribute),
});

const usedItem = z.object({
  used: jsonAttribute(z.array(z.object({ id: z.string(), at: z.number() }))),
});

/**
 * Stores each template as an item of one partition, which a page reads by one query, beside the counts of what became of its
 * replies. Its history has a partition of its own. A template has at most 14 languages of 2,000 characters, so its item
 * stays far below the 400 KB of DynamoDB.
 */
export function dynamoDbTemplates(client: DynamoDBClient, tableName: string): Templates {
  const keyOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
    pk: { S: pk },
    sk: { S: sk },
  });

  async function all(prefix: { readonly pk: string; readonly sk: string }): Promise<unknown[]> {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: prefix.pk }, ':prefix': { S: prefix.sk } },
        ConsistentRead: true,
      },
    );
    const items: unknown[] = [];
    for await (const { Items = [] } of pages) items.push(...Items);
    return items;
  }

  async function usedBy(person: string, since: number): Promise<{ id: string; at: number }[]> {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: tableName,
        Key: keyOf(keys.usedTemplates(person)),
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? [] : usedItem.parse(Item).used.S.filter(({ at }) => at > since);
  }

  return {
    async list() {
      return (await all(keys.template(''))).map(decodeTemplate);
    },

    async put(template) {
      const { id, revision, changed } = template;
      const isNew = revision === 1;
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: [
              {
                Put: {
                  TableName: tableName,
                  Item: { ...keyOf(keys.template(id)), ...encodeTemplate(template) },
                  ConditionExpression: isNew ? 'attribute_not_exists(pk)' : 'revision = :before',
                  ...(!isNew && {
                    ExpressionAttributeValues: { ':before': { N: String(revision - 1) } },
                  }),
                },
              },
              {
                Put: {
                  TableName: tableName,
                  Item: {
                    ...keyOf(keys.templateRevision(id, revision)),
                    ...encodeTemplate(template),
                    [table.timeToLive]: expiry(changed.at + REVISION_KEPT_FOR_MS),
                  },
                },
              },
            ],
          }),
        );
        return true;
      } catch (error) {
        if (isLostRace(error)) return false;
        throw error;
      }
    },

    async history(id, now) {
      const { pk, sk } = keys.templateRevision(id);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: sk } },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: MOST_REVISIONS,
        }),
      );
      return Items.map(decodeTemplate).filter(({ changed }) => changed.at > now - REVISION_KEPT_FOR_MS);
    },

    async used(id, person, at) {
      const before = await usedBy(person, at - USE_KEPT_FOR_MS);
      const used = [{ id, at }, ...before.filter((one) => one.id !== id)].slice(0, MOST_USED);
      // Whoever uses two templates within a moment may lose the order of one of them, and nothing else.
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(keys.usedTemplates(person)),
            used: { S: JSON.stringify(used) },
            [table.timeToLive]: expiry(at + USE_KEPT_FOR_MS),
          },
        }),
      );
    },

    async lastUsed(person, now) {
      return (await usedBy(person, now - USE_KEPT_FOR_MS)).map(({ id }) => id);
    },

    async count(id, outcome, replyId, at) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              ...keyOf(keys.templateOutcome(id, replyId, outcome)),
              [table.timeToLive]: expiry(at + OUTCOME_KEPT_FOR_MS),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return;
        throw error;
      }
      // What is cut off here is missing from the count; a transaction would make replies of one template collide.
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(keys.templateOutcomes(id)),
          UpdateExpression: 'ADD #outcome :one',
          ExpressionAttributeNames: { '#outcome': outcome },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      );
    },

    async outcomes() {
      const prefix = keys.templateOutcomes('');
      const counted = (await all(prefix)).map((item) => outcomesItem.parse(item));
      return new Map(
        counted.map(({ sk, sent, refused, askedAgain }): [string, Outcomes] => [
          sk.S.slice(prefix.sk.length),
          { sent: sent?.N ?? 0, refused: refused?.N ?? 0, askedAgain: askedAgain?.N ?? 0 },
        ]),
      );
    },
  };
}

/** Whether somebody else has changed the template, or is just doing so. */
function isLostRace(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
    )
  );
}
