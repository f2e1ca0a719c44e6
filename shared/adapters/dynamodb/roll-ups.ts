import {
  type DynamoDBClient,
  paginateQuery,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { Wait } from '#shared/domain/figures/wait';
import { Failure } from '#shared/failure';
import type { RollUps } from '#shared/ports/figures';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';
import { dayKey, expiryOf, readDays } from './items/day-mark.ts';
import { encodeDay } from './items/rolled-day.ts';
import { readWait } from './items/wait-item.ts';

/** An item holds 400 KB, a transaction 4 MB: some three hundred thousand waits of one store and day. */
const PIECE_BYTES = 300_000;
const MOST_PIECES = 12;

const waitKeyItem = z.object({ sk: textAttribute });

/**
 * Stores the roll-ups in the table.
 *
 * A change of a wait on a day that may be rolled up raises the day's version in the same transaction
 * (`wait-writes.ts`). A roll-up reads the version, then the waits, and is saved only when the version is still the
 * same. So it never misses a change, and the next run repeats a day that lost the race.
 */
export function dynamoDbRollUps(client: DynamoDBClient, tableName: string): RollUps {
  return {
    async states(store, fromDay) {
      const marks = await readDays(client, tableName, store, fromDay);
      return new Map(
        [...marks].map(([day, { version, pieces }]) => [day, { version, isRolledUp: pieces !== undefined }]),
      );
    },

    async firstDay(store, fromDay) {
      const { pk, sk } = keys.endedWait(store, fromDay, '');
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk >= :sk',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
          Limit: 1,
        }),
      );
      return Items?.map((item) => waitKeyItem.parse(item).sk.S.slice(0, fromDay.length))[0];
    },

    async rollUp(store, day, version) {
      const waits = await waitsOf(client, tableName, store, day);
      if (waits.length === 0) return 0;
      const pieces = piecesOf(encodeDay(day, waits));
      if (pieces.length > MOST_PIECES)
        throw new Failure(`${waits.length} waits of ${day} are more than a roll-up holds`);
      const writes = [
        markPut(tableName, store, day, { version, pieces: pieces.length }),
        ...pieces.map((piece, index) => piecePut(tableName, store, day, String(index), piece)),
      ];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
        return waits.length;
      } catch (error) {
        if (error instanceof TransactionCanceledException && isLostRace(error)) return 'lost';
        throw error;
      }
    },
  };
}

function isLostRace({ CancellationReasons }: TransactionCanceledException): boolean {
  const [ofMark] = CancellationReasons ?? [];
  return ofMark?.Code === 'ConditionalCheckFailed' || ofMark?.Code === 'TransactionConflict';
}

async function waitsOf(
  client: DynamoDBClient,
  tableName: string,
  store: string,
  day: string,
): Promise<Wait[]> {
  const { pk, sk } = keys.endedWait(store, day, '');
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':day': { S: sk } },
    },
  );
  const waits: Wait[] = [];
  for await (const page of pages) for (const item of page.Items ?? []) waits.push(readWait(store, item));
  return waits;
}

function piecesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, index) =>
    bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES),
  );
}

function markPut(
  TableName: string,
  store: string,
  day: string,
  { version, pieces }: { readonly version: number; readonly pieces: number },
): TransactWriteItem {
  return {
    Put: {
      TableName,
      Item: {
        ...dayKey(store, day),
        version: { N: String(version) },
        rolled: { N: String(pieces) },
        [table.timeToLive]: expiryOf(day),
      },
      ConditionExpression:
        version === 0 ? 'attribute_not_exists(pk)' : 'version = :version AND attribute_not_exists(rolled)',
      ...(version !== 0 && {
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      }),
    },
  };
}

function piecePut(
  TableName: string,
  store: string,
  day: string,
  piece: string,
  bytes: Uint8Array,
): TransactWriteItem {
  const { pk, sk } = keys.rollUp(store, day, piece);
  return {
    Put: {
      TableName,
      Item: { pk: { S: pk }, sk: { S: sk }, waits: { B: bytes }, [table.timeToLive]: expiryOf(day) },
    },
  };
}
