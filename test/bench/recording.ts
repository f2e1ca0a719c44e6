import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { portions } from '#shared/application/threads/portions';
import { meteredMemory } from './memory-table.ts';
import type { Units } from './meter.ts';
import { dedupeItems, movedDeadline, ours, type Record, schedules } from './recording-forms.ts';
import { MONTH, type Trace, traceOf } from './trace.ts';

/** Per delivered message. */
export interface PerMessage extends Omit<Units, 'rows'> {
  /** Requests to EventBridge Scheduler. */
  readonly scheduleRequests: number;
}

type Form = (client: DynamoDBClient, onSchedule: () => void) => Record;

export const FORMS = {
  Replywatch: (client) => ours(client),
  'get, transaction with a dedupe item': dedupeItems,
  'deadline moved by each message': movedDeadline,
  'a schedule for each thread': schedules,
} satisfies { readonly [name: string]: Form };

/** Records a trace in batches. */
export async function recorded(trace: Trace, form: Form, batchSize: number): Promise<PerMessage> {
  const { client, meter } = meteredMemory();
  let scheduleRequests = 0;
  const record = form(client, () => (scheduleRequests += 1));
  for (const batch of portions(trace.deliveries, batchSize)) await record(batch);
  const each = (count: number): number => count / trace.deliveries.length;
  const { requests, writes, reads } = meter.units;
  return {
    requests: each(requests),
    writes: each(writes),
    reads: each(reads),
    scheduleRequests: each(scheduleRequests),
  };
}

/**
 * The minimum: one write for each new message, and six for each wait: one for itself, two for the open index that it
 * enters and leaves, three for the board that it enters and where it moves.
 */
export function floorOf({ deliveries, messages, cycles }: Trace): number {
  return (messages + 6 * cycles) / deliveries.length;
}

export const recording = {
  name: 'recording',
  async run(say: (line: string) => void): Promise<void> {
    const trace = traceOf(MONTH);
    const { deliveries, messages, cycles } = trace;
    const floor = floorOf(trace);
    const count = (number: number): string => number.toLocaleString('en');
    say(
      `Recording ${count(deliveries.length)} deliveries of 30 days: ${count(messages)} messages, ${count(cycles)} waits that end ` +
        `(${(messages / cycles).toFixed(2)} messages each), so that the floor is ${floor.toFixed(2)} write units a delivery.`,
    );
    say('');
    say('| for each delivery | requests | write units | of the floor | read units |');
    say('| --- | --- | --- | --- | --- |');
    for (const [name, form] of Object.entries(FORMS))
      for (const batchSize of [10, 100]) {
        const { requests, writes, reads, scheduleRequests } = await recorded(trace, form, batchSize);
        const more = scheduleRequests === 0 ? '' : ` and ${scheduleRequests.toFixed(2)} of Scheduler`;
        say(
          `| ${name}, batches of ${batchSize} | ${requests.toFixed(2)}${more} | ${writes.toFixed(2)} | ` +
            `${(writes / floor).toFixed(2)} | ${reads.toFixed(2)} |`,
        );
      }
  },
};
