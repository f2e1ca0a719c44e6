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

/** Settings, and one line that says which. */
export interface ChosenSettings {
  readonly versioned: VersionedSettings;
  readonly which: string;
  /** The clock to look at them by, in milliseconds since 1970. */
  readonly now: number;
}

/** The settings in force of what was opened. */
export function settingsInForce({
  client,
  tableName,
}: Pick<Recorded, 'client' | 'tableName'>): Promise<VersionedSettings> {
  return dynamoDbSettings(client, tableName, uptime).current();
}

/**
 * The settings of a file when one is named, else those in force of the stack that the flags name. Where no flag names any
 * and there is no stack to ask, the example's.
 *
 * @throws CannotOpen when the stack that a flag names cannot be asked, SettingsFileError when the file is wrong.
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
