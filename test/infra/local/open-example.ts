import { type Deployed, openDeployed } from '#infra/commands/stack/deployed';
import type { LocalStackOptions } from '#infra/local/cloud/local-stack';
import { type OpenDoors, openDoors } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { ASSEMBLY_CACHE } from '#test/scenarios/assembly';
import { startOnSharedServices } from '#test/scenarios/shared-services';

const EXAMPLE = 'infra/settings/example.yaml';

/** The local run with the example's settings, and the same as commands see it through its AWS door. */
export async function openExample(
  options: Pick<LocalStackOptions, 'standStillAt' | 'testsItself'>,
): Promise<{ readonly doors: OpenDoors; readonly deployed: Deployed }> {
  const doors = await openDoors({
    port: 0,
    settings: loadSettings(EXAMPLE).settings,
    start: (publicUrl) =>
      startOnSharedServices({ settingsFile: EXAMPLE, publicUrl, assemblyCache: ASSEMBLY_CACHE, ...options }),
  });
  return { doors, deployed: await openDeployed({ localUrl: doors.url }) };
}
