import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import { REGIONS } from '#shared/domain/account/region';
import { minutes } from '#shared/domain/instant';
import type { Registry, SpApiRegistry, SubscriptionDirectory } from '#shared/ports/sp-api';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';

const region = z.enum(REGIONS);
const name = z.string().check(z.minLength(1));
const registrySchema = z.object({
  destinations: z.array(z.object({ region, id: name, run: z.string() })),
  subscriptions: z.array(
    z.object({
      id: name,
      type: name,
      account: z.object({ store: name, region }),
      destinationId: name,
      run: z.string(),
    }),
  ),
  problems: z.array(
    z.object({
      region,
      store: z.exactOptional(name),
      type: z.exactOptional(name),
      problem: z.string(),
      run: z.string(),
    }),
  ),
});
const itemSchema = z.object({ registry: textAttribute });

const EMPTY: Registry = { destinations: [], subscriptions: [], problems: [] };

const Key = { pk: { S: keys.registry.pk }, sk: { S: keys.registry.sk } };

/** Stores what was set up at SP-API, as one item of the table. */
export function dynamoDbSpApiRegistry(client: DynamoDBClient, tableName: string): SpApiRegistry {
  return {
    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      if (Item === undefined) return EMPTY;
      return registrySchema.parse(JSON.parse(itemSchema.parse(Item).registry.S));
    },

    async save(before, after) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...Key, registry: { S: JSON.stringify(after) } },
            ConditionExpression: 'attribute_not_exists(pk) OR registry = :before',
            ExpressionAttributeValues: { ':before': { S: JSON.stringify(before) } },
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

const KEEP_MS = minutes(5);
/** An unknown id may have just been written; it is looked up again this soon. */
const LOOK_AGAIN_MS = 5_000;

/** Finds subscriptions in the registry. `uptime` returns the process's age in milliseconds. */
export function subscriptionDirectory(registry: SpApiRegistry, uptime: () => number): SubscriptionDirectory {
  let cached: { readonly registry: Promise<Registry>; readonly at: number } | undefined;
  const readIfOlderThan = (ageMs: number): Promise<Registry> => {
    if (cached !== undefined && uptime() - cached.at < ageMs) return cached.registry;
    const read = registry.read();
    cached = { registry: read, at: uptime() };
    read.catch(() => (cached = undefined));
    return read;
  };
  return {
    async find(id) {
      const known = (await readIfOlderThan(KEEP_MS)).subscriptions.find((one) => one.id === id);
      return known ?? (await readIfOlderThan(LOOK_AGAIN_MS)).subscriptions.find((one) => one.id === id);
    },
  };
}
