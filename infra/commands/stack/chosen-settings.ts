import { fileURLToPath } from 'node:url';
import { loadSettings } from '#infra/settings/load-settings';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { uptime } from '#shared/runtime/uptime';
import { CannotOpen } from './deployed.ts';
import { openRecorded, type Recorded } from './recorded.ts';
import { namesStack, type StackFlags, whichStack } from './stack-flags.ts';

/** The path of the example settings. */
export const EXAMPLE = fileURLToPath(new URL('../../settings/example.yaml', import.meta.url));

/** Settings, and a line that says which they are. */
export interface ChosenSettings {
  readonly versioned: VersionedSettings;
  readonly which: string;
  /** The current time for these settings, in milliseconds since 1970. */
  readonly now: number;
}

/** The settings in force in an opened table. */
export function settingsInForce({
  client,
  tableName,
}: Pick<Recorded, 'client' | 'tableName'>): Promise<VersionedSettings> {
  return dynamoDbSettings(client, tableName, uptime).current();
}

/**
 * The settings of a file when a flag names one, else those in force in the stack that the flags name. When no flag names
 * anything and there is no stack, those of the example.
 *
 * @throws CannotOpen when a flag names a stack that cannot be reached, SettingsFileError when the file is wrong.
 */
export async function chooseSettings(
  flags: StackFlags & { readonly settings?: string | undefined },
): Promise<ChosenSettings> {
  if (flags.settings !== undefined)
    return { versioned: loadSettings(flags.settings), which: flags.settings, now: Date.now() };
  try {
    const recorded = await openRecorded(whichStack(flags));
    try {
      const versioned = await settingsInForce(recorded);
      const which = `those in force in ${recorded.name} (version ${versioned.version})`;
      return { versioned, which, now: recorded.now };
    } finally {
      recorded.close();
    }
  } catch (error) {
    if (namesStack(flags) || !(error instanceof CannotOpen)) throw error;
    const which = `the example, infra/settings/example.yaml (${error.message})`;
    return { versioned: loadSettings(EXAMPLE), which, now: Date.now() };
  }
}
