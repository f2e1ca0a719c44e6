import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpsHeartbeat } from '#shared/adapters/https-heartbeat';
import type { SecretReader } from '#shared/adapters/secrets-manager';

const close: (() => void)[] = [];
afterEach(() => {
  for (const step of close.splice(0)) step();
});

/** A service with this answer; each visit is recorded as method and path. */
async function serve(answer: RequestListener): Promise<{ url: string; visits: string[] }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/token`, visits };
}

const says =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end('a page');

function secret(text: string | Error): SecretReader & { readonly forgotten: string[] } {
  const forgotten: string[] = [];
  return {
    forgotten,
    read: () => (text instanceof Error ? Promise.reject(text) : Promise.resolve(text)),
    forget: (name) => void forgotten.push(name),
  };
}

const beat = (secrets: SecretReader) => httpsHeartbeat(secrets, 'acme/heartbeat', 300).beat();

describe('a heartbeat', () => {
  it('visits the URL of the secret, once', async () => {
    const { url, visits } = await serve(says(200));
    expect(await beat(secret(`${url}\n`))).toEqual({ sent: true });
    expect(visits).toEqual(['GET /ping/token']);
  });

  it.each([
    ['refuses', says(404), 'answered 404'],
    ['fails', says(503), 'answered 503'],
    ['leads elsewhere', says(302, { location: '/other' }), 'answered 302'],
    ['hangs', () => undefined, 'no answer: TimeoutError'],
  ] satisfies [string, RequestListener, string][])(
    'fails when the service %s, and is not tried again',
    async (_, answer, reason) => {
      const { url, visits } = await serve(answer);
      expect(await beat(secret(url))).toMatchObject({ sent: false, reason });
      expect(visits).toEqual(['GET /ping/token']);
    },
  );

  it.each(['http://example.com/token', 'ftp://example.com/token', 'token'])(
    'leaves only by https: %s',
    async (text) => {
      const secrets = secret(text);
      expect(await beat(secrets)).toEqual({
        sent: false,
        reason: 'the secret acme/heartbeat is not an https URL',
      });
      expect(secrets.forgotten).toEqual(['acme/heartbeat']);
    },
  );

  it('fails when the secret cannot be read', async () => {
    expect(await beat(secret(new TypeError('https://example.com/token')))).toEqual({
      sent: false,
      reason: 'the secret acme/heartbeat cannot be read: TypeError',
    });
  });
});
