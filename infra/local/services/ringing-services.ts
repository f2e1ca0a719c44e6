/** How a service that rings answers a post that it takes. */
interface Ringing {
  /** Its name, which stands for its recipient in the outbox. */
  readonly name: string;
  readonly status: number;
  readonly body: string;
}

/** The services that have an address of their own, by the path of their one call. */
export function ringingService(path: string): Ringing | undefined {
  if (path === '/v2/enqueue')
    return { name: 'pagerduty', status: 202, body: JSON.stringify({ status: 'success' }) };
  if (path === '/1/messages.json')
    return { name: 'pushover', status: 200, body: JSON.stringify({ status: 1 }) };
  if (/^\/bot[^/]+\/sendMessage$/.test(path))
    return { name: 'telegram', status: 200, body: JSON.stringify({ ok: true }) };
  return undefined;
}
