import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Channel } from '../domain/channel.ts';
import type { AlertQueue, AlertRequest } from '../ports.ts';

const MESSAGES_A_BATCH = 10;
const LONGEST_DELAY_SECONDS = 900;
const ROUNDS = 3;

/** Queues alerts on one SQS queue a channel, delayed to the second; never early, at most a second late. */
export function sqsAlertQueue(client: SQSClient, queueUrls: Readonly<Record<Channel, string>>): AlertQueue {
  return {
    async put(requests, now) {
      const byChannel = Map.groupBy(requests, (request) => request.channel);
      for (const [channel, ofChannel] of byChannel)
        for (let from = 0; from < ofChannel.length; from += MESSAGES_A_BATCH)
          await putBatch(client, queueUrls[channel], ofChannel.slice(from, from + MESSAGES_A_BATCH), now);
    },
  };
}

async function putBatch(
  client: SQSClient,
  queueUrl: string,
  requests: readonly AlertRequest[],
  now: number,
): Promise<void> {
  let entries = requests.map((request, index) => ({
    Id: String(index),
    MessageBody: JSON.stringify({ v: 1, ...request }),
    DelaySeconds: Math.min(Math.max(Math.ceil((request.notBefore - now) / 1000), 0), LONGEST_DELAY_SECONDS),
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
