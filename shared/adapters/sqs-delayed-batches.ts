import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Instant } from '../domain/instant.ts';

const MESSAGES_A_BATCH = 10;
const LONGEST_DELAY_SECONDS = 900;
const ROUNDS = 3;

/** A body to deliver at an instant; one further ahead than SQS can delay comes early and goes back for the rest. */
export interface DelayedBody {
  readonly body: string;
  readonly notBefore: Instant;
}

/** Puts bodies on a queue, delayed to the second; never early, at most a second late. @throws when SQS refuses them three times. */
export async function putDelayed(
  client: SQSClient,
  queueUrl: string,
  bodies: readonly DelayedBody[],
  now: Instant,
): Promise<void> {
  for (let from = 0; from < bodies.length; from += MESSAGES_A_BATCH)
    await putBatch(client, queueUrl, bodies.slice(from, from + MESSAGES_A_BATCH), now);
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
  if (entries.length > 0) throw new Error(`SQS refused ${entries.length} messages ${ROUNDS} times`);
}
