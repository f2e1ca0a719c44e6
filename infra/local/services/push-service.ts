import type { OutboxEntry } from '../state/types.ts';

/** Where messages for browsers arrive, each under the host and path of its own push service. */
export const PUSH_PATH = '/push';

/** The headers of a push message that say something. */
const SHOWN = ['ttl', 'urgency', 'topic', 'content-encoding', 'authorization'];

/** The end of a device that a push service no longer knows: `https://push.example/gone-1`. */
const GONE = '/gone-';

/** What a push service answers to a message, and the message as an entry of the outbox: encrypted, in Base64, as it reads it. */
export function takePush(
  path: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Uint8Array,
  at: string,
): { readonly status: number; readonly entry?: OutboxEntry } {
  const [, host = '', rest = ''] = /^\/push\/([^/]+)(\/.*)$/.exec(path) ?? [];
  if (host === '') return { status: 400 };
  if (rest.includes(GONE)) return { status: 410 };
  return {
    status: 201,
    entry: {
      channel: 'push',
      at,
      to: [host],
      subject: 'Push, encrypted for one device',
      text: Buffer.from(body).toString('base64'),
      headers: Object.fromEntries(
        SHOWN.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
      ),
    },
  };
}
