import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { takeoversIn } from '#shared/contracts/settings/takeovers';
import { keys } from '#shared/contracts/table';
import type { TakenOver, Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';
import { Failure } from '#shared/failure';
import { MOST_TAKEOVERS, type Takeovers } from '#shared/ports/people/takeovers';
import * as z from '#shared/zod';
import { jsonAttribute, numberAttribute } from '../items/attributes.ts';

const takeoversItem = z.object({ revision: numberAttribute, takeovers: jsonAttribute(z.array(z.unknown())) });

/** How often a change is tried while others make theirs. */
const TRIES = 5;

const NOTHING: TakenOver = { revision: 0, takeovers: [] };

/**
 * Stores all takeovers in one small item, which each function reads together with the settings. Its revision rises
 * with each change, by which a sweep sees that open threads must be planned again.
 */
export function dynamoDbTakeovers(client: DynamoDBClient, tableName: string): Takeovers {
  const { pk, sk } = keys.takeovers;
  const Key = { pk: { S: pk }, sk: { S: sk } };

  async function current(): Promise<TakenOver | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return takenOverIn(Item);
  }

  /** False when somebody else changed them meanwhile. */
  async function save({ revision, takeovers }: TakenOver): Promise<boolean> {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...Key,
            revision: { N: String(revision + 1) },
            takeovers: { S: JSON.stringify(takeovers) },
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
  }

  return {
    current,

    async add(takeover, now) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { revision, takeovers } = (await current()) ?? NOTHING;
        const others = notOver(takeovers, now).filter(({ id }) => id !== takeover.id);
        if (others.length >= MOST_TAKEOVERS) return false;
        if (await save({ revision, takeovers: [...others, takeover] })) return true;
      }
      throw new Failure('others kept changing the takeovers');
    },

    async undo(id, now) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const { revision, takeovers } = (await current()) ?? NOTHING;
        const kept = notOver(takeovers, now);
        const undone = kept.find((one) => one.id === id);
        if (undone === undefined) return undefined;
        if (await save({ revision, takeovers: kept.filter((one) => one !== undone) })) return undone;
      }
      throw new Failure('others kept changing the takeovers');
    },
  };
}

/** The takeovers in their item; undefined where nobody ever took over. */
export function takenOverIn(item: unknown): TakenOver | undefined {
  const { data } = takeoversItem.safeParse(item);
  return data && { revision: data.revision.N, takeovers: takeoversIn(data.takeovers.S) };
}

function notOver(takeovers: readonly Takeover[], now: Instant): Takeover[] {
  return takeovers.filter(({ until }) => until > now);
}
