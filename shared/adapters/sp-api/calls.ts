import { Agent } from 'node:https';
import { SellingPartner } from 'amazon-sp-api';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import type { Region } from '#shared/domain/account/region';
import { type Account, SpApiError, type SpApiFailure } from '#shared/ports/sp-api';
import type * as z from '#shared/zod';
import { EndpointAgent } from './agent.ts';
import { codeOf, isExpired, parseAnswer, rawAnswer, type RawAnswer } from './answer.ts';
import { type Deadline, startDeadline } from './deadline.ts';

/** The scope of calls that need no seller's authorisation. */
const NOTIFICATIONS = 'sellingpartnerapi::notifications';

export interface CallOptions {
  readonly credentials: () => Promise<SpApiSecret>;
  /** An endpoint for all calls instead of Amazon's. */
  readonly endpointUrl?: string;
  /** The time-out of a call, including the token that it may have to request. */
  readonly timeoutMs: number;
}

/** One call of SP-API: its name there, and its parameters. */
export interface Call {
  readonly operation: string;
  /** Calls for an account use its seller's authorisation; calls for a region use the application's own. */
  readonly by: Account | Region;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Calls SP-API once, and returns the parsed answer. @throws SpApiError */
export type CallSpApi = <Answer>(call: Call, schema: z.ZodMiniType<Answer>) => Promise<Answer>;

/** A client for one authorisation. Its tokens live as long as it does. */
interface Partner {
  readonly client: SellingPartner;
  readonly scope: typeof NOTIFICATIONS | undefined;
  token: Grant | undefined;
}

/** Makes calls by amazon-sp-api, with its endless retries off: a call that must wait does so in a queue. */
export function spApiCalls(options: CallOptions): CallSpApi {
  const { credentials, endpointUrl, timeoutMs } = options;
  const agent = endpointUrl === undefined ? new Agent({ keepAlive: true }) : new EndpointAgent(endpointUrl);
  const partners = new Map<string, Partner>();

  const secretBefore = async (deadline: Deadline): Promise<SpApiSecret> => {
    try {
      return await deadline.before(credentials());
    } catch (error) {
      if (error instanceof SpApiError) throw error;
      throw new SpApiError('unavailable', `the credentials cannot be read: ${codeOf(error)}`);
    }
  };

  const partnerFor = async (by: Account | Region, deadline: Deadline): Promise<Partner> => {
    const secret = await secretBefore(deadline);
    const region = typeof by === 'string' ? by : by.region;
    const refreshToken = typeof by === 'string' ? undefined : refreshTokenOf(secret, by);
    // A rotated secret needs a new client, with new tokens.
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
    const deadline = startDeadline(timeoutMs);
    try {
      const partner = await partnerFor(call.by, deadline);
      const token = await tokenOf(partner, deadline);
      let answer = await send(partner, call, timeoutMs, deadline);
      if (isExpired(answer)) {
        // Only once: a server that rejects every token as expired must not keep us here.
        drop(partner, token);
        await tokenOf(partner, deadline);
        answer = await send(partner, call, timeoutMs, deadline);
      }
      return parseAnswer(call.operation, answer, schema);
    } finally {
      deadline.clear();
    }
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

/** A requested token: simultaneous callers share it. */
interface Grant {
  readonly given: Promise<void>;
}

/** Waits for the token; a token that was refused or came too late is requested again by the next call. */
async function tokenOf(partner: Partner, deadline: Deadline): Promise<Grant> {
  const { client, scope } = partner;
  const token = (partner.token ??= { given: client.refreshAccessToken(scope) });
  try {
    await deadline.before(token.given);
    return token;
  } catch (error) {
    drop(partner, token);
    throw new SpApiError(tokenFailure(error), `Amazon gave no token: ${codeOf(error)}`);
  }
}

/** Forgets a token, unless another call has requested a new one meanwhile. */
function drop(partner: Partner, token: Grant): void {
  if (partner.token === token) partner.token = undefined;
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
  deadline: Deadline,
): Promise<RawAnswer> {
  try {
    // The client's types list only some operations; a path avoids that list, which lacks newer types.
    const answering: unknown = Reflect.apply(client.callAPI.bind(client), client, [
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
    return rawAnswer.parse(await deadline.before(Promise.resolve(answering)));
  } catch (error) {
    throw new SpApiError('unavailable', `${operation}: no answer (${codeOf(error)})`);
  }
}
