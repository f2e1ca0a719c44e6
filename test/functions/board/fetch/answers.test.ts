import { handle } from 'hono/aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as ours from '#functions/board/fetch/index';
import { isSentAsBytes } from '#functions/board/sent-as-bytes';
import { SCRIPT_PATH } from '#functions/board/web/assets';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { hashOfToken } from '#shared/application/people/tokens';
import { boardOf, signedInAt } from '#test/builders/board';
import { at } from '#test/builders/thread';
import { memorySessions } from '#test/fakes/memory-sessions';

const NOW = at('2026-03-03T10:00');
const TOKEN = 'ana.a-token-that-nobody-guesses';
const COOKIE = `${SESSION_COOKIE}=${TOKEN}`;
const FORM_TOKEN = hashOfToken('form', TOKEN);
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://board.example' };

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Buffer;
}

/** What API Gateway passes to Lambda. */
function eventOf({
  method = 'GET',
  path,
  query = '',
  headers = {},
  cookies = [COOKIE],
  body,
}: Asked): unknown {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    cookies,
    headers: { host: 'board.example', accept: 'text/html', ...headers },
    requestContext: { http: { method, path }, domainName: 'board.example' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : body.toString('base64') }),
    isBase64Encoded: typeof body === 'object',
  };
}

/** What Lambda gives back. */
async function answerTo(asked: Asked): Promise<unknown> {
  const sessions = memorySessions();
  const app = boardOf({ now: () => NOW, sessions });
  await signedInAt(app, sessions, 'ana', NOW);
  // @ts-expect-error -- the event is what API Gateway sends, without the fields that nobody reads
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its announced successor is not published yet
  return handle(app, { isContentTypeBinary: isSentAsBytes })(eventOf(asked), {});
}

beforeEach(() => {
  // Hono prints a request that is none.
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The bundle has our classes of fetch, and everything else that tests the board has Node's. */
describe('Lambda gives the same answer with our classes of fetch as with those of Node', () => {
  it.each<readonly [string, number, Asked]>([
    ['a page', 200, { path: '/inbox' }],
    ['a page as gzip', 200, { path: '/inbox', headers: { 'accept-encoding': 'gzip' } }],
    ['a page in Chinese', 200, { path: '/inbox', query: 'search=%E4%B8%AD&state=waits' }],
    ['only the headers of a page', 200, { path: '/inbox', method: 'HEAD' }],
    ['a page of another room', 200, { path: '/figures' }],
    ['a file for Excel', 200, { path: '/figures/days.csv', query: 'from=2026-03-01&to=2026-03-03' }],
    ['the script', 200, { path: SCRIPT_PATH, headers: { 'accept-encoding': 'gzip' } }],
    ['where to go first', 303, { path: '/' }],
    ['where to sign in', 303, { path: '/inbox', query: 'kind=return&state=waits', cookies: [] }],
    ['where to sign in, to a second cookie', 200, { path: '/inbox', cookies: ['a=1', COOKIE] }],
    [
      'a cookie that ends',
      303,
      { path: '/sign-out', method: 'POST', headers: FORM, body: `token=${FORM_TOKEN}` },
    ],
    [
      'a form of another site',
      403,
      { path: '/inbox', method: 'POST', headers: FORM, body: Buffer.from('act=x') },
    ],
    ['no page', 404, { path: '/a/../nothing' }],
    ['a link of an alert that is none', 404, { path: '/a/none' }],
    ['a method that is none', 405, { path: '/inbox', method: 'PUT', headers: FORM, body: 'a=1' }],
    ['a body too large', 413, { path: '/inbox', method: 'POST', headers: FORM, body: 'a'.repeat(70_000) }],
    [
      'a body that is no text',
      400,
      { path: '/inbox', method: 'POST', headers: FORM, body: Buffer.from([0xff]) },
    ],
    ['a page with a body', 400, { path: '/inbox', body: 'a=1' }],
    ['a header that is no ASCII', 200, { path: '/inbox', headers: { 'user-agent': '浏览器' } }],
  ])('%s', async (_, status, asked) => {
    const nodes = await answerTo(asked);
    for (const [name, one] of Object.entries(ours)) vi.stubGlobal(name, one);
    expect(await answerTo(asked)).toEqual(nodes);
    expect(nodes).toMatchObject({ statusCode: status });
  });
});
