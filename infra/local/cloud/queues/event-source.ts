import * as z from 'zod';
import type { RunningFunction } from '../functions/lambda-runner.ts';
import type { Messaging, ReceivedMessage } from './messaging.ts';

/** An event source mapping: a queue whose messages a function processes in batches. */
export interface EventSource {
  readonly queueArn: string;
  readonly target: Pick<RunningFunction, 'invoke'>;
  readonly batchSize: number;
}

const response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) })
  .nullish()
  .transform((value) => value?.batchItemFailures ?? []);

/**
 * Processes one batch, and resolves with how many messages it held. As in Lambda, no answer means complete success and an
 * unknown identifier complete failure; failed messages stay invisible until their visibility time-out has passed.
 */
export async function processBatch(
  messaging: Messaging,
  { queueArn, batchSize, target }: EventSource,
): Promise<number> {
  const messages = await messaging.receive(queueArn, batchSize);
  if (messages.length === 0) return 0;
  const failed = await failures(target, queueArn, messages);
  const done = messages.filter(({ messageId }) => !failed.has(messageId));
  await messaging.delete(
    queueArn,
    done.map(({ receiptHandle }) => receiptHandle),
  );
  return messages.length;
}

async function failures(
  target: EventSource['target'],
  queueArn: string,
  messages: readonly ReceivedMessage[],
): Promise<Set<string>> {
  const all = new Set(messages.map(({ messageId }) => messageId));
  try {
    const failed = response.parse(
      await target.invoke({ Records: messages.map((message) => record(message, queueArn)) }),
    );
    const ids = failed.map(({ itemIdentifier }) => itemIdentifier);
    return ids.every((id) => all.has(id)) ? new Set(ids) : all;
  } catch {
    return all;
  }
}

function record(
  { messageId, receiptHandle, body, receiveCount }: ReceivedMessage,
  eventSourceARN: string,
): object {
  return {
    messageId,
    receiptHandle,
    body,
    attributes: { ApproximateReceiveCount: String(receiveCount) },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: 'us-east-1',
  };
}
