import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { dayOf } from '#shared/domain/figures/closed-day';
import { type Asked, type Course, type EndedWait, TOLD_FOR_MS, type Wait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import { TOPICS } from '#shared/domain/topic';
import { once } from '#shared/once';
import * as z from '#shared/zod';
import { expiry, textAttribute } from './attributes.ts';

type Item = Record<string, AttributeValue>;

/** An ended wait as an item of the table. It holds nothing about a buyer, so it may outlive its thread. */
export function waitItem(wait: EndedWait): Item {
  const { messages, marketplaceId, ended, course } = wait;
  return {
    ...waitKey(wait),
    wait: {
      S: JSON.stringify({
        mp: marketplaceId,
        at: ended.at,
        by: ended.by,
        m: messages.map(messageTuple),
        c: course && courseObject(course),
      }),
    },
    [table.timeToLive]: expiry(lastAt(wait) + TOLD_FOR_MS),
  };
}

function messageTuple({ at, topic, count, asin }: Asked): readonly (string | number)[] {
  if (asin !== undefined) return [at, topic ?? '', count ?? 1, asin];
  if (count !== undefined) return [at, topic ?? '', count];
  return topic === undefined ? [at] : [at, topic];
}

function courseObject({ acknowledgedBy, endedBy, followUpTo }: Course): z.input<typeof storedCourse> {
  return {
    ...(acknowledgedBy.length > 0 && { a: [...acknowledgedBy] }),
    ...(endedBy !== undefined && { e: endedBy }),
    ...(followUpTo !== undefined && { f: followUpTo }),
  };
}

/** Its key; a thread's id can contain an order id, so the key holds only a hash of it. */
export function waitKey(wait: EndedWait): Item {
  const { store, threadId, firstMessageId } = wait;
  const name = createHash('sha256').update(`${threadId} ${firstMessageId}`).digest('hex').slice(0, 24);
  const { pk, sk } = keys.endedWait(store, waitDay(wait), name);
  return { pk: { S: pk }, sk: { S: sk } };
}

/** The day that it belongs to: that of its last message. */
export function waitDay(wait: EndedWait): string {
  return dayOf(lastAt(wait));
}

function lastAt({ messages }: EndedWait): Instant {
  return messages.at(-1)?.at ?? 0;
}

/** How a wait may have ended. */
export const OUTCOMES = ['answered', 'no-response-needed', 'lapsed'] as const satisfies NonNullable<
  Wait['ended']
>['by'][];

const storedCourse = z.object({
  a: z.optional(z.array(z.string())),
  e: z.optional(z.string()),
  f: z.optional(z.nullable(z.number())),
});
const storedWait = z.object({ wait: textAttribute });
/** Created for the first wait that is read. */
const body = once(() =>
  z.object({
    mp: z.optional(z.string()),
    at: z.number(),
    by: z.enum(OUTCOMES),
    m: z
      .array(
        z.tuple([
          z.number(),
          z.optional(z.union([z.enum(TOPICS), z.literal('')])),
          z.optional(z.number()),
          z.optional(z.string()),
        ]),
      )
      .check(z.minLength(1)),
    c: z.optional(storedCourse),
  }),
);

/** Decodes an item. @throws a ZodError that says what is wrong and where. */
export function readWait(store: string, item: Item): Wait {
  const { mp, at, by, m, c } = body().parse(JSON.parse(storedWait.parse(item).wait.S));
  return {
    store,
    ...(mp !== undefined && { marketplaceId: mp }),
    messages: m.map(([messageAt, topic = '', count = 1, asin]) => ({
      at: messageAt,
      ...(topic !== '' && { topic }),
      ...(asin !== undefined && { asin }),
      ...(count !== 1 && { count }),
    })),
    ended: { at, by },
    ...(c !== undefined && {
      course: {
        acknowledgedBy: c.a ?? [],
        ...(c.e !== undefined && { endedBy: c.e }),
        ...(c.f !== undefined && { followUpTo: c.f }),
      },
    }),
  };
}
