import { setTimeout as pause } from 'node:timers/promises';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { checkSpApi } from '#shared/application/sp-api/check-sp-api';
import { spApiAccounts, wantedSubscriptions } from '#shared/contracts/settings/sp-api-accounts';
import { uptime } from '#shared/runtime/uptime';
import { type Check, type Finding, warning } from './finding.ts';

/** What of SP-API is authorised, exists and is missing, as `npm run sp-api -- check` tells it. */
export function spApi(endpointUrl: string | undefined): Check {
  return {
    name: 'SP-API',
    async look({ deployed, inForce: { settings }, now }) {
      if (settings.spApi === undefined) return [];
      if (deployed.isLocal && endpointUrl === undefined)
        return [warning('not looked at: the local run’s mock is asked when SP_API_ENDPOINT_URL names it')];
      const credentials = spApiCredentials(
        secretsManager(deployed.clients.secretsManager, uptime),
        settings.spApi.secret,
      );
      const api = amazonSpApi({ credentials, ...(endpointUrl !== undefined && { endpointUrl }) });
      const against = { accounts: spApiAccounts(settings), subscriptions: wantedSubscriptions(settings) };
      const findings: Finding[] = [];
      for await (const part of checkSpApi({ api, credentials, pause: (ms) => pause(ms) }, against, now))
        for (const { state, what } of part.findings) findings.push({ state, what: `${part.name}: ${what}` });
      return findings;
    },
  };
}
