import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Failure } from '#shared/failure';

/** How often a change is tried while others make theirs. */
const TRIES = 5;

/**
 * A small item that each function reads together with the settings, with a JSON value in one attribute. Its revision rises with
 * each change, by which functions see that their rules are old.
 */
export interface RevisedItem {
  /** Read consistently; undefined before the first change. */
  readonly read: () => Promise<Record<string, AttributeValue> | undefined>;
  /** False when somebody else changed it since this revision, which is 0 before the first change. */
  readonly save: (revision: number, value: unknown) => Promise<boolean>;
}

export function revisedItem(
  client: DynamoDBClient,
  tableName: string,
  { pk, sk }: { readonly pk: string; readonly sk: string },
  attribute: string,
): RevisedItem {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return {
    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      return Item;
    },
    async save(revision, value) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              ...Key,
              revision: { N: String(revision + 1) },
              [attribute]: { S: JSON.stringify(value) },
            },
            ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
            ExpressionAttributeValues: { ':revision': { N: String(revision) } },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

/** Tries a change until nobody else was faster, which the attempt says by undefined. @throws when others keep changing it. */
export async function untilNobodyWasFaster<Done>(
  what: string,
  attempt: () => Promise<{ readonly done: Done } | undefined>,
): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await attempt();
    if (result !== undefined) return result.done;
  }
  throw new Failure(`others kept changing ${what}`);
}
