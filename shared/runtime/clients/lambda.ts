import { LambdaClient } from '@aws-sdk/client-lambda';

/** A page waits until its request is taken, so one attempt must do; whoever sees no outcome asks again. */
export const lambdaClient = (): LambdaClient =>
  new LambdaClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    maxAttempts: 1,
  });
