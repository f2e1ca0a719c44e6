import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { OPEN_SHARDS, table } from '#shared/contracts/table';
import { isHourly, type NextTime, readCron } from './cron.ts';
import type { RunningFunction } from './functions/lambda-runner.ts';

/** A schedule of the template. */
export interface Schedule {
  readonly target: RunningFunction;
  /** When it fires next; undefined when it fires every minute. */
  readonly next: NextTime | undefined;
  /** The input of the call at an instant, which it names. */
  readonly input: (instant: number) => unknown;
}

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  // Without one it is UTC.
  ScheduleExpressionTimezone: z.literal('UTC').optional(),
  State: z.literal('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string() }),
});

/** Reads a schedule. @throws with a sentence for times that the local clock does not know. */
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

/** One call of a schedule that does not fire every minute. */
export interface ScheduledCall {
  readonly at: number;
  readonly schedule: Schedule;
}

/** The calls after one instant and up to another, in order, of the schedules that do not fire every minute. */
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

/** Whether it fires every minute, as the sweep's does. */
export function isEachMinute({ next }: Schedule): boolean {
  return next === undefined;
}

/** Whether it fires every hour, as the self-tests of the monitor do. */
export function isEachHour({ next }: Schedule): boolean {
  return next !== undefined && isHourly(next);
}

/** During a move of the clock, hourly schedules fire only in the last two hours of it. */
const HOURLY_AT_THE_END_MS = 2 * 3_600_000;

/**
 * The schedules for a move of the clock to an instant. Hourly ones skip all hours but the last ones: each self-test of the
 * monitor leaves what the next one leaves too, and over weeks they would take most of the time.
 */
export function duringMove(schedules: readonly Schedule[], target: number): Schedule[] {
  return schedules.map((schedule) => {
    const { next } = schedule;
    return next !== undefined && isHourly(next)
      ? { ...schedule, next: (after) => next(Math.max(after, target - HOURLY_AT_THE_END_MS)) }
      : schedule;
  });
}

/** When the next of them fires after an instant; infinity when all fire every minute. */
export function nextScheduledCall(schedules: readonly Schedule[], after: number): number {
  return Math.min(...schedules.map(({ next }) => next?.(after) ?? Infinity));
}

/** The last whole minute at or before an instant. */
export function tickUpTo(instant: number): number {
  return Math.floor(instant / SWEEP_INTERVAL_MS) * SWEEP_INTERVAL_MS;
}

/**
 * The next tick after `last` at which a sweep finds something due; undefined when nothing is open. Earlier ticks may be
 * skipped, since a sweep that finds nothing changes nothing.
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
