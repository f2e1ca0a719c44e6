import type { LoadedSettings } from '../settings/load-settings.ts';
import type { LocalStack } from './local-stack.ts';

/** What the doors open on: the running stack, and the settings that it was started with. */
export interface DoorsDeps {
  readonly stack: LocalStack;
  readonly settings: LoadedSettings['settings'];
}
