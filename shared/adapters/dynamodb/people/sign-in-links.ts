import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import { LINK_LIVES_MS } from '#shared/domain/people/signing-in';
import type { SignInLink, SignInLinks } from '#shared/ports/people/sign-in';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

const REMEMBERED_MS = days(1);

const linkItem = z.object({
  person: textAttribute,
  email: textAttribute,
  sentAt: numberAttribute,
  then: textAttribute,
  usedAt: z.optional(numberAttribute),
});

/** Stores the links of sign-in mails, each as one item of the table. */
export function dynamoDbSignInLinks(client: DynamoDBClient, tableName: string): SignInLinks {
  const keyOf = (id: string): Record<'pk' | 'sk', AttributeValue.SMember> => {
    const { pk, sk } = keys.signInLink(id);
    return { pk: { S: pk }, sk: { S: sk } };
  };
  return {
    async put({ id, person, email, sentAt, then }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(id),
            person: { S: person },
            email: { S: email },
            sentAt: { N: String(sentAt) },
            then: { S: then },
            [table.timeToLive]: expiry(sentAt + REMEMBERED_MS),
          },
        }),
      );
    },

    async find(id) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && linkIn(Item, id);
    },

    async use(id, now) {
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(id),
            UpdateExpression: 'SET usedAt = :now',
            ConditionExpression: 'sentAt > :oldest AND attribute_not_exists(usedAt)',
            ExpressionAttributeValues: {
              ':now': { N: String(now) },
              ':oldest': { N: String(now - LINK_LIVES_MS) },
            },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Attributes && linkIn(Attributes, id);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}

function linkIn(item: Record<string, AttributeValue>, id: string): SignInLink {
  const { person, email, sentAt, then, usedAt } = linkItem.parse(item);
  return {
    id,
    person: person.S,
    email: email.S,
    sentAt: sentAt.N,
    then: then.S,
    ...(usedAt !== undefined && { usedAt: usedAt.N }),
  };
}
