import { describe, expect, it } from 'vitest';
import { BOARD_ROUTES } from '#infra/stack/people/routes';
import { boardOf, signedInAt } from '#test/builders/board';
import { at } from '#test/builders/thread';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('10:00');
const sessions = memorySessions();
const app = boardOf({ now: () => NOW, sessions });

/** The paths that let a stranger in; each says in infra/stack/people/routes.ts why. */
const OPEN = /^\/(?:$|a\/|api\/|app\/|assets\/|service-worker[.]js|sign-in)/;
const KEYS = BOARD_ROUTES.filter(({ path }) => !OPEN.test(path)).map(
  ({ method, path }) => `${method} ${path}`,
);
const pathsOf = (method: string): string[] =>
  KEYS.filter((key) => key.startsWith(`${method} `)).map((key) =>
    key.slice(method.length + 1).replaceAll(/\{\w+\}/g, 'x'),
  );

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

describe('an id that no key of the table can hold', () => {
  // DynamoDB refuses a whole request for it, also for the threads beside it.
  const IMPOSSIBLE = ['', 'x'.repeat(2_000), '发'.repeat(400)];
  const refuses = (ids: readonly string[]): void => {
    if (ids.some((id) => id === '' || Buffer.byteLength(id) > 1_000)) throw new Error('ValidationException');
  };
  const threads = memoryThreadStore();
  const mutes = memoryMutes();
  const strict = boardOf({
    now: () => NOW,
    sessions: {
      ...sessions,
      end: async (person, id) => {
        refuses([id]);
        await sessions.end(person, id);
      },
    },
    threads: {
      ...threads,
      load: async (ids, ...how) => {
        refuses(ids);
        return threads.load(ids, ...how);
      },
    },
    mutes: {
      ...mutes,
      end: async (id, ...by) => {
        refuses([id]);
        return mutes.end(id, ...by);
      },
    },
  });

  it.each(IMPOSSIBLE)('is nobody’s, whatever form or address holds it (%#)', async (id) => {
    const ana = await signedInAt(strict, sessions, 'ana', NOW);
    expect((await ana.get(`/inbox/confirm?thread=${encodeURIComponent(id)}`)).status).toBe(200);
    const forms: [path: string, form: Record<string, string>][] = [
      ['/inbox', { act: 'acknowledged', thread: id }],
      ['/inbox/confirm', { confirmed: id }],
      ['/health', { mute: id }],
      ['/me/sign-out', { session: id }],
    ];
    for (const [path, form] of forms) expect([path, (await ana.post(path, form)).status]).not.toContain(500);
  });
});
