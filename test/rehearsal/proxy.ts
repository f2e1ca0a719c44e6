import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { OWNER } from './emulator.ts';

/** One call of AWS's API, as the emulator answered it. */
export interface Call {
  /** The service that the call is signed for. */
  readonly service: string;
  readonly action: string;
  /** Whether the account's owner makes it, rather than a function or another role. */
  readonly isOwner: boolean;
  readonly form: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the proxy does about the calls of one action, because the emulator does otherwise than AWS. */
export interface Mend {
  /** Before the emulator gets the call; an answer is given in its place. */
  readonly before?: (call: Call) => Promise<Answer | undefined>;
  /** Once the emulator has accepted the call; returns what the caller gets. */
  readonly after?: (call: Call, answer: Answer) => Promise<Answer>;
}

/** An error of SES's or CloudFormation's query API. */
export function refusal(code: string, message: string): Answer {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status: 400, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}

/** The same of a JSON API, such as DynamoDB's. */
export function jsonRefusal(code: string, message: string): Answer {
  const body = JSON.stringify({ __type: code, message });
  return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: Buffer.from(body) };
}

export interface Proxy {
  readonly url: string;
  stop(): Promise<void>;
}

const SIGNED = /\bCredential=(?<key>[^/,\s]+)\/\d{8}\/[\w-]+\/(?<service>[\w-]+)\/aws4_request\b/;

/** The stack's own policies refuse calls without TLS; a load balancer says so in this header. */
const OVER_TLS = { 'x-forwarded-proto': 'https' };

/** Passes every call to the emulator as it is, so that its signature still holds, and mends the actions that are named. */
export async function startProxy(
  emulator: () => string,
  mends: Readonly<Record<string, Mend>>,
  onCall: (call: Call, answer: Answer) => void,
): Promise<Proxy> {
  const passOn = async (
    incoming: IncomingMessage,
    body: Buffer,
    call: Call,
    mend: Mend | undefined,
  ): Promise<Answer> => {
    const answer = await forward(emulator(), incoming, body);
    onCall(call, answer);
    return answer.status < 300 ? ((await mend?.after?.(call, answer)) ?? answer) : answer;
  };
  const server = createServer((incoming, outgoing) => {
    const pass = async (): Promise<void> => {
      const body = await collect(incoming);
      const call = callOf(incoming, body);
      const mend = mends[call.action];
      const mended = (await mend?.before?.(call)) ?? (await passOn(incoming, body, call, mend));
      outgoing.writeHead(mended.status, { ...mended.headers, 'content-length': mended.body.length });
      outgoing.end(mended.body);
    };
    pass().catch((error: unknown) => outgoing.writeHead(500).end(`the proxy failed: ${String(error)}`));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function callOf({ headers, method = '', url = '' }: IncomingMessage, body: Buffer): Call {
  const target = headers['x-amz-target'];
  const form = new URLSearchParams(
    headers['content-type']?.includes('form-urlencoded') === true ? body.toString() : '',
  );
  const signed = SIGNED.exec(headers.authorization ?? '')?.groups;
  return {
    service: signed?.['service'] ?? '',
    isOwner: signed?.['key'] === OWNER.accessKeyId,
    action:
      typeof target === 'string'
        ? target.slice(target.lastIndexOf('.') + 1)
        : (form.get('Action') ?? `${method} ${url.split('?')[0] ?? ''}`),
    form,
  };
}

function forward(
  emulator: string,
  { url = '/', method, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const call = httpRequest(
      new URL(url, emulator),
      { method, headers: { ...headers, ...OVER_TLS } },
      (answer) => {
        collect(answer).then((content) => {
          const { 'transfer-encoding': _, connection: __, ...kept } = answer.headers;
          done({ status: answer.statusCode ?? 502, headers: kept, body: content });
        }, fail);
      },
    );
    call.once('error', fail);
    call.end(body);
  });
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
