import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Instant } from '#shared/domain/instant';
import { Failure } from '#shared/failure';

const MESSAGES_A_BATCH = 10;
/** SQS takes 256 KB per request, all messages together. */
const BYTES_A_BATCH = 250_000;
const LONGEST_DELAY_SECONDS = 900;
const ROUNDS = 3;

/**
 * A body to deliver at an instant. If that lies beyond SQS's longest delay, it arrives early and goes back for the
 * rest.
 */
export interface DelayedBody {
  readonly body: string;
  readonly notBefore: Instant;
}

/**
 * Puts bodies on a queue, delayed to the second: never early, at most a second late. @throws when SQS refuses them
 * three times.
 */
export async function putDelayed(
  client: SQSClient,
  queueUrl: string,
  bodies: readonly DelayedBody[],
  now: Instant,
): Promise<void> {
  for (const batch of batchesOf(bodies)) await putBatch(client, queueUrl, batch, now);
}

function batchesOf(bodies: readonly DelayedBody[]): DelayedBody[][] {
  const batches: DelayedBody[][] = [];
  let bytes = 0;
  for (const one of bodies) {
    const size = Buffer.byteLength(one.body);
    const last = batches.at(-1);
    if (last === undefined || last.length === MESSAGES_A_BATCH || bytes + size > BYTES_A_BATCH) {
      batches.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return batches;
}

async function putBatch(
  client: SQSClient,
  queueUrl: string,
  bodies: readonly DelayedBody[],
  now: Instant,
): Promise<void> {
  let entries = bodies.map(({ body, notBefore }, index) => ({
    Id: String(index),
    MessageBody: body,
    DelaySeconds: Math.min(Math.max(Math.ceil((notBefore - now) / 1000), 0), LONGEST_DELAY_SECONDS),
  }));
  for (let round = 0; round < ROUNDS && entries.length > 0; round += 1) {
    const { Failed } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
    );
    const failed = new Set((Failed ?? []).map(({ Id }) => Id));
    entries = entries.filter(({ Id }) => failed.has(Id));
  }
  if (entries.length > 0) throw new Failure(`SQS refused ${entries.length} messages ${ROUNDS} times`);
}
