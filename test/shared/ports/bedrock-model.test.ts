import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standInModel } from '#infra/local/services/stand-in-model';
import { bedrockModel } from '#shared/adapters/bedrock-model';
import type { Model } from '#shared/ports/assistant';
import { LOCAL } from './embedded.ts';

const standIn = standInModel();
const PROMPT = {
  system: 'You translate a message into German (de).',
  user: '<message-a>\nHello\n</message-a>',
  mostTokens: 100,
};
/** What the service answers instead of the stand-in. */
let refusal: { readonly status: number; readonly type: string } | undefined;
let server: Server;
let client: BedrockRuntimeClient;
let model: Model;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      if (refusal !== undefined) {
        response
          .writeHead(refusal.status, { 'x-amzn-errortype': refusal.type })
          .end('{"message":"words of the buyer"}');
        return;
      }
      const path = new URL(request.url ?? '', 'http://local').pathname;
      void standIn.answer(path, Buffer.concat(chunks).toString())?.then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  client = new BedrockRuntimeClient({
    ...LOCAL,
    endpoint: `http://127.0.0.1:${port}`,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout: 500, throwOnRequestTimeout: true }),
  });
  model = bedrockModel(client, 'amazon.nova-2-lite-v1:0');
});
afterAll(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

it('a model of Bedrock answers Converse, with what it counted', async () => {
  const answer = await model(PROMPT);
  expect(answer).toEqual({
    result: 'written',
    text: '{"language":"en","text":"[stand-in translation to de] Hello"}',
    usage: { input: expect.any(Number) as number, output: expect.any(Number) as number },
  });
  expect(standIn.asked()).toEqual([{ system: PROMPT.system, user: PROMPT.user }]);
});

it.each([
  ['throttled', { result: 'busy', reason: 'Bedrock: ThrottlingException' }],
  ['hangs', { result: 'unknown', reason: 'Bedrock: TimeoutError' }],
  ['declines', { result: 'declined', usage: { input: expect.any(Number) as number, output: 0 } }],
] as const)('a model that %s says so, without a word of anybody', async (fault, answer) => {
  standIn.failNext(fault);
  expect(await model(PROMPT)).toEqual(answer);
});

it.each([
  [403, 'AccessDeniedException', 'not-allowed'],
  [404, 'ResourceNotFoundException', 'not-allowed'],
  [400, 'ValidationException', 'not-allowed'],
  [429, 'ThrottlingException', 'busy'],
  [500, 'InternalServerException', 'unknown'],
  [408, 'ModelTimeoutException', 'unknown'],
])('a refusal by %s %s is %s', async (status, type, result) => {
  refusal = { status, type };
  expect(await model(PROMPT)).toEqual({ result, reason: `Bedrock: ${type}` });
  refusal = undefined;
});
