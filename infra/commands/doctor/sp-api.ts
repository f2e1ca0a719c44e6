import { checkAccounts } from '../sp-api/check-accounts.ts';
import { type Check, type Finding, warning } from './finding.ts';

/** What of SP-API is authorised, exists and is missing, as `npm run sp-api -- check` prints it. */
export function spApi(endpointUrl: string | undefined): Check {
  return {
    name: 'SP-API',
    async look({ deployed, inForce: { settings }, now }) {
      if (settings.spApi === undefined) return [];
      if (deployed.isLocal && endpointUrl === undefined)
        return [warning('not looked at: the local run’s mock is asked when SP_API_ENDPOINT_URL names it')];
      const findings: Finding[] = [];
      for await (const part of checkAccounts(deployed.clients.secretsManager, settings, endpointUrl, now))
        for (const { state, what } of part.findings) findings.push({ state, what: `${part.name}: ${what}` });
      return findings;
    },
  };
}
