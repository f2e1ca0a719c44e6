import {
  type AttributeValue,
  DeleteTableCommand,
  ListTablesCommand,
  paginateScan,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { type EmbeddedServices, startEmbeddedServices } from '#infra/local/cloud/embedded-services';
import type { LocalStack, LocalStackOptions } from '#infra/local/cloud/local-stack';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { stateInMemory } from '#infra/local/state/persisted-state';
import { warmThreads } from './warm-threads.ts';

/*
 * The services and the seeded settings that the stories of one thread share. Each story finds them like a fresh deployment,
 * and the functions start anew.
 */

/** What a first start wrote: the state, and the items of the table. */
interface Seed {
  /** What the seed depends on: another settings file or another instant seeds anew. */
  readonly of: string;
  readonly state: ReadonlyMap<string, string>;
  readonly items: readonly Readonly<Record<string, AttributeValue>>[];
}

interface Place {
  readonly services: EmbeddedServices;
  seed?: Seed;
}

/** Free places. A thread that ends takes their services along. */
const free: Place[] = [];

/** Starts a stack in a place of this thread, and frees the place when the stack stops. */
export async function startOnSharedServices(options: LocalStackOptions): Promise<LocalStack> {
  const place = takePlace(seedOf(options)) ?? { services: await newServices() };
  const { seed } = place;
  const values = new Map(seed?.state);
  const state = stateInMemory(values);
  const stack = await startLocalStack({
    ...options,
    earlier: { services: place.services, state, threads: warmThreads },
  });
  const client = localDynamoDb(place.services.dynamoDbEndpoint);
  const TableName = stack.recording.tableName;
  if (seed === undefined) {
    // SES's set-up mail is handled before the story begins.
    await stack.settle();
    const items: Record<string, AttributeValue>[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName })) items.push(...Items);
    place.seed = { of: seedOf(options), state: new Map(values), items };
  } else for (const Item of seed.items) await client.send(new PutItemCommand({ TableName, Item }));
  let stopped = false;
  return {
    ...stack,
    async stop() {
      if (stopped) return;
      stopped = true;
      await stack.stop();
      await place.services.messaging.clear();
      const { TableNames = [] } = await client.send(new ListTablesCommand({}));
      for (const name of TableNames) await client.send(new DeleteTableCommand({ TableName: name }));
      client.destroy();
      free.push(place);
    },
  };
}

function seedOf({ settingsFile, standStillAt }: LocalStackOptions): string {
  return `${settingsFile} ${standStillAt}`;
}

/** A free place, with this seed if possible; one with another seed is seeded anew. */
function takePlace(wanted: string): Place | undefined {
  const same = free.findIndex(({ seed }) => seed?.of === wanted);
  const [place] = free.splice(Math.max(same, 0), 1);
  if (place !== undefined && same === -1) delete place.seed;
  return place;
}

function newServices(): Promise<EmbeddedServices> {
  return startEmbeddedServices({ clockMemory: new SharedArrayBuffer(16) }, { onStop: () => undefined });
}
