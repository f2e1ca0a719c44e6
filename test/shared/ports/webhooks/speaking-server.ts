import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import type { SecretReader } from '#shared/adapters/secrets-manager';
import type { Outcome } from '#shared/domain/sends/send';
import type { WebhookPost } from '#shared/ports/webhooks';
import { at } from '#test/builders/thread';

export const NOW = at('10:00');

/** One answer of a service; `hangs` sends none. */
export type Said =
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hangs';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A server that stands for a service and gives these answers in turn, the last one again and again. */
export async function speaking(
  answers: readonly Said[],
): Promise<{ url: string; received: Received[]; close: () => void }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const said = answers[Math.min(received.length, answers.length - 1)];
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      if (said !== undefined && said !== 'hangs')
        response.writeHead(said.status, said.headers).end(said.body ?? '');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Hands a post over to a service that lives at a URL; a secret's text is its own name unless it is given. */
export async function handedTo(
  url: string,
  post: WebhookPost,
  texts: Readonly<Record<string, string>> = {},
): Promise<{ outcome: Outcome; forgotten: string[] }> {
  const forgotten: string[] = [];
  const secrets: SecretReader = {
    read: (name) => Promise.resolve(texts[name] ?? name),
    forget: (name) => void forgotten.push(name),
  };
  const hosts = { pagerduty: { us: url, eu: `${url}/eu` }, pushover: url, telegram: url };
  const outcome = await webhookAlertChannel(secrets, { now: () => NOW, timeoutMs: 300, hosts }).deliver(post);
  return { outcome, forgotten };
}
