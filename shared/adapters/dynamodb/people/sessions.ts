import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { longestEnd, sessionEnd } from '#shared/domain/people/signing-in';
import { Failure } from '#shared/failure';
import type { Preferences, Session, Sessions } from '#shared/ports/people/sessions';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

const sessionItem = z.object({
  sk: textAttribute,
  email: textAttribute,
  startedAt: numberAttribute,
  seenAt: numberAttribute,
  browser: z.optional(textAttribute),
});

const preferencesItem = z.object({
  language: z.optional(z.object({ S: z.enum(OPERATOR_LANGUAGES) })),
  timeZone: z.optional(textAttribute),
});

type Key = Record<'pk' | 'sk', AttributeValue.SMember>;
type Item = Record<string, AttributeValue>;

/** A request for two small items is cut short only under throttling. */
const ROUNDS = 3;

/** Stores the sessions of a person in one partition, together with what they prefer: a page reads both by one request. */
export function dynamoDbSessions(client: DynamoDBClient, tableName: string): Sessions {
  const keyOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }): Key => ({
    pk: { S: pk },
    sk: { S: sk },
  });
  const remove = async (person: string, id: string): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(keys.session(person, id)) }));
  };
  const all = async (person: string): Promise<Session[]> => {
    const { pk, sk } = keys.session(person, '');
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :session)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':session': { S: sk } },
        ConsistentRead: true,
      },
    );
    const sessions: Session[] = [];
    for await (const { Items = [] } of pages) sessions.push(...Items.map((item) => sessionIn(item, person)));
    return sessions;
  };
  return {
    async start({ id, person, email, startedAt, seenAt, browser }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(keys.session(person, id)),
            email: { S: email },
            startedAt: { N: String(startedAt) },
            seenAt: { N: String(seenAt) },
            ...(browser !== undefined && { browser: { S: browser } }),
            [table.timeToLive]: expiry(longestEnd(startedAt)),
          },
        }),
      );
    },

    async find(person, id, now) {
      const wanted = [keyOf(keys.session(person, id)), keyOf(keys.preferences(person))];
      const [session, preferences] = await read(wanted);
      if (session === undefined) return undefined;
      const found = sessionIn(session, person);
      return now < sessionEnd(found)
        ? { session: found, preferences: preferences === undefined ? {} : preferencesIn(preferences) }
        : undefined;
    },

    async noteSeen(person, id, now) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(keys.session(person, id)),
            UpdateExpression: 'SET seenAt = :now',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':now': { N: String(now) } },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async of(person, now) {
      const sessions = await all(person);
      return sessions.filter((session) => now < sessionEnd(session)).toSorted((a, b) => b.seenAt - a.seenAt);
    },

    end: remove,

    async endAll(person) {
      for (const { id } of await all(person)) await remove(person, id);
    },

    async prefer(person, { language, timeZone }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(keys.preferences(person)),
            ...(language !== undefined && { language: { S: language } }),
            ...(timeZone !== undefined && { timeZone: { S: timeZone } }),
          },
        }),
      );
    },
  };

  /** Reads items in one request, in the order of their keys; undefined where there is none. */
  async function read(wanted: readonly Key[]): Promise<(Item | undefined)[]> {
    const found = new Map<string, Item>();
    let missing: readonly Record<string, AttributeValue>[] = wanted;
    for (let round = 0; missing.length > 0; round += 1) {
      if (round === ROUNDS) throw new Failure('DynamoDB did not read a session');
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [tableName]: { Keys: [...missing], ConsistentRead: true } },
        }),
      );
      for (const item of Responses?.[tableName] ?? []) found.set(item['sk']?.S ?? '', item);
      missing = UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
    return wanted.map(({ sk }) => found.get(sk.S));
  }
}

function sessionIn(item: Item, person: string): Session {
  const { sk, email, startedAt, seenAt, browser } = sessionItem.parse(item);
  return {
    id: sk.S.replace(/^session#/, ''),
    person,
    email: email.S,
    startedAt: startedAt.N,
    seenAt: seenAt.N,
    ...(browser !== undefined && { browser: browser.S }),
  };
}

function preferencesIn(item: Item): Preferences {
  const { language, timeZone } = preferencesItem.parse(item);
  return {
    ...(language !== undefined && { language: language.S }),
    ...(timeZone !== undefined && { timeZone: timeZone.S }),
  };
}
