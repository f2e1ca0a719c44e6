import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '#shared/contracts/settings/settings';
import { openidClient } from '#shared/adapters/openid-client';
import { describeError } from '#shared/runtime/describe-error';
import { type OidcServer, startOidcServer } from '#test/builders/oidc-server';
import { cookieOf, HOST, type SigningIn, signingIn } from '#test/builders/signing-in';
import { shop } from '#test/builders/shop';

let server: OidcServer;
beforeAll(async () => {
  server = await startOidcServer();
});
afterAll(() => server.stop());

const ANA = { email: 'Ana@acme.example', email_verified: true };

let world: SigningIn;
let failures: string[];
let secret: string;

beforeEach(() => {
  failures = [];
  secret = server.secret;
  server.says = { claims: ANA };
  world = signingIn(Date.now, {
    settings: shop({ signIn: signInAt(server) }),
    oidc: openidClient({ read: () => Promise.resolve(secret) }),
    onFailure: (route, error) => failures.push(`${route}: ${describeError(error)}`),
  });
});

function signInAt({ issuer, clientId }: OidcServer): Settings['signIn'] {
  return { oidc: { issuer, clientId, secret: 'replywatch/oidc' } };
}

interface Begun {
  readonly url: string;
  readonly cookie: string;
}

async function begin(path = '/sign-in/oidc?then=%2Fduty'): Promise<Begun> {
  const answer = await world.get(path);
  return { url: answer.headers.get('location') ?? '', cookie: cookieOf(answer) };
}

const back = (query: string, cookie: string): Promise<Response> =>
  world.get(`/sign-in/oidc/return?${query}`, { cookie });

/** The whole way through the provider. */
async function throughProvider(): Promise<Response> {
  const { url, cookie } = await begin();
  return back(server.signInAt(url), cookie);
}

