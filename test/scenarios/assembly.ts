import { synthesize } from '#infra/local/synthesize';

/** Where the scenarios keep the synthesized template; made anew only when its sources have changed. */
export const ASSEMBLY_CACHE = 'node_modules/.cache/replywatch';

/** Run once before all tests, so that scenarios side by side do not synthesize side by side. */
export async function setup(): Promise<void> {
  await synthesize('infra/settings/example.yaml', `${ASSEMBLY_CACHE}/cdk.out`, () => undefined);
}
