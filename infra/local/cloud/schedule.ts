import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { OPEN_SHARDS, table } from '#shared/contracts/table';
import { isHourly, type NextTime, readCron } from './cron.ts';
import type { RunningFunction } from './functions/lambda-runner.ts';

/** A schedule of the template, with the instant of each call put into its input. */
export interface Schedule {
  readonly target: RunningFunction;
  /** When it calls next; undefined when it calls each minute. */
  readonly next: NextTime | undefined;
  /** The input for the call of an instant. */
  readonly input: (instant: number) => unknown;
}

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  // Without one it is UTC.
  ScheduleExpressionTimezone: z.literal('UTC').optional(),
  State: z.literal('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string() }),
});

/** Reads a schedule. @throws in words for times that the local clock does not know. */
export function readSchedule(properties: unknown, functionByArn: (arn: string) => RunningFunction): Schedule {
  const { ScheduleExpression, Target } = scheduleProperties.parse(properties);
  return {
    target: functionByArn(Target.Arn),
    next: ScheduleExpression === 'rate(1 minute)' ? undefined : readCron(ScheduleExpression),
    input: (instant) =>
      JSON.parse(
        Target.Input.replaceAll('<aws.scheduler.scheduled-time>', new Date(instant).toISOString()),
      ) as unknown,
  };
}

/** One call of a schedule that has times of its own. */
export interface ScheduledCall {
  readonly at: number;
  readonly schedule: Schedule;
}

/** The calls after an instant and up to another, in order, of the schedules that do not call each minute. */
export function scheduledCalls(
  schedules: readonly Schedule[],
  after: number,
  until: number,
): ScheduledCall[] {
  const calls = schedules.flatMap((schedule) => {
    const own: ScheduledCall[] = [];
    for (let at = schedule.next?.(after) ?? Infinity; at <= until; at = schedule.next?.(at) ?? Infinity)
      own.push({ at, schedule });
    return own;
  });
  return calls.toSorted((a, b) => a.at - b.at);
}

/** Whether it calls each minute, as the sweep's does. */
export function isEachMinute({ next }: Schedule): boolean {
  return next === undefined;
}

/** Whether it calls each hour: what does so tests the monitor. */
export function isEachHour({ next }: Schedule): boolean {
  return next !== undefined && isHourly(next);
}

/** In a move of the clock what comes each hour is called in its last two hours only. */
const HOURLY_AT_THE_END_MS = 2 * 3_600_000;

/**
 * The schedules for a move of the clock to an instant. Of a move over weeks the hours are passed over but for the last
 * ones: the monitor's tests of itself leave nothing that the next hour's do not leave, and take most of the time.
 */
export function duringMove(schedules: readonly Schedule[], target: number): Schedule[] {
  return schedules.map((schedule) => {
    const { next } = schedule;
    return next !== undefined && isHourly(next)
      ? { ...schedule, next: (after) => next(Math.max(after, target - HOURLY_AT_THE_END_MS)) }
      : schedule;
  });
}

/** When one of them calls next after an instant; infinity when all call each minute. */
export function nextScheduledCall(schedules: readonly Schedule[], after: number): number {
  return Math.min(...schedules.map(({ next }) => next?.(after) ?? Infinity));
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
