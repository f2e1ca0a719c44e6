import * as z from '#shared/zod';
import { jsonText } from '../json-text.ts';
import type { Settings, VersionedSettings } from './settings.ts';

/**
 * The version of the parsed form of the settings. Raise it when the schema or the ladders change: a function
 * uses settings that were parsed by its own version as they are, and parses the text of all others.
 */
export const SETTINGS_SCHEMA_VERSION = 5;

/** The parts that every function needs; a cheap check, because the whole schema costs a tenth of a cold start. */
const PARTS = [
  'stores',
  'people',
  'duty',
  'rotas',
  'assignment',
  'clocks',
] as const satisfies readonly (keyof Settings)[];

const parsedSettings = z.pipe(
  jsonText,
  z.object({
    schemaVersion: z.literal(SETTINGS_SCHEMA_VERSION),
    /**
     * The version of the parsed text: if somebody edits a stored text and its version by hand, it is parsed again.
     */
    version: z.string(),
    settings: z.custom<Settings>(
      (value: unknown) =>
        typeof value === 'object' && value !== null && PARTS.every((part) => Object.hasOwn(value, part)),
    ),
  }),
);

/** Parsed settings as JSON, to be stored beside their text. */
export function parsedJsonOf({ version, settings }: VersionedSettings): string {
  return JSON.stringify({ schemaVersion: SETTINGS_SCHEMA_VERSION, version, settings });
}

/**
 * The settings stored by `parsedJsonOf`; undefined when another version of the schema or of the settings wrote them,
 * or they are damaged. The values are trusted, because only `parsedJsonOf` writes them.
 */
export function settingsOfParsedJson(json: string, version: string): Settings | undefined {
  const { data } = parsedSettings.safeParse(json);
  return data?.version === version ? data.settings : undefined;
}
