import { settingsWithSpApi } from '#infra/local/sp-api-settings';
import { synthesize } from '#infra/local/synthesize';

/** Where the scenarios keep the synthesized template; made anew only when its sources have changed. */
export const ASSEMBLY_CACHE = 'node_modules/.cache/replywatch';

/** The same for the stories with SP-API. */
export const SP_API_ASSEMBLY_CACHE = `${ASSEMBLY_CACHE}/with-sp-api`;

/** The example's settings, with SP-API. */
export function spApiSettings(): string {
  return settingsWithSpApi('infra/settings/example.yaml', SP_API_ASSEMBLY_CACHE);
}

/** Run once before all tests, so that scenarios side by side do not synthesize side by side. */
export async function setup(): Promise<void> {
  await synthesize('infra/settings/example.yaml', `${ASSEMBLY_CACHE}/cdk.out`, () => undefined);
  await synthesize(spApiSettings(), `${SP_API_ASSEMBLY_CACHE}/cdk.out`, () => undefined);
}
