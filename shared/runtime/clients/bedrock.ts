import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * A draft takes seconds; whoever waits longer asks again. One attempt only: what was begun twice would be paid twice. This client
 * alone speaks HTTP/2 by default, whose connections do not survive the sleep of a function.
 */
export const bedrockClient = (region: string): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    region,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 2_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
    }),
    maxAttempts: 1,
  });
