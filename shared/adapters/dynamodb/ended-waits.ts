import { type AttributeValue, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import { dayAfter, dayOf } from '#shared/domain/figures/closed-day';
import type { Wait } from '#shared/domain/figures/wait';
import type { EndedWaits } from '#shared/ports/figures';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';
import { type DayMark, readDays } from './items/day-mark.ts';
import { decodeDay } from './items/rolled-day.ts';
import { readWait } from './items/wait-item.ts';

/** How often a read starts over because a day changed during it. */
const ATTEMPTS = 3;

/** Later than any item of a partition that is sorted by day. */
const OPEN_END = '~';

/** Reads the ended waits from the table: rolled-up days by their roll-ups, all other waits one by one. */
export function dynamoDbEndedWaits(client: DynamoDBClient, tableName: string): EndedWaits {
  const reading = { client, tableName };
  return {
    async since(store, from) {
      const first = dayOf(from);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const marks = await readDays(client, tableName, store, first);
        const rolled = await rolledUp(reading, store, marks);
        const found = [...rolled.values()];
        for (const range of rangesBetween(first, [...rolled.keys()]))
          found.push(await waitsIn(reading, store, range));
        // A wait that moved to another day between two queries would be read twice, or not at all.
        if (isSame(marks, await readDays(client, tableName, store, first))) return since(found.flat(), from);
      }
      return since(await waitsIn(reading, store, { first, end: OPEN_END }), from);
    },
  };
}

interface Reading {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** The days from `first` up to and excluding `end`. */
interface Range {
  readonly first: string;
  readonly end: string;
}

function since(waits: readonly Wait[], from: number): Wait[] {
  return waits.filter(({ messages }) => messages.some(({ at }) => at >= from));
}

/** The ranges between the rolled-up days, and after them. */
function rangesBetween(first: string, rolled: readonly string[]): Range[] {
  const ranges: Range[] = [];
  let next = first;
  for (const day of rolled) {
    if (next < day) ranges.push({ first: next, end: day });
    next = dayAfter(day);
  }
  return [...ranges, { first: next, end: OPEN_END }];
}

async function waitsIn(reading: Reading, store: string, { first, end }: Range): Promise<Wait[]> {
  const from = keys.endedWait(store, first, '');
  const until = keys.endedWait(store, end, '');
  const waits: Wait[] = [];
  for await (const item of query(reading, from.pk, from.sk, until.sk)) waits.push(readWait(store, item));
  return waits;
}

const pieceItem = z.object({
  sk: textAttribute,
  waits: z.object({ B: z.instanceof(Uint8Array) }),
});

/** The waits of each day with a complete roll-up, the days in order. */
async function rolledUp(
  reading: Reading,
  store: string,
  marks: ReadonlyMap<string, DayMark>,
): Promise<Map<string, Wait[]>> {
  const wanted = [...marks].flatMap(([day, { pieces }]) => (pieces === undefined ? [] : [{ day, pieces }]));
  const [first, last] = [wanted[0]?.day, wanted.at(-1)?.day];
  if (first === undefined || last === undefined) return new Map();
  const found = new Map<string, Uint8Array>();
  const from = keys.rollUp(store, first, '');
  for await (const item of query(reading, from.pk, from.sk, keys.rollUp(store, last, OPEN_END).sk)) {
    const { sk, waits } = pieceItem.parse(item);
    found.set(sk.S, waits.B);
  }
  return new Map(
    wanted.flatMap(({ day, pieces }) => {
      const parts = Array.from({ length: pieces }, (_, index) =>
        found.get(keys.rollUp(store, day, String(index)).sk),
      ).filter((part) => part !== undefined);
      return parts.length < pieces ? [] : [[day, decodeDay(store, day, Buffer.concat(parts))] as const];
    }),
  );
}

async function* query(
  { client, tableName }: Reading,
  pk: string,
  from: string,
  until: string,
): AsyncGenerator<Record<string, AttributeValue>> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':until': { S: until } },
    },
  );
  for await (const page of pages) yield* page.Items ?? [];
}

/** Whether no closed day has changed; a roll-up made meanwhile is no change. */
function isSame(before: ReadonlyMap<string, DayMark>, after: ReadonlyMap<string, DayMark>): boolean {
  return [...after].every(([day, { version }]) => version === (before.get(day)?.version ?? 0));
}
