import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Stores a message for a person, with the reason beside it. */
export interface DeadLetters {
  put(body: string, reason: string): Promise<void>;
}

/** Puts messages straight on a dead-letter queue: a message that cannot be understood is not tried five times. */
export function sqsDeadLetters(client: SQSClient, queueUrl: string): DeadLetters {
  return {
    async put(body, reason) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { reason: { DataType: 'String', StringValue: reason } },
        }),
      );
    },
  };
}
