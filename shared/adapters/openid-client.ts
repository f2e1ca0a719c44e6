import * as oidc from 'openid-client';
import { Failure } from '../failure.ts';
import type { OidcClient, OidcProvider, Vouched } from '../ports/people/sign-in.ts';
import { once } from '../once.ts';
import * as z from '../zod.ts';
import type { SecretReader } from './secrets-manager.ts';

/** The board has ten seconds for an answer. */
const TIMEOUT_SECONDS = 4;

/** What shows that somebody's sign-in is wrong; anything else shows that the provider, or our settings, do not work. */
const REFUSALS: ReadonlySet<string> = new Set([
  'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

/** Of other alphabets, some letters become ours in small letters: their address would pass for that of a person. */
const asciiAddress = z.string().check(z.regex(/^[\x21-\x7e]+$/));
const claimsSchema = z.object({ email: asciiAddress, email_verified: z.literal(true) });

/** Signs people in by authorization code with PKCE, state and nonce, and checks the signature of what the provider says. */
export function openidClient(secrets: Pick<SecretReader, 'read'>): OidcProvider {
  const configurations = new Map<string, () => Promise<oidc.Configuration>>();

  /** The provider's own description of itself, read once for each secret of ours. */
  const configurationOf = async ({ issuer, clientId, secret }: OidcClient): Promise<oidc.Configuration> => {
    const text = await secrets.read(secret);
    const key = JSON.stringify([issuer, clientId, text]);
    const read = configurations.get(key) ?? once(() => discover(issuer, clientId, text));
    configurations.set(key, read);
    try {
      return await read();
    } catch (error) {
      configurations.delete(key);
      throw error;
    }
  };

  return {
    async begin(client) {
      return working(async () => {
        const configuration = await configurationOf(client);
        const flow = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          codeVerifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(configuration, {
          redirect_uri: client.returnUrl,
          scope: 'openid email',
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(flow.codeVerifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, flow };
      });
    },

    async end(client, { state, nonce, codeVerifier }, query) {
      return working(async () => {
        const configuration = await configurationOf(client);
        const returned = new URL(client.returnUrl);
        returned.search = query;
        try {
          const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: codeVerifier,
            idTokenExpected: true,
          });
          return vouchedBy(await claimsOf(configuration, tokens));
        } catch (error) {
          if (isRefusal(error)) return 'refused';
          throw error;
        }
      });
    },
  };
}

function discover(issuer: string, clientId: string, secret: string): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  return oidc.discovery(server, clientId, undefined, authenticationBy(secret), {
    timeout: TIMEOUT_SECONDS,
    execute: [
      oidc.enableNonRepudiationChecks,
      // A provider on this machine, which the settings allow, has no certificate.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to be noticed
      ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** Says who we are in the way that the provider names; by the standard's default where it names none. */
function authenticationBy(secret: string): oidc.ClientAuth {
  return (server, ...rest) => {
    const posts = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    const authenticate = posts ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
    authenticate(server, ...rest);
  };
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

/** Some providers say the address in the ID token, others only at their endpoint about the user. */
async function claimsOf(configuration: oidc.Configuration, tokens: Tokens): Promise<unknown> {
  const claims = tokens.claims();
  return claims === undefined ||
    'email' in claims ||
    configuration.serverMetadata().userinfo_endpoint === undefined
    ? claims
    : oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
}

/** An address that the provider has not verified could be anybody's. */
function vouchedBy(claims: unknown): Vouched {
  const { data } = claimsSchema.safeParse(claims);
  return data === undefined ? 'refused' : { email: data.email.toLowerCase() };
}

function isRefusal(error: unknown): boolean {
  return (
    (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') ||
    REFUSALS.has(codeOf(error) ?? '')
  );
}

/** @throws what went wrong by its code alone, since a provider's words may quote anything. */
async function working<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof oidc.ResponseBodyError)
      throw new Failure(`the OIDC provider refuses us: ${codeOf({ code: error.error }) ?? 'without a code'}`);
    throw error instanceof Failure
      ? error
      : new Failure(`the OIDC provider does not work: ${codeOf(error) ?? 'no answer'}`);
  }
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : undefined;
}
