import type { LoadedSettings } from '#infra/settings/load-settings';
import type { LocalStack } from '../cloud/local-stack.ts';

/** What the endpoints work on: the running stack, and the settings that it was started with. */
export interface EndpointDeps {
  readonly stack: LocalStack;
  readonly settings: LoadedSettings['settings'];
}
