import type { LoadedSettings } from '#infra/settings/load-settings';
import { type Check, missing, ok, warning } from './finding.ts';

/** Whether the settings in a file are those in force. */
export function settingsAsInFile(file: string, { version, notes }: LoadedSettings): Check {
  return {
    name: 'Settings',
    look: ({ inForce }) =>
      Promise.resolve([
        inForce.version === version
          ? ok(`the settings of ${file} are in force (version ${version})`)
          : missing(
              `the settings of ${file} (version ${version}) are not those in force (${inForce.version})`,
              `npm run deploy -- --settings ${file}`,
            ),
        ...notes.map((note) => warning(note)),
      ]),
  };
}
