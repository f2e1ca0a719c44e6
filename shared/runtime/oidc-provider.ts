import type { SecretReader } from '../adapters/secrets-manager.ts';
import { once } from '../once.ts';
import type { OidcProvider } from '../ports/people/sign-in.ts';

/** The shop's OIDC provider. The client is loaded for the first sign-in by it, because most shops have none. */
export function oidcProvider(secrets: Pick<SecretReader, 'read'>): OidcProvider {
  const provider = once(async () => (await import('../adapters/openid-client.ts')).openidClient(secrets));
  return {
    begin: async (client) => (await provider()).begin(client),
    end: async (client, flow, query) => (await provider()).end(client, flow, query),
  };
}
