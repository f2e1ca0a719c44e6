import { createServer, type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SLACK_BASE_HEADER } from '#infra/local/services/small-services';
import type { Refusal, ServiceCall } from '#infra/local/state/types';

/** A proxy between one function and one service that shows each call before and after. */
export interface ServiceProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface ServiceProxyOptions {
  readonly function: string;
  readonly service: ServiceCall['service'];
  readonly target: string;
  readonly onCall: (call: ServiceCall) => void;
  readonly kill: () => void;
  /** The base of the webhook URLs that the secrets service hands out to this function. */
  readonly slackBase?: string;
}

export async function startProxy(options: ServiceProxyOptions): Promise<ServiceProxy> {
  const { target, onCall, kill, slackBase } = options;
  const server = createServer((incoming, outgoing) => {
    void collect(incoming).then((body) => {
      const call = {
        function: options.function,
        service: options.service,
        operation: operationOf(incoming, body),
        kill,
      };
      let refusal: Refusal | undefined;
      onCall({ ...call, phase: 'before', refuse: (answer) => (refusal = answer) });
      if (refusal !== undefined) {
        outgoing.writeHead(refusal.status, { 'content-type': refusal.type }).end(refusal.body);
        return;
      }
      const forwarded = httpRequest(
        new URL(incoming.url ?? '/', target),
        {
          method: incoming.method,
          headers: {
            ...incoming.headers,
            ...(slackBase !== undefined && { [SLACK_BASE_HEADER]: slackBase }),
          },
        },
        (answer) => {
          void collect(answer).then((content) => {
            onCall({ ...call, phase: 'after', refuse: () => undefined });
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
          });
        },
      );
      forwarded.once('error', () => outgoing.destroy());
      forwarded.end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function operationOf({ headers, method, url }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1);
  if (url?.startsWith('/slack/')) return 'post';
  if (url?.endsWith('/invocations')) return 'Invoke';
  if (url?.endsWith('/converse')) return 'Converse';
  const action = headers['content-type']?.includes('form-urlencoded')
    ? new URLSearchParams(body.toString()).get('Action')
    : undefined;
  return action ?? `${method ?? ''}Object`;
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
