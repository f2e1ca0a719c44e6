import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { OPEN_SHARDS, table } from '#shared/contracts/table';
import type { RunningFunction } from './lambda-runner.ts';

/** A schedule of the template: each minute, with the instant put into its input. */
export interface Schedule {
  readonly target: RunningFunction;
  /** The input for the tick of an instant. */
  readonly input: (tick: number) => unknown;
}

const scheduleProperties = z.object({
  ScheduleExpression: z.literal('rate(1 minute)'),
  State: z.literal('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string() }),
});

/** Reads a schedule. @throws for any other rate than a minute: the local clock would not fire it. */
export function readSchedule(properties: unknown, functionByArn: (arn: string) => RunningFunction): Schedule {
  const { Target } = scheduleProperties.parse(properties);
  return {
    target: functionByArn(Target.Arn),
    input: (tick) =>
      JSON.parse(
        Target.Input.replaceAll('<aws.scheduler.scheduled-time>', new Date(tick).toISOString()),
      ) as unknown,
  };
}

/** The last whole minute up to an instant. */
export function tickUpTo(instant: number): number {
  return Math.floor(instant / SWEEP_INTERVAL_MS) * SWEEP_INTERVAL_MS;
}

/**
 * The next tick after `last` at which a sweep finds something due; undefined when nothing is open. Ticks before it
 * may be passed over, since a sweep that finds nothing changes nothing.
 */
export async function nextBusyTick(
  dynamoDb: DynamoDBClient,
  tableName: string,
  last: number,
): Promise<number | undefined> {
  const earliest = await earliestAction(dynamoDb, tableName);
  if (earliest === undefined) return undefined;
  const first = Math.ceil((earliest - SWEEP_LOOKAHEAD_MS) / SWEEP_INTERVAL_MS) * SWEEP_INTERVAL_MS;
  return Math.max(first, last + SWEEP_INTERVAL_MS);
}

const indexItem = z.object({ nextActionAt: z.object({ N: z.string().transform(Number) }) });

async function earliestAction(dynamoDb: DynamoDBClient, tableName: string): Promise<number | undefined> {
  const { name, partitionKey, sortKey } = table.openIndex;
  const firsts = await Promise.all(
    Array.from({ length: OPEN_SHARDS }, async (_, shard) => {
      const { Items } = await dynamoDb.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: name,
          KeyConditionExpression: '#shard = :shard AND #at > :never',
          ExpressionAttributeNames: { '#shard': partitionKey, '#at': sortKey },
          ExpressionAttributeValues: { ':shard': { S: String(shard) }, ':never': { N: '0' } },
          Limit: 1,
        }),
      );
      return Items?.map((item) => indexItem.parse(item).nextActionAt.N)[0];
    }),
  );
  const found = firsts.filter((instant) => instant !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}
