import { describe, expect, it } from 'vitest';
import { boardOf, signedInAt } from '#test/builders/board';
import { at } from '#test/builders/thread';
import { memorySessions } from '#test/fakes/memory-sessions';

const NOW = at('10:00');
const sessions = memorySessions();
const app = boardOf({ now: () => NOW, sessions });

/** The paths that let a stranger in; each says in infra/stack/people/routes.ts why. */
const OPEN = /^\/(?:$|a\/|api\/|assets\/|sign-in)/;
const ROOMS = app.routes.filter(({ method, path }) => method !== 'ALL' && !OPEN.test(path));
const pathsOf = (wanted: string): string[] =>
  ROOMS.filter(({ method }) => method === wanted).map(({ path }) => path.replaceAll(/:\w+/g, 'x'));

const send = (path: string, method: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`https://board.example${path}`, { method, headers }));

describe('a stranger', () => {
  it.each([
    ...pathsOf('GET').map((path) => ['GET', path] as const),
    ...pathsOf('POST').map((path) => ['POST', path] as const),
  ])('is led to the sign-in page by %s %s', async (method, path) => {
    for (const cookie of ['', '__Host-session=ana.invented']) {
      const answer = await send(path, method, { cookie, origin: 'https://board.example' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/sign-in(?:\?|$)/);
    }
  });
});

describe('a form', () => {
  it.each(pathsOf('POST'))('at %s is taken from our own page only, with its token', async (path) => {
    const ana = await signedInAt(app, sessions, 'ana', NOW);
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(await (await ana.get('/me')).text()) ?? [];
    const cookie = '__Host-session=ana.a-token-that-nobody-guesses';
    const post = async (origin: string | undefined, sent: string): Promise<number> => {
      const headers = { cookie, host: 'board.example', ...(origin !== undefined && { origin }) };
      const body = new URLSearchParams({ token: sent });
      return (await app.request(`https://board.example${path}`, { method: 'POST', headers, body })).status;
    };
    for (const origin of ['https://evil.example', 'https://board.example.evil.example', 'null', undefined])
      expect(await post(origin, token)).toBe(403);
    for (const wrong of ['', 'invented', token.slice(1)])
      expect(await post('https://board.example', wrong)).toBe(403);
    expect(await post('https://board.example', token)).not.toBe(403);
  });
});
