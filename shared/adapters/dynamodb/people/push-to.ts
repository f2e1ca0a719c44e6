import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import type { PushTo } from '#shared/domain/people/push';
import * as z from '#shared/zod';
import { jsonAttribute, numberAttribute } from '../items/attributes.ts';
import { revisedItem, untilNobodyWasFaster } from './revised-item.ts';

const pushToItem = z.object({ revision: numberAttribute, people: jsonAttribute(z.array(z.string())) });

/** Who has push, in one small item that each function reads together with the settings. */
export interface StoredPushTo {
  /** Read consistently. */
  current(): Promise<PushTo>;
  /** Puts a person on the list, or takes them off it. */
  set(person: string, hasPush: boolean): Promise<void>;
}

export function dynamoDbPushTo(client: DynamoDBClient, tableName: string): StoredPushTo {
  const { read, save } = revisedItem(client, tableName, keys.pushTo, 'people');
  const current = async (): Promise<PushTo> => pushToIn(await read()) ?? { revision: 0, people: [] };
  return {
    current,
    set: (person, hasPush) =>
      untilNobodyWasFaster('who has push', async () => {
        const { revision, people } = await current();
        if (people.includes(person) === hasPush) return { done: undefined };
        const others = people.filter((one) => one !== person);
        const changed = hasPush ? [...others, person].toSorted() : others;
        return (await save(revision, changed)) ? { done: undefined } : undefined;
      }),
  };
}

/** Who has push, by its item; undefined where nobody ever had. */
export function pushToIn(item: unknown): PushTo | undefined {
  const { data } = pushToItem.safeParse(item);
  return data && { revision: data.revision.N, people: data.people.S };
}
