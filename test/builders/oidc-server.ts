import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the provider says of whoever is at it. */
interface Says {
  claims: Record<string, unknown>;
  /** Claims that it says only at its endpoint about the user. */
  userinfo?: Record<string, unknown>;
  nonce?: string;
  audience?: string;
  /** Signs with a key that it does not publish. */
  forges?: boolean;
  /** Answers nothing but this status. */
  down?: number;
}

/** A small OIDC provider on this machine: discovery, keys, authorization, token and userinfo. */
export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  says: Says;
  /** What a browser does at the authorization address: it signs in, and is sent back with this query. */
  signInAt(url: string): string;
  stop(): Promise<void>;
}

export async function startOidcServer(): Promise<OidcServer> {
  const [ours, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'a', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const [clientId, secret] = ['replywatch', 'a secret of the client'];
  const state: { says: Says } = { says: { claims: {} } };
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { says } = state;
    const { status, body } =
      says.down === undefined ? await answer(incoming) : { status: says.down, body: { error: 'down' } };
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async function answer(incoming: IncomingMessage): Promise<{ status: number; body: object }> {
    const { says } = state;
    switch (incoming.url) {
      case '/.well-known/openid-configuration':
        return {
          status: 200,
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            ...(says.userinfo !== undefined && { userinfo_endpoint: `${issuer}/userinfo` }),
          },
        };
      case '/keys':
        return { status: 200, body: { keys: [jwk] } };
      case '/userinfo':
        return { status: 200, body: { sub: 'user-1', ...says.userinfo } };
      case '/token':
        return token(await formOf(incoming), incoming.headers.authorization ?? '');
      default:
        return { status: 404, body: {} };
    }
  }

  async function token(
    form: URLSearchParams,
    authorization: string,
  ): Promise<{ status: number; body: object }> {
    const { says } = state;
    const basic = Buffer.from(`${clientId}:${encodeURIComponent(secret).replaceAll('%20', '+')}`).toString(
      'base64',
    );
    if (authorization !== `Basic ${basic}`) return { status: 401, body: { error: 'invalid_client' } };
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== challenge || asked.get('redirect_uri') !== form.get('redirect_uri'))
      return { status: 400, body: { error: 'invalid_grant' } };
    const idToken = await new SignJWT({ nonce: says.nonce ?? asked.get('nonce'), ...says.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'a' })
      .setIssuer(issuer)
      .setSubject('user-1')
      .setAudience(says.audience ?? clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(says.forges === true ? foreign.privateKey : ours.privateKey);
    return {
      status: 200,
      body: { access_token: 'token', token_type: 'Bearer', expires_in: 300, id_token: idToken },
    };
  }

  return {
    issuer,
    clientId,
    secret,
    get says() {
      return state.says;
    },
    set says(says) {
      state.says = says;
    },
    signInAt(url) {
      const asked = new URL(url).searchParams;
      const code = randomUUID();
      codes.set(code, asked);
      return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function formOf(incoming: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  return new URLSearchParams(body);
}
