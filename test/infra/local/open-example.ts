import { type Deployed, openDeployed } from '#infra/commands/stack/deployed';
import type { LocalStackOptions } from '#infra/local/cloud/local-stack';
import { type OpenEndpoints, openEndpoints } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { ASSEMBLY_CACHE } from '#test/scenarios/assembly';
import { startOnSharedServices } from '#test/scenarios/shared-services';

const EXAMPLE = 'infra/settings/example.yaml';

/** The local run with the example settings, and the same run as commands see it through its AWS endpoint. */
export async function openExample(
  options: Pick<LocalStackOptions, 'standStillAt' | 'testsItself'>,
): Promise<{ readonly endpoints: OpenEndpoints; readonly deployed: Deployed }> {
  const endpoints = await openEndpoints({
    port: 0,
    settings: loadSettings(EXAMPLE).settings,
    start: (publicUrl) =>
      startOnSharedServices({ settingsFile: EXAMPLE, publicUrl, assemblyCache: ASSEMBLY_CACHE, ...options }),
  });
  return { endpoints, deployed: await openDeployed({ localUrl: endpoints.url }) };
}
