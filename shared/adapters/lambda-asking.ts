import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Asking } from '#shared/ports/asking';

/** Asks a function by its name, asynchronously: Lambda takes the request and runs it on its own. */
export function lambdaAsking<Message extends object>(
  client: LambdaClient,
  functionName: string,
): Asking<Message> {
  return {
    async ask(message) {
      await client.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'Event',
          Payload: JSON.stringify({ v: 1, ...message }),
        }),
      );
    },
  };
}
