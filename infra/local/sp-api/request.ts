import type { IncomingMessage } from 'node:http';

/** A call as the mock reads it. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly token: string;
  /** Read from the Host header: `na`, `eu` or `fe`. */
  readonly region: string;
}

export interface MockReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One operation, by SP-API's name for it. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  /** Whether the application calls it for itself, not for a seller. */
  readonly grantless: boolean;
  handle(request: MockRequest & { readonly store: string }): MockReply | Promise<MockReply>;
}

export function json(status: number, content: unknown): MockReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}

/** An error as SP-API writes it. */
export function refusal(status: number, code: string, details = ''): MockReply {
  return json(status, { errors: [{ code, message: 'A message that nobody should log.', details }] });
}

export async function collect(incoming: IncomingMessage): Promise<MockRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const url = new URL(incoming.url ?? '/', 'http://mock');
  const text = Buffer.concat(chunks).toString();
  const token = incoming.headers['x-amz-access-token'];
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    token: typeof token === 'string' ? token : '',
    region: /^sellingpartnerapi-(na|eu|fe)\./.exec(incoming.headers.host ?? '')?.[1] ?? 'none',
  };
}
