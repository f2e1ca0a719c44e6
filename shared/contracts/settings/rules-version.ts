import type { VersionedSettings } from './settings.ts';

/**
 * The version that each decision carries: it changes with the settings, and with who takes over from whom. Not with who
 * has push: that changes by which channels a step alerts, never when.
 */
export function rulesVersion({ version, takenOver }: VersionedSettings): string {
  return takenOver === undefined ? version : `${version}+${takenOver.revision}`;
}
