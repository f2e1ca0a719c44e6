import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import type { PushTo } from '#shared/domain/people/push';
import { Failure } from '#shared/failure';
import * as z from '#shared/zod';
import { jsonAttribute, numberAttribute } from '../items/attributes.ts';

const pushToItem = z.object({ revision: numberAttribute, people: jsonAttribute(z.array(z.string())) });

/** How often a change is tried while others make theirs. */
const TRIES = 5;

/** Who has push, in one small item that each function reads together with the settings. */
export interface StoredPushTo {
  /** Read consistently. */
  current(): Promise<PushTo>;
  /** Puts a person on the list, or takes them off it. */
  set(person: string, hasPush: boolean): Promise<void>;
}

/** Stores the list; its revision rises with each change, by which functions see that their rules are old. */
export function dynamoDbPushTo(client: DynamoDBClient, tableName: string): StoredPushTo {
  const { pk, sk } = keys.pushTo;
  const Key = { pk: { S: pk }, sk: { S: sk } };
  const current = async (): Promise<PushTo> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return pushToIn(Item) ?? { revision: 0, people: [] };
  };
  /** False when somebody else changed it meanwhile. */
  const save = async ({ revision, people }: PushTo): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...Key, revision: { N: String(revision + 1) }, people: { S: JSON.stringify(people) } },
          ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
          ExpressionAttributeValues: { ':revision': { N: String(revision) } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    current,
    async set(person, hasPush) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { revision, people } = await current();
        if (people.includes(person) === hasPush) return;
        const others = people.filter((one) => one !== person);
        if (await save({ revision, people: hasPush ? [...others, person].toSorted() : others })) return;
      }
      throw new Failure('others kept changing who has push');
    },
  };
}

/** Who has push, by its item; undefined where nobody ever had. */
export function pushToIn(item: unknown): PushTo | undefined {
  const { data } = pushToItem.safeParse(item);
  return data && { revision: data.revision.N, people: data.people.S };
}
