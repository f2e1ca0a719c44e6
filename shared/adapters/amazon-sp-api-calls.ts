import { Agent } from 'node:https';
import { SellingPartner } from 'amazon-sp-api';
import * as z from 'zod';
import type { SpApiSecret } from '../contracts/sp-api-secret.ts';
import type { Region } from '../domain/account/region.ts';
import { SpApiError, type Account, type SpApiFailure } from '../ports-sp-api.ts';
import { EndpointAgent } from './amazon-sp-api-agent.ts';

/** The scope of calls that need no seller's authorisation. */
const NOTIFICATIONS = 'sellingpartnerapi::notifications';

export interface CallOptions {
  readonly credentials: () => Promise<SpApiSecret>;
  /** Where all calls go instead of to Amazon. */
  readonly endpointUrl?: string;
  /** How long a call may take. */
  readonly timeoutMs: number;
}

/** One call of SP-API: its name there, and what it takes. */
export interface Call {
  readonly operation: string;
  /** An account calls by its seller's authorisation, a region by the application's own. */
  readonly by: Account | Region;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Calls SP-API once, and gives what the answer says. @throws SpApiError */
export type CallSpApi = <Answer>(call: Call, schema: z.ZodType<Answer>) => Promise<Answer>;

/** A client for one authorisation. Tokens live as long as it does. */
interface Partner {
  readonly client: SellingPartner;
  readonly scope: typeof NOTIFICATIONS | undefined;
  token: Promise<void> | undefined;
}

const rawAnswer = z.object({ statusCode: z.number(), body: z.string() });
const errorBody = z.object({
  errors: z.array(z.object({ code: z.string().optional(), details: z.string().nullish() })).min(1),
});

/** Makes calls by amazon-sp-api, with its endless retries off: what waits, waits in a queue. */
export function spApiCalls(options: CallOptions): CallSpApi {
  const { credentials, endpointUrl, timeoutMs } = options;
  const agent = endpointUrl === undefined ? new Agent({ keepAlive: true }) : new EndpointAgent(endpointUrl);
  const partners = new Map<string, Partner>();

  const partnerFor = async (by: Account | Region): Promise<Partner> => {
    const secret = await credentials();
    const region = typeof by === 'string' ? by : by.region;
    const refreshToken = typeof by === 'string' ? undefined : refreshTokenOf(secret, by);
    // A secret that was rotated makes another client, with tokens of its own.
    const key = JSON.stringify([region, secret.clientId, secret.clientSecret, refreshToken]);
    const known = partners.get(key);
    if (known !== undefined) return known;
    const partner: Partner = {
      client: new SellingPartner({
        region,
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
        credentials: {
          SELLING_PARTNER_APP_CLIENT_ID: secret.clientId,
          SELLING_PARTNER_APP_CLIENT_SECRET: secret.clientSecret,
        },
        options: {
          only_grantless_operations: refreshToken === undefined,
          auto_request_tokens: false,
          auto_request_throttled: false,
          retry_remote_timeout: false,
          debug_log: false,
          timeouts: { response: timeoutMs, idle: timeoutMs, deadline: timeoutMs },
          https_proxy_agent: agent,
        },
      }),
      scope: refreshToken === undefined ? NOTIFICATIONS : undefined,
      token: undefined,
    };
    partners.set(key, partner);
    return partner;
  };

  return async (call, schema) => {
    const partner = await partnerFor(call.by);
    await tokenOf(partner);
    let answer = await send(partner, call, timeoutMs);
    if (isExpired(answer)) {
      // Once: a server that calls every token expired must not keep us here.
      partner.token = undefined;
      await tokenOf(partner);
      answer = await send(partner, call, timeoutMs);
    }
    return parse(call, answer, schema);
  };
}

function refreshTokenOf({ refreshTokens }: SpApiSecret, { store, region }: Account): string {
  const token = refreshTokens[store]?.[region];
  if (token !== undefined) return token;
  throw new SpApiError(
    'unauthorised',
    `there is no refresh token for ${store} in ${region}: authorise the application in Seller Central and add the token to the secret`,
  );
}

/** Those who call at the same time share one token; one that was not given is asked for anew. */
async function tokenOf(partner: Partner): Promise<void> {
  const { client, scope } = partner;
  const token = (partner.token ??= client.refreshAccessToken(scope));
  try {
    await token;
  } catch (error) {
    if (partner.token === token) partner.token = undefined;
    throw new SpApiError(tokenFailure(error), `the token was not given: ${codeOf(error)}`);
  }
}

const LWA_REFUSALS = new Set([
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'access_denied',
  'invalid_scope',
]);

function tokenFailure(error: unknown): SpApiFailure {
  return LWA_REFUSALS.has(codeOf(error)) ? 'unauthorised' : 'unavailable';
}

async function send(
  { client, scope }: Partner,
  { operation, method, path, query, body }: Call,
  timeoutMs: number,
): Promise<z.output<typeof rawAnswer>> {
  try {
    // Its typings know only the operations that it lists; a path goes around its list, which lacks newer types.
    const answer: unknown = await Reflect.apply(client.callAPI.bind(client), client, [
      {
        api_path: path,
        method,
        ...(query !== undefined && { query }),
        ...(body !== undefined && { body }),
        ...(scope !== undefined && { scope }),
        options: {
          raw_result: true,
          timeouts: { response: timeoutMs, idle: timeoutMs, deadline: timeoutMs },
        },
      },
    ]);
    return rawAnswer.parse(answer);
  } catch (error) {
    throw new SpApiError('unavailable', `${operation}: no answer (${codeOf(error)})`);
  }
}

function isExpired({ statusCode, body }: z.output<typeof rawAnswer>): boolean {
  if (statusCode !== 401 && statusCode !== 403) return false;
  const errors = errorBody.safeParse(jsonOf(body)).data?.errors ?? [];
  return errors.some(({ details }) => /token.*expired/i.test(details ?? ''));
}

function parse<Answer>(
  { operation }: Call,
  { statusCode, body }: z.output<typeof rawAnswer>,
  schema: z.ZodType<Answer>,
): Answer {
  const json = jsonOf(body);
  if (statusCode < 200 || statusCode > 299) {
    const code = errorBody.safeParse(json).data?.errors[0]?.code;
    const told = code !== undefined && SAFE_CODE.test(code) ? ` ${code}` : '';
    throw new SpApiError(failureOf(statusCode), `${operation}: ${statusCode}${told}`);
  }
  const parsed = schema.safeParse(statusCode === 204 ? {} : json);
  if (parsed.success) return parsed.data;
  throw new SpApiError('unavailable', `${operation}: the answer is not what it should be`);
}

function failureOf(status: number): SpApiFailure {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorised';
    case 404:
      return 'missing';
    case 409:
      return 'conflict';
    case 429:
      return 'throttled';
    default:
      return status >= 400 && status < 500 ? 'rejected' : 'unavailable';
  }
}

const SAFE_CODE = /^[\w.-]{1,80}$/;

/** The code of an error of Node's, of Login with Amazon or of the client; never its message, which may quote an answer. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && SAFE_CODE.test(code) ? code : 'an error';
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
