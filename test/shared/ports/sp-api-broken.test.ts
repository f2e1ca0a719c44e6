import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { type SpApi, SpApiError } from '#shared/ports/sp-api';

// What the mock cannot do: answers that come late, in another order, or go on for ever.

const US = { store: 'acme-us', region: 'na' } as const;
const SECRET: SpApiSecret = {
  clientId: 'client',
  clientSecret: 'client-secret',
  refreshTokens: { 'acme-us': { na: 'Atzr|us' } },
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let stop: () => Promise<void>;
afterEach(() => stop());

/** A server with these answers, and a client of it. Tokens are numbered. */
async function serve(answers: {
  readonly token?: Answer;
  readonly call?: Answer;
  readonly file?: Answer;
  /** Long enough for a busy machine, unless the end of the time is what is looked at. */
  readonly timeoutMs?: number;
  readonly downloadTimeoutMs?: number;
}): Promise<{ api: SpApi; tokens: () => number; calls: () => number; setSecret: (to: SpApiSecret) => void }> {
  let tokens = 0;
  let calls = 0;
  let secret = SECRET;
  let address = '';
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      if (request.url === '/auth/o2/token') {
        tokens += 1;
        (answers.token ?? json({ access_token: `token-${tokens}` }))(response, request);
      } else if (request.url === '/file') answers.file?.(response, request);
      else {
        calls += 1;
        if (request.url?.includes('/documents/') === true)
          json({ url: `${address}/file`, compressionAlgorithm: 'GZIP' })(response, request);
        else answers.call?.(response, request);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const api = amazonSpApi({
    credentials: () => Promise.resolve(secret),
    endpointUrl: address,
    timeoutMs: answers.timeoutMs ?? 5_000,
    downloadTimeoutMs: answers.downloadTimeoutMs ?? 1_000,
  });
  return { api, tokens: () => tokens, calls: () => calls, setSecret: (to) => (secret = to) };
}

const json =
  (content: object, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
const half: Answer = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"payload":', () => response.destroy());
};
const later =
  (ms: number, answer: Answer): Answer =>
  (response, request) => {
    setTimeout(() => answer(response, request), ms);
  };
const expired = json(
  { errors: [{ code: 'Unauthorized', details: 'The access token you provided has expired.' }] },
  403,
);
const nothing = json({ payload: [] });

async function failure(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (!(error instanceof SpApiError)) throw new Error(`it did not fail as it should: ${String(error)}`);
  expect(error.message).not.toMatch(/127\.0\.0\.1|Atzr|token-\d|client-secret/);
  return `${error.failure}: ${error.message}`;
}

it('a token that was cut off in its middle is not waited for by the calls after', async () => {
  let first = true;
  const { api, tokens } = await serve({
    timeoutMs: 800,
    token(response, request) {
      (first ? half : json({ access_token: 'token-2' }))(response, request);
      first = false;
    },
    call: nothing,
  });
  expect(await failure(api.marketplaces(US))).toMatch(/^unavailable: Amazon gave no token/);
  expect(await api.marketplaces(US)).toEqual([]);
  expect(tokens()).toBe(2);
});

it('the time of a call is that of all its steps: of the token too', async () => {
  const { api, calls } = await serve({
    timeoutMs: 1_000,
    token: later(500, json({ access_token: 'token-1' })),
    call: later(700, nothing),
  });
  expect(await failure(api.marketplaces(US))).toMatch(
    /^unavailable: getMarketplaceParticipations: no answer/,
  );
  expect(calls()).toBe(1);
  // The token is there now, so there is time enough.
  expect(await api.marketplaces(US)).toEqual([]);
});

it('calls whose shared token expired, told of it one after the other, ask for one new token', async () => {
  let delayMs = 0;
  const { api, tokens } = await serve({
    call(response, request) {
      if (request.headers['x-amz-access-token'] !== 'token-1') nothing(response, request);
      else later((delayMs += 60), expired)(response, request);
    },
  });
  expect(await Promise.all([api.marketplaces(US), api.marketplaces(US)])).toEqual([[], []]);
  expect(tokens()).toBe(2);
});

it('a secret that was rotated gets a token of its own, and the old token is used no more', async () => {
  const used: unknown[] = [];
  const { api, tokens, setSecret } = await serve({
    call(response, request) {
      used.push(request.headers['x-amz-access-token']);
      nothing(response, request);
    },
  });
  await api.marketplaces(US);
  await api.marketplaces(US);
  setSecret({ ...SECRET, clientSecret: 'client-secret of the next year' });
  await api.marketplaces(US);
  expect(used).toEqual(['token-1', 'token-1', 'token-2']);
  expect(tokens()).toBe(2);
});

it('a removal that is answered by a page, and not by SP-API, has not happened', async () => {
  const { api } = await serve({ call: (response) => response.end('<html>so sorry</html>') });
  expect(await failure(api.deleteDestination('na', 'dest-na'))).toMatch(/^unavailable/);
});

it('a removal that is answered by nothing has happened', async () => {
  const { api } = await serve({ call: (response) => response.writeHead(204).end() });
  await api.deleteDestination('na', 'dest-na');
});

it.each([
  ['hangs', () => undefined, 'unavailable: the document was not delivered'],
  [
    'hangs in its middle',
    (response) => response.writeHead(200).write(gzipSync('a').subarray(0, 8)),
    'unavailable: the document was cut off, or cannot be unzipped',
  ],
  [
    'is cut off in its middle',
    (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('x', () => response.destroy());
    },
    'unavailable: the document was cut off, or cannot be unzipped',
  ],
  [
    'is refused since its address is too old',
    (response) => response.writeHead(403).end('AccessDenied'),
    'unavailable: the document was not delivered: 403',
  ],
] satisfies [string, Answer, string][])('a download that %s fails in words', async (_, file, what) => {
  const { api } = await serve({ file });
  expect(await failure(api.document(US, 'document-1'))).toBe(what);
});

it('a download that is large without holding anything is refused by its size', async () => {
  const { api } = await serve({
    downloadTimeoutMs: 20_000,
    file: (response) => response.end(Buffer.alloc(51_000_000, gzipSync(''))),
  });
  expect(await failure(api.document(US, 'document-1'))).toBe('rejected: the document is larger than 50 MB');
});

it('credentials that cannot be read are no crash', async () => {
  stop = () => Promise.resolve();
  const api = amazonSpApi({ credentials: () => Promise.reject(new Error('Atzr|us')), timeoutMs: 300 });
  expect(await failure(api.destinations('na'))).toBe('unavailable: the credentials cannot be read: an error');
  const hanging = amazonSpApi({ credentials: () => new Promise(() => undefined), timeoutMs: 50 });
  expect(await failure(hanging.destinations('na'))).toBe(
    'unavailable: the credentials cannot be read: CUT_OFF',
  );
});
