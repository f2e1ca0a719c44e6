import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { gzipped } from '#functions/board/gzipped';

const LONG = 'waits '.repeat(1_000);
const app = new Hono()
  .use(gzipped)
  .get('/long', (context) => context.html(LONG))
  .get('/short', (context) => context.html('short'))
  .get('/picture', (context) => context.body(LONG, 200, { 'Content-Type': 'image/png' }));

async function get(path: string, accepted: string, method = 'GET'): Promise<Response> {
  return app.request(path, { method, headers: { 'Accept-Encoding': accepted } });
}

describe('an answer', () => {
  it('of text is gzip for a browser that takes it', async () => {
    const answer = await get('/long', 'br, gzip');
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
    const body = new Uint8Array(await answer.arrayBuffer());
    expect(body.length).toBeLessThan(LONG.length / 10);
    expect(gunzipSync(body).toString()).toBe(LONG);
  });

  it.each([
    ['a browser that does not take gzip', '/long', 'br', LONG],
    ['a browser that refuses gzip', '/long', 'gzip;q=0', LONG],
    ['a short text', '/short', 'gzip', 'short'],
    ['a picture', '/picture', 'gzip', LONG],
  ])('stays as it is for %s', async (_, path, accepted, body) => {
    const answer = await get(path, accepted);
    expect(answer.headers.get('Content-Encoding')).toBeNull();
    expect(await answer.text()).toBe(body);
  });

  it('without a body stays without one', async () => {
    expect(await (await get('/long', 'gzip', 'HEAD')).text()).toBe('');
  });
});
