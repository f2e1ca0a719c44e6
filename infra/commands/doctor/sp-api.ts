import { checkAccounts } from '../sp-api/check-accounts.ts';
import { type Check, type Finding, warning } from './finding.ts';

/** What is authorised, exists and is missing in SP-API, as `npm run sp-api -- check` prints it. */
export function spApi(endpointUrl: string | undefined): Check {
  return {
    name: 'SP-API',
    async look({ deployed, inForce: { settings }, now }) {
      if (settings.spApi === undefined) return [];
      if (deployed.isLocal && endpointUrl === undefined)
        return [warning('not checked: set SP_API_ENDPOINT_URL to the local run’s mock to check it')];
      const findings: Finding[] = [];
      for await (const part of checkAccounts(deployed.clients.secretsManager, settings, endpointUrl, now))
        for (const { state, what } of part.findings) findings.push({ state, what: `${part.name}: ${what}` });
      return findings;
    },
  };
}
