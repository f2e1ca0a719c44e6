import { isDeepStrictEqual } from 'node:util';
import { type Settings, settingsSchema } from './settings.ts';

/** Settings of their text. @throws a ZodError that says what is wrong where. */
export function parseSettings(settingsJson: string): Settings {
  return settingsSchema.parse(JSON.parse(settingsJson));
}

/** What `parseSettings` makes of a text, as JSON; undefined when JSON would not give the very same settings again. */
export function parsedJsonOf(settingsJson: string): string | undefined {
  const settings = parseSettings(settingsJson);
  const json = JSON.stringify(settings);
  return isDeepStrictEqual(JSON.parse(json), settings) ? json : undefined;
}
