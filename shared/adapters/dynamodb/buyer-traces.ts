import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateQuery,
  paginateScan,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, pointedThreadOf, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { BuyerTraces, Trace } from '#shared/ports/forget';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';
import { decodeSends, encodeSends } from './sent-log.ts';

/** As long as snapshots: a request to prove that somebody was forgotten comes within a year. */
const KEEP_NOTE_MS = days(400);

const POINTER = keys.pointer('', '').pk;
const SENT = keys.sent('').pk;
/** Their partition keys end with the thread. */
const NOTED = [
  keys.note('', '').pk,
  keys.read('', 0, '').pk,
  keys.mark('', 0, '').pk,
  keys.present('', '').pk,
] as const;

/** These end with the beginning of all threads of an order. */
const ORDER = 'order#';

const traceItem = z.object({
  pk: textAttribute,
  sk: textAttribute,
  sends: z.optional(textAttribute),
});

const noteItem = z.object({
  sk: textAttribute,
  threads: numberAttribute,
  mails: numberAttribute,
  traces: numberAttribute,
});

/**
 * Finds and removes what the table holds about a buyer. It reads the whole table, because nothing leads from a thread
 * to its pointers.
 */
export function dynamoDbBuyerTraces(client: DynamoDBClient, tableName: string): BuyerTraces {
  const remove = async ({ pk, sk }: { pk: string; sk: string }): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
  };
  return {
    async find(threadIds) {
      const wanted = new Set(threadIds);
      const pages = paginateScan(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          ProjectionExpression: 'pk, sk, sends',
          FilterExpression: [':pointer', ':sent', ':notes', ':reads', ':orders', ':marks', ':present']
            .map((prefix) => `begins_with(pk, ${prefix})`)
            .join(' OR '),
          ExpressionAttributeValues: {
            ':pointer': { S: POINTER },
            ':sent': { S: SENT },
            ':notes': { S: NOTED[0] },
            ':reads': { S: NOTED[1] },
            ':orders': { S: ORDER },
            ':marks': { S: NOTED[2] },
            ':present': { S: NOTED[3] },
          },
        },
      );
      const found: Trace[] = [];
      for await (const { Items = [] } of pages)
        for (const item of Items) {
          const trace = traceOf(traceItem.parse(item), wanted);
          if (trace !== undefined) found.push(trace);
        }
      return found;
    },

    async remove(trace) {
      if (trace.kind !== 'sent') await remove(trace);
      else if (trace.others.length === 0) await remove(keys.sent(trace.token));
      else {
        const { pk, sk } = keys.sent(trace.token);
        try {
          await client.send(
            new UpdateItemCommand({
              TableName: tableName,
              Key: { pk: { S: pk }, sk: { S: sk } },
              UpdateExpression: 'SET sends = :others',
              // An item that has expired must not come back without an expiry.
              ConditionExpression: 'attribute_exists(pk)',
              ExpressionAttributeValues: { ':others': { S: encodeSends(trace.others) } },
            }),
          );
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        }
      }
    },

    removeThread: (id) => remove(keys.thread(id)),

    async note({ day, threads, mails, traces }, at) {
      const { pk, sk } = keys.forgotten(day, randomUUID());
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            threads: { N: String(threads) },
            mails: { N: String(mails) },
            traces: { N: String(traces) },
            [table.timeToLive]: expiry(at + KEEP_NOTE_MS),
          },
        }),
      );
    },

    async noted() {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.forgotten('', '').pk } },
        },
      );
      const notes: z.output<typeof noteItem>[] = [];
      for await (const { Items = [] } of pages) notes.push(...Items.map((item) => noteItem.parse(item)));
      return notes.map(({ sk, threads, mails, traces }) => ({
        day: sk.S.split('#')[0] ?? '',
        threads: threads.N,
        mails: mails.N,
        traces: traces.N,
      }));
    },
  };
}

function traceOf(
  { pk, sk, sends }: z.output<typeof traceItem>,
  wanted: ReadonlySet<string>,
): Trace | undefined {
  const noted = NOTED.find((prefix) => pk.S.startsWith(prefix));
  if (noted !== undefined)
    return wanted.has(pk.S.slice(noted.length)) ? { kind: 'note', pk: pk.S, sk: sk.S } : undefined;
  if (pk.S.startsWith(ORDER)) {
    const ofOrder = pk.S.slice(ORDER.length);
    const isWanted = [...wanted].some((id) => id === ofOrder || id.startsWith(`${ofOrder}.`));
    return isWanted ? { kind: 'order', pk: pk.S, sk: sk.S } : undefined;
  }
  if (sends === undefined)
    return wanted.has(pointedThreadOf(sk.S)) ? { kind: 'pointer', pk: pk.S, sk: sk.S } : undefined;
  const all = decodeSends(sends.S);
  const others = all.filter(({ threadId }) => !wanted.has(threadId));
  return others.length === all.length ? undefined : { kind: 'sent', token: pk.S.slice(SENT.length), others };
}
