import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { dayOf } from '#shared/domain/figures/closed-day';
import { days } from '#shared/domain/instant';
import type { LastSeen, Place, Seen } from '#shared/ports/last-seen';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';

type Key = Readonly<Record<'pk' | 'sk', AttributeValue.SMember>>;

const READ_AT_ONCE = 100;

const instant = z.optional(numberAttribute);
const item = z.object({
  pk: textAttribute,
  messageAt: instant,
  replyAt: instant,
  deskReplyAt: instant,
  failureAt: instant,
  optOutAt: instant,
  otherAt: instant,
  unprovenReplyAt: instant,
  unprovenOwnAt: instant,
});
const countItem = z.object({ pk: textAttribute, mails: numberAttribute });

/** Amazon's data policy allows 18 months for what is not personal; a marketplace that was silent so long is no longer sold at. */
const KEEP_MS = days(540);

/** A week is read; the rest is for a person who looks into the table. */
const KEEP_COUNT_MS = days(30);
const DAYS_READ = 7;

/** Stores when each store and marketplace was last seen; an older instant never replaces a newer one. */
export function dynamoDbLastSeen(client: DynamoDBClient, tableName: string): LastSeen {
  const read = async (wanted: readonly Key[]): Promise<Record<string, AttributeValue>[]> => {
    const different = [...new Map(wanted.map((key) => [`${key.pk.S} ${key.sk.S}`, key])).values()];
    const items: Record<string, AttributeValue>[] = [];
    for (let from = 0; from < different.length; from += READ_AT_ONCE) {
      const Keys = different.slice(from, from + READ_AT_ONCE);
      const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys } } }));
      items.push(...(answer.Responses?.[tableName] ?? []));
    }
    return items;
  };
  return {
    async note(place, what, at) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(place),
            UpdateExpression: 'SET #what = :at, #expires = :expires',
            ConditionExpression: 'attribute_not_exists(#what) OR #what < :at',
            ExpressionAttributeNames: { '#what': what, '#expires': table.timeToLive },
            ExpressionAttributeValues: {
              ':at': { N: String(at) },
              ':expires': expiry(at + KEEP_MS),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async of(places) {
      const seen = new Map<string, Seen>();
      for (const raw of await read(places.map(keyOf))) {
        const { pk, ...instants } = item.parse(raw);
        const known = Object.entries(instants).flatMap(([what, at]) =>
          at === undefined ? [] : [[what, at.N] as const],
        );
        seen.set(pk.S, Object.fromEntries(known));
      }
      return places.map((place) => seen.get(keyOf(place).pk.S) ?? {});
    },

    async countUnproven({ store, marketplaceId }, at) {
      const { pk, sk } = keys.unproven(store, marketplaceId, dayOf(at));
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          UpdateExpression: 'ADD mails :one SET #expires = :expires',
          ExpressionAttributeNames: { '#expires': table.timeToLive },
          ExpressionAttributeValues: {
            ':one': { N: '1' },
            ':expires': expiry(at + KEEP_COUNT_MS),
          },
        }),
      );
    },

    async unprovenInWeek(places, now) {
      const wanted = Array.from({ length: DAYS_READ }, (_, back) => dayOf(now - days(back)));
      const counts = new Map<string, number>();
      const found = await read(
        places.flatMap(({ store, marketplaceId }) =>
          wanted.map((day) => textKey(keys.unproven(store, marketplaceId, day))),
        ),
      );
      for (const raw of found) {
        const { pk, mails } = countItem.parse(raw);
        counts.set(pk.S, (counts.get(pk.S) ?? 0) + mails.N);
      }
      return places.map((place) => counts.get(keyOf(place).pk.S) ?? 0);
    },
  };
}

function keyOf({ store, marketplaceId }: Place): Key {
  return textKey(keys.seen(store, marketplaceId));
}

function textKey({ pk, sk }: { readonly pk: string; readonly sk: string }): Key {
  return { pk: { S: pk }, sk: { S: sk } };
}
