import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { settingsSchema, type Settings } from '#shared/contracts/settings';

/** A settings file that has passed the schema. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** The file's content as JSON, as the functions parse it again. */
  readonly json: string;
  /** A short hash of the content: the version that decisions name. */
  readonly version: string;
}

/** Everything that is wrong with a settings file, a line each: file, line, path and what to do. */
export class SettingsFileError extends Error {
  override readonly name = 'SettingsFileError';
}

/**
 * Reads and checks a settings file.
 *
 * @throws SettingsFileError with a message for a person.
 */
export function loadSettings(file: string): LoadedSettings {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0)
    throw new SettingsFileError(
      document.errors
        .map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`)
        .join('\n'),
    );
  const content: unknown = document.toJS();
  const parsed = settingsSchema.safeParse(content);
  if (!parsed.success)
    throw new SettingsFileError(
      parsed.error.issues
        .map((issue) => `${file}:${lineOf(document, issue.path, lines)}: ${inWords(issue)}`)
        .join('\n'),
    );
  const json = JSON.stringify(content);
  return {
    settings: parsed.data,
    json,
    version: createHash('sha256').update(json).digest('hex').slice(0, 12),
  };
}

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

/** The line of the deepest part of the path that the file has. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      const start: unknown = node.range[0];
      if (typeof start === 'number') return lines.linePos(start).line;
    }
  }
  return 1;
}

function inWords({ path, message, ...issue }: z.core.$ZodIssue): string {
  const where = path.map(String).join('.') || 'the file';
  if (issue.code === 'unrecognized_keys')
    return `${where} has keys that nothing reads: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && /received undefined/.test(message)) return `${where} is missing`;
  return `${where} ${message.replace(/^Invalid input: /, 'is wrong: ').replace(/^Invalid option: /, 'is not known: ')}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
