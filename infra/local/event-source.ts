import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { RunningFunction } from './lambda-runner.ts';

/** An event source mapping: a queue whose messages a function works off in batches. */
export interface EventSource {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly target: RunningFunction;
  readonly batchSize: number;
}

const response = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) })
  .nullish()
  .transform((value) => value?.batchItemFailures ?? []);

/**
 * Works off one batch; gives how many messages it held. As Lambda does it: no answer is complete success, an unknown
 * identifier complete failure, and what failed stays invisible until its time has passed.
 */
export async function workOff(sqs: SQSClient, source: EventSource): Promise<number> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: source.queueUrl,
      MaxNumberOfMessages: source.batchSize,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  if (Messages.length === 0) return 0;
  const failed = await failures(source, Messages);
  const done = Messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
  if (done.length > 0)
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: source.queueUrl,
        Entries: done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  return Messages.length;
}

async function failures({ target, queueArn }: EventSource, messages: readonly Message[]): Promise<Set<string>> {
  const all = new Set(messages.map(({ MessageId }) => MessageId ?? ''));
  try {
    const failed = response.parse(await target.invoke({ Records: messages.map((message) => record(message, queueArn)) }));
    const ids = failed.map(({ itemIdentifier }) => itemIdentifier);
    return ids.every((id) => all.has(id)) ? new Set(ids) : all;
  } catch {
    return all;
  }
}

function record({ MessageId, ReceiptHandle, Body, MD5OfBody, Attributes }: Message, eventSourceARN: string): object {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    md5OfBody: MD5OfBody,
    attributes: Attributes ?? {},
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: 'us-east-1',
  };
}
