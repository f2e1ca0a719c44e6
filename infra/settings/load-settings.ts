import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Settings, settingsSchema } from '#shared/contracts/settings/settings';
import { publicHolidays } from './public-holidays.ts';
import { readYaml } from './yaml-file.ts';

/** A settings file that has passed the schema. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** The file's content as JSON, which the functions parse again. */
  readonly json: string;
  /** A short hash of the content: the version that decisions name. */
  readonly version: string;
  /** What a person should tidy up in the file: file, line and why. Nothing of it keeps the file from working. */
  readonly notes: readonly string[];
}

/**
 * Reads and checks a settings file.
 *
 * @throws SettingsFileError with a message for a person.
 */
export function loadSettings(file: string, today = new Date()): LoadedSettings {
  const yaml = readYaml(file, 'copy infra/settings/example.yaml and fill it in');
  const content = withPublicHolidays(yaml.content, today);
  const parsed = settingsSchema.safeParse(content);
  if (!parsed.success) throw yaml.refusedBy(parsed.error.issues);
  const json = JSON.stringify(content);
  return {
    settings: parsed.data,
    json,
    version: createHash('sha256').update(json).digest('hex').slice(0, 12),
    notes: Object.entries(RETIRED)
      .filter(([key]) => Object.hasOwn(parsed.data, key))
      .map(([key, why]) => `${file}:${yaml.lineOf([key])}: ${key} is no longer used; remove it: ${why}`),
  };
}

/** Settings of earlier versions that still load, and why nothing needs them any more. */
const RETIRED: Readonly<Partial<Record<keyof Settings, string>>> = {
  replyTemplates: 'a text that you send to many buyers no longer counts as an automatic reply',
};

/** The part of a file that names countries for their holidays. */
const holidayPart = z.looseObject({
  rotas: z.record(z.string(), z.looseObject({ holidays: z.array(z.string()).default([]) })),
  holidays: z.record(z.string(), z.unknown()).default({}),
});

/** Last year, for deadlines that are running now, and three years ahead, for a stack that nobody deploys again. */
const YEARS_AROUND = [-1, 0, 1, 2, 3];

/** Adds the public holidays of the countries that rotas name, which functions do not have; the file's own lists win. */
function withPublicHolidays(content: unknown, today: Date): unknown {
  const part = holidayPart.safeParse(content);
  if (!part.success) return content;
  const years = YEARS_AROUND.map((year) => today.getUTCFullYear() + year);
  const { rotas, holidays } = part.data;
  const named = [...new Set(Object.values(rotas).flatMap((rota) => rota.holidays))];
  const found = named.flatMap((code) => {
    const list = Object.hasOwn(holidays, code) ? undefined : publicHolidays(code, years);
    return list === undefined ? [] : [[code, list] as const];
  });
  return found.length === 0
    ? content
    : { ...part.data, holidays: { ...Object.fromEntries(found), ...holidays } };
}