describe('signing in by the shop’s own provider', () => {
  it('is offered on the sign-in page, by a link, and not where there is none', async () => {
    expect(await (await world.get('/sign-in?then=%2Fduty')).text()).toContain(
      'href="/sign-in/oidc?then=%2Fduty"',
    );
    world.settings.change(shop());
    expect(await (await world.get('/sign-in')).text()).not.toContain('/sign-in/oidc');
    expect((await world.get('/sign-in/oidc')).status).toBe(404);
    expect((await world.get('/sign-in/oidc/return?code=a&state=b')).status).toBe(404);
  });

  it('asks the provider with PKCE, state and nonce, and signs in the person of the verified address', async () => {
    const { url, cookie } = await begin();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      client_id: 'replywatch',
      redirect_uri: `https://${HOST}/sign-in/oidc/return`,
      response_type: 'code',
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    const answer = await back(server.signInAt(url), cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/duty');
    const session = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-session='));
    expect(session).toMatch(/^__Host-session=ana\./);
    expect((await world.get('/inbox', { cookie: session?.split(';')[0] ?? '' })).status).toBe(200);
  });

  it('keeps what it needs in a cookie of ten minutes that no script reads, and forgets it afterwards', async () => {
    const answer = await world.get('/sign-in/oidc');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-oidc=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const { url, cookie } = await begin();
    const returned = await back(server.signInAt(url), cookie);
    expect(returned.headers.getSetCookie()).toContainEqual(
      expect.stringContaining('__Host-oidc=; Max-Age=0'),
    );
  });

  it('reads the address where the provider says it only about the user', async () => {
    server.says = { claims: {}, userinfo: ANA };
    expect((await throughProvider()).headers.get('location')).toBe('/duty');
  });

  it('leads to paths of ours only', async () => {
    const { url, cookie } = await begin('/sign-in/oidc?then=https%3A%2F%2Fevil.example');
    expect((await back(server.signInAt(url), cookie)).headers.get('location')).toBe('/inbox');
  });
});

describe('nobody is signed in', () => {
  it.each([
    ['by an address that is not verified', { claims: { ...ANA, email_verified: false } }],
    ['by an address of which nothing is said', { claims: { email: ANA.email } }],
    ['without an address', { claims: {} }],
    ['by a token for another sign-in', { claims: ANA, nonce: 'another' }],
    ['by a token for another client', { claims: ANA, audience: 'another' }],
    ['by a token that somebody else signed', { claims: ANA, forges: true }],
  ])('%s', async (_, says) => {
    server.says = says;
    const answer = await throughProvider();
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie().join()).not.toContain('__Host-session');
    expect(await answer.text()).toContain('did not confirm who you are');
    expect(failures).toEqual([]);
  });

  it('whose verified address is not in the settings, which the page says', async () => {
    server.says = { claims: { email: 'eve@acme.example', email_verified: true } };
    const answer = await throughProvider();
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('eve@acme.example');
  });

  it('whose verified address only looks like a person’s once it is in small letters', async () => {
    const { people } = shop().settings;
    const kim = { ...people['ana']!, name: 'Kim', email: 'kim@acme.example' };
    world.settings.change(shop({ signIn: signInAt(server), people: { ...people, kim } }, 'v2'));
    server.says = { claims: { email: 'Kim@acme.example', email_verified: true } };
    expect((await throughProvider()).headers.get('location')).toBe('/duty');
    // The sign of a kelvin, which becomes a k.
    server.says = { claims: { email: '\u212aim@acme.example', email_verified: true } };
    expect((await throughProvider()).status).toBe(403);
  });

  it('by a code that is used again, or that another browser got', async () => {
    const { url, cookie } = await begin();
    const query = server.signInAt(url);
    expect((await back(query, cookie)).status).toBe(303);
    expect((await back(query, cookie)).status).toBe(403);
    const [victim, attacker] = [await begin(), await begin()];
    const stolen = new URLSearchParams(server.signInAt(attacker.url));
    const forced = await back(stolen.toString(), victim.cookie);
    expect(forced.headers.get('location')).toBe('/sign-in?state=begin-anew');
    stolen.set('state', new URL(victim.url).searchParams.get('state') ?? '');
    expect((await back(stolen.toString(), victim.cookie)).status).toBe(403);
  });

  it('who comes back without having begun, which counts as no try of theirs', async () => {
    for (let tries = 0; tries < 12; tries += 1)
      for (const cookie of ['', '__Host-oidc=bm90IGpzb24', `__Host-oidc=${'x'.repeat(3_000)}`])
        expect((await back('code=a&state=b', cookie)).headers.get('location')).toBe(
          '/sign-in?state=begin-anew',
        );
    expect((await throughProvider()).headers.get('location')).toBe('/duty');
  });
});

it('ten refusals lock signing in by the provider for the network, and the managers get a mail; links go on', async () => {
  server.says = { claims: {} };
  for (let tries = 0; tries < 10; tries += 1) expect((await throughProvider()).status).toBe(403);
  server.says = { claims: ANA };
  expect((await throughProvider()).status).toBe(429);
  expect((await world.mails()).map(({ to }) => to.address)).toEqual(['chen@acme.example']);
  expect((await world.post(await world.linkTo('ana@acme.example'))).status).toBe(303);
});

describe('a provider that does not work', () => {
  it('is no failed try: the page leads to the link, and the log has the reason', async () => {
    const { url, cookie } = await begin();
    server.says = { claims: ANA, down: 503 };
    for (let tries = 0; tries < 12; tries += 1)
      expect((await back(server.signInAt(url), cookie)).status).toBe(502);
    expect(failures[0]).toMatch(/^GET \/sign-in\/oidc\/return: the OIDC provider /);
    expect(world.take()).toEqual([]);
    server.says = { claims: ANA };
    expect((await throughProvider()).status).toBe(303);
  });

  it('or does not know our secret is named in the log, and is asked anew once the secret is right', async () => {
    secret = 'wrong';
    expect((await throughProvider()).status).toBe(502);
    expect(failures).toEqual(['GET /sign-in/oidc/return: the OIDC provider refuses us: invalid_client']);
    secret = server.secret;
    expect((await throughProvider()).status).toBe(303);
  });
});
