import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LARGEST_MAIL_BYTES } from '../services/mail-intake.ts';
import { jsonAnswer } from '../state/json-answer.ts';
import { listenError } from '../state/listen.ts';
import type { ApiRequest, ApiResponse } from '../state/types.ts';

/** The HTTP server of the local run. */
export interface GatewayServer {
  readonly port: number;
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** Also ends requests that are under way. */
  stop(): Promise<void>;
}

/**
 * Listens on the loopback and answers each request with `answer`; port 0 takes a free one.
 *
 * @throws PortNotFree with a sentence for a person.
 */
export async function startGatewayServer(
  port: number,
  answer: (request: ApiRequest) => Promise<ApiResponse>,
): Promise<GatewayServer> {
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, answer)
      .catch((error: unknown) => failure(error))
      .then((response) => write(outgoing, response));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error) =>
      fail(listenError(error, { port, purpose: 'the page with the API', flag: '--port' })),
    );
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  answer: (request: ApiRequest) => Promise<ApiResponse>,
): Promise<ApiResponse> {
  const body = await bodyOf(incoming);
  if (body === 'too large')
    return jsonAnswer(413, {
      error: `the body is larger than 40 MB (${LARGEST_MAIL_BYTES} bytes), the most that SES accepts`,
    });
  return answer({
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: Object.fromEntries(
      Object.entries(incoming.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  });
}

/** Reads even a body that is too large to its end: a client that is still sending would not see an answer. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= LARGEST_MAIL_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > LARGEST_MAIL_BYTES ? 'too large' : Buffer.concat(chunks);
}

function write(outgoing: ServerResponse, { status, headers, cookies, body }: ApiResponse): void {
  outgoing
    .writeHead(status, {
      ...headers,
      ...(cookies !== undefined && { 'set-cookie': [...cookies] }),
      'content-length': body.length,
    })
    .end(body);
}

function failure(error: unknown): ApiResponse {
  return jsonAnswer(500, { error: error instanceof Error ? error.message : 'this failed on our side' });
}
