import * as z from 'zod';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { json, type MockReply } from './request.ts';

/** Who calls: the application, or a store in a region. */
export interface Caller {
  readonly store?: string;
  readonly region?: string;
}

const grantRequest = z.object({
  grant_type: z.enum(['refresh_token', 'client_credentials']),
  client_id: z.string(),
  client_secret: z.string(),
  refresh_token: z.string().optional(),
});

/** The part of Login with Amazon that SP-API needs. */
export function tokens(secret: SpApiSecret): {
  grant(body: unknown): MockReply;
  callerOf(token: string): Caller | undefined;
} {
  const callers = new Map<string, Caller>();
  const refuse = (error: string): MockReply =>
    json(400, { error, error_description: 'A description that nobody should log.' });
  return {
    grant(body) {
      const parsed = grantRequest.safeParse(body);
      if (!parsed.success) return refuse('invalid_request');
      const { grant_type, client_id, client_secret, refresh_token } = parsed.data;
      if (client_id !== secret.clientId || client_secret !== secret.clientSecret)
        return refuse('invalid_client');
      const caller = grant_type === 'client_credentials' ? {} : authorisedBy(secret, refresh_token ?? '');
      if (caller === undefined) return refuse('invalid_grant');
      const token = `Atza|mock-${callers.size + 1}`;
      callers.set(token, caller);
      return json(200, { access_token: token, token_type: 'bearer', expires_in: 3_600 });
    },
    callerOf: (token) => callers.get(token),
  };
}

function authorisedBy({ refreshTokens }: SpApiSecret, token: string): Caller | undefined {
  for (const [store, regions] of Object.entries(refreshTokens))
    for (const [region, known] of Object.entries(regions)) if (known === token) return { store, region };
  return undefined;
}
