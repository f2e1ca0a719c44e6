import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FunctionCalls, startFunctionCalls } from '#infra/local/services/function-calls';
import { lambdaAsking } from '#shared/adapters/lambda-asking';

let calls: FunctionCalls;
let client: LambdaClient;
const invoked: unknown[] = [];
let ends: (() => void)[] = [];
beforeAll(async () => {
  calls = await startFunctionCalls((name) =>
    name === 'FetchOrder'
      ? {
          invoke: (event) =>
            new Promise((done, fail) => {
              invoked.push(event);
              ends.push(() => (invoked.length === 1 ? done(undefined) : fail(new Error('it crashed'))));
            }),
        }
      : undefined,
  );
  client = new LambdaClient({
    endpoint: calls.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await calls.stop();
});

it('a request is taken at once, and the function runs on its own, whatever becomes of it', async () => {
  const asking = lambdaAsking<{ readonly orderId: string }>(client, 'FetchOrder');
  await asking.ask({ orderId: '111-2233445-6677889' });
  expect(invoked).toEqual([{ v: 1, orderId: '111-2233445-6677889' }]);
  await asking.ask({ orderId: '111-2233445-6677890' });
  const settling = calls.settle();
  for (const end of ends) end();
  ends = [];
  expect(await settling).toBe(true);
  expect(await calls.settle()).toBe(false);
});

it('a function that is not there, and a caller that wants to wait, are refused', async () => {
  await expect(lambdaAsking(client, 'Nobody').ask({})).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(client.send(new InvokeCommand({ FunctionName: 'FetchOrder' }))).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  expect(await calls.settle()).toBe(false);
});
