import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { awsError } from './aws-endpoint.ts';

/** Lambda's Invoke, as functions use it that ask others: a call is taken at once, runs afterwards, and is never tried again. */
export interface FunctionCalls {
  readonly endpoint: string;
  /** Waits for the calls that run now; false when there were none. */
  settle(): Promise<boolean>;
  stop(): Promise<void>;
}

interface Called {
  invoke(event: unknown): Promise<unknown>;
}

const INVOKE = /^\/2015-03-31\/functions\/([^/?]+)\/invocations/;

/** Calls functions by their names, which may become known later. */
export async function startFunctionCalls(
  functionByName: (name: string) => Called | undefined,
): Promise<FunctionCalls> {
  const running = new Set<Promise<unknown>>();
  const answer = (
    url: string,
    type: unknown,
    body: Buffer,
  ): {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
  } => {
    const called = functionByName(decodeURIComponent(INVOKE.exec(url)?.[1] ?? ''));
    if (called === undefined) return awsError(404, 'ResourceNotFoundException', 'Function not found');
    if (type !== 'Event')
      return awsError(
        400,
        'InvalidParameterValueException',
        'the local run calls functions asynchronously only',
      );
    const event: unknown = JSON.parse(body.toString());
    // A caller that does not wait learns of no failure.
    const call = called
      .invoke(event)
      .catch(() => undefined)
      .finally(() => running.delete(call));
    running.add(call);
    return { status: 202 };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const type = request.headers['x-amz-invocation-type'];
      const { status, headers, body } = answer(request.url ?? '', type, Buffer.concat(chunks));
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async settle() {
      if (running.size === 0) return false;
      await Promise.all(running);
      return true;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
