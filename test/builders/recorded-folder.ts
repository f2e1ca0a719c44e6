import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createTable, localDynamoDb, startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { persistedState } from '#infra/local/state/persisted-state';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbTakeovers } from '#shared/adapters/dynamodb/people/takeovers';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import type { Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import { tableProperties } from '#test/shared/ports/embedded';

const TABLE = 'recorded';

/** Fills a folder as a local run does: these threads, the example settings, and a clock stopped at `now`. */
export async function recordedFolder(
  dir: string,
  threads: readonly Thread[],
  now: Instant,
  takeovers: readonly Takeover[] = [],
): Promise<void> {
  const embedded = await startDynamoDb(join(dir, 'dynamodb.sqlite'));
  const client = localDynamoDb(embedded.endpoint);
  await createTable(client, TABLE, tableProperties());
  const example: unknown = parse(readFileSync('infra/settings/example.yaml', 'utf8'));
  await dynamoDbSettings(client, TABLE, () => 0).put('v1', JSON.stringify(example), 0);
  const store = dynamoDbThreadStore(client, TABLE);
  for (const thread of threads) await store.save({ thread, version: 0, nextActionAt: null }, now);
  for (const takeover of takeovers) await dynamoDbTakeovers(client, TABLE).add(takeover, now);
  persistedState(dir).set('clock', JSON.stringify({ stands: true, at: now, machine: now }));
  client.destroy();
  embedded.stop();
}
