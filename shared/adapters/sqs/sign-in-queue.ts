import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SignInQueue } from '#shared/ports/people/sign-in';

/** Queues what the function that mails sign-in links shall do. */
export function sqsSignInQueue(client: SQSClient, queueUrl: string): SignInQueue {
  return {
    async put(message) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ v: 1, ...message }) }),
      );
    },
  };
}
