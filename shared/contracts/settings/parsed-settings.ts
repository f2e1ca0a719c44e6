import * as z from '#shared/zod';
import { jsonText } from '../json-text.ts';
import type { Settings, VersionedSettings } from './settings.ts';

/**
 * The version of what the settings schema makes of a settings file. Raise it when the schema or the default clocks change: a
 * function takes settings that were parsed by its own version as they are, and parses the text of all others.
 */
export const SETTINGS_SCHEMA_VERSION = 1;

/** Parts without which no function can work; a cheap check, since the whole schema costs a tenth of a cold start. */
const PARTS = ['stores', 'people', 'duty', 'rotas', 'clocks'] as const satisfies readonly (keyof Settings)[];

const parsedSettings = z.pipe(
  jsonText,
  z.object({
    schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
    /** The version of the text that was parsed: who edits a stored text and its version by hand gets it parsed again. */
    version: z.string(),
    settings: z.custom<Settings>(
      (value: unknown) =>
        typeof value === 'object' && value !== null && PARTS.every((part) => Object.hasOwn(value, part)),
    ),
  }),
);

/** Parsed settings as JSON, to be stored beside the text that they come from. */
export function parsedJsonOf({ version, settings }: VersionedSettings): string {
  return JSON.stringify({ schemaVersion: SETTINGS_SCHEMA_VERSION, version, settings });
}

/**
 * The settings in what `parsedJsonOf` made; undefined when another version of the schema or of the settings made it, or when it
 * is damaged. Its values are trusted, as only `parsedJsonOf` writes them.
 */
export function settingsOfParsedJson(json: string, version: string): Settings | undefined {
  const { data } = parsedSettings.safeParse(json);
  return data?.version === version ? data.settings : undefined;
}
