import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { takeoversIn } from '#shared/contracts/settings/takeovers';
import { keys } from '#shared/contracts/table';
import type { TakenOver, Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';
import { MOST_TAKEOVERS, type Takeovers } from '#shared/ports/people/takeovers';
import * as z from '#shared/zod';
import { jsonAttribute, numberAttribute } from '../items/attributes.ts';
import { revisedItem, untilNobodyWasFaster } from './revised-item.ts';

const takeoversItem = z.object({ revision: numberAttribute, takeovers: jsonAttribute(z.array(z.unknown())) });

const NOTHING: TakenOver = { revision: 0, takeovers: [] };

/**
 * Stores all takeovers in one small item, which each function reads together with the settings. Its revision rises
 * with each change, by which a sweep sees that open threads must be planned again.
 */
export function dynamoDbTakeovers(client: DynamoDBClient, tableName: string): Takeovers {
  const { read, save } = revisedItem(client, tableName, keys.takeovers, 'takeovers');
  const current = async (): Promise<TakenOver | undefined> => takenOverIn(await read());

  return {
    current,

    add: (takeover, now) =>
      untilNobodyWasFaster('the takeovers', async () => {
        const { revision, takeovers } = (await current()) ?? NOTHING;
        const others = notOver(takeovers, now).filter(({ id }) => id !== takeover.id);
        if (others.length >= MOST_TAKEOVERS) return { done: false };
        return (await save(revision, [...others, takeover])) ? { done: true } : undefined;
      }),

    undo: (id, now) =>
      untilNobodyWasFaster('the takeovers', async () => {
        const { revision, takeovers } = (await current()) ?? NOTHING;
        const kept = notOver(takeovers, now);
        const undone = kept.find((one) => one.id === id);
        if (undone === undefined) return { done: undefined };
        const others = kept.filter((one) => one !== undone);
        return (await save(revision, others)) ? { done: undone } : undefined;
      }),
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
