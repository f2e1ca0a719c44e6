import { setTimeout as pause } from 'node:timers/promises';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { checkSpApi } from '#shared/application/sp-api/check-sp-api';
import type { Settings } from '#shared/contracts/settings/settings';
import { spApiAccounts, wantedSubscriptions } from '#shared/contracts/settings/sp-api-accounts';
import { uptime } from '#shared/runtime/uptime';

/**
 * What is authorised, exists and is missing in SP-API, for each store and region; nothing when the settings do not use it.
 * `endpointUrl` names another SP-API than Amazon's.
 */
export async function* checkAccounts(
  secrets: SecretsManagerClient,
  settings: Settings,
  endpointUrl: string | undefined,
  now: number,
): ReturnType<typeof checkSpApi> {
  if (settings.spApi === undefined) return;
  const credentials = spApiCredentials(secretsManager(secrets, uptime), settings.spApi.secret);
  const api = amazonSpApi({ credentials, ...(endpointUrl !== undefined && { endpointUrl }) });
  const against = { accounts: spApiAccounts(settings), subscriptions: wantedSubscriptions(settings) };
  yield* checkSpApi({ api, credentials, pause: (ms) => pause(ms) }, against, now);
}
