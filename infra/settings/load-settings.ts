import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { type Settings, settingsSchema } from '#shared/contracts/settings/settings';
import { Failure } from '#shared/failure';
import { publicHolidays } from './public-holidays.ts';

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

/** Everything that is wrong with a settings file, a line each: file, line, path and what to do. */
export class SettingsFileError extends Failure {
  override readonly name = 'SettingsFileError';
}

/**
 * Reads and checks a settings file.
 *
 * @throws SettingsFileError with a message for a person.
 */
export function loadSettings(file: string, today = new Date()): LoadedSettings {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0)
    throw new SettingsFileError(
      document.errors
        .map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`)
        .join('\n'),
    );
  const content = withPublicHolidays(contentOf(document, file), today);
  const parsed = settingsSchema.safeParse(content);
  if (!parsed.success)
    throw new SettingsFileError(
      parsed.error.issues
        .flatMap(eachUnknownKey)
        .map((issue) => `${file}:${lineOf(document, issue.path, lines)}: ${inWords(issue)}`)
        .join('\n'),
    );
  const json = JSON.stringify(content);
  return {
    settings: parsed.data,
    json,
    version: createHash('sha256').update(json).digest('hex').slice(0, 12),
    notes: Object.entries(RETIRED)
      .filter(([key]) => Object.hasOwn(parsed.data, key))
      .map(
        ([key, why]) =>
          `${file}:${lineOf(document, [key], lines)}: ${key} is no longer used; remove it: ${why}`,
      ),
  };
}

/** Settings of earlier versions that still load, and why nothing needs them any more. */
const RETIRED: Readonly<Partial<Record<keyof Settings, string>>> = {
  replyTemplates: 'a text that you send to many buyers no longer counts as an automatic reply',
};

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT'
        ? 'there is no such file; copy infra/settings/example.yaml and fill it in'
        : code === 'EISDIR'
          ? 'this is a folder; name the settings file in it'
          : 'the file cannot be read';
    throw new SettingsFileError(`${file}: ${why}`);
  }
}

function contentOf(document: Document, file: string): unknown {
  try {
    const content: unknown = document.toJS();
    return content;
  } catch (error) {
    // The parser finds an alias without its anchor only here, and does not know the line.
    if (!(error instanceof ReferenceError)) throw error;
    throw new SettingsFileError(`${file}: ${error.message}`);
  }
}

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

/** Splits an issue by unknown key, with the key in its path, so that each is reported with its own line. */
function eachUnknownKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

/** The line of the path's key; where the file lacks it, the first line inside the deepest part that the file has. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown =
      (depth === path.length ? keyNode(document, path) : undefined) ??
      document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The node of the key that a path ends with; the key may be lines before its value. */
function keyNode(document: Document, path: readonly PropertyKey[]): unknown {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key;
}

function inWords({ path, message, ...issue }: z.core.$ZodIssue): string {
  const where = path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') return `${where} is not a known key; correct or remove it`;
  if (issue.code === 'invalid_type' && /received undefined/.test(message))
    return `${where} is missing; add it`;
  if (issue.code === 'invalid_key')
    return `${where} cannot be a name here: ${issue.issues[0]?.message ?? ''}`;
  return `${where} ${message
    .replace(/^Invalid input: /, 'is wrong: ')
    .replace(/^Invalid option: /, 'is not known: ')
    .replace(/^Too (small|big): /, 'is too $1: ')}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
