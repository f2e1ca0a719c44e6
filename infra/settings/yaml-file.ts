import { type Document, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { fullWidthColons, lineOf, type Refusal, refusalsOf } from './refusals.ts';
import { SettingsFileError } from './settings-file-error.ts';
import { settingsText } from './settings-text.ts';

/** A YAML file that a person wrote, whose errors name their lines. */
export interface YamlFile {
  readonly content: unknown;
  /** The line of a value, by its path. */
  lineOf(path: readonly PropertyKey[]): number;
  /** Why the schema refuses it, a line each. */
  refusedBy(issues: readonly z.core.$ZodIssue[]): SettingsFileError;
  refused(refusals: readonly Refusal[]): SettingsFileError;
}

/**
 * Reads a YAML file. `missing` says what to do when there is none.
 *
 * @throws SettingsFileError with a message for a person.
 */
export function readYaml(file: string, missing: string): YamlFile {
  const text = settingsText(file, missing);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const refused = (refusals: readonly Refusal[]): SettingsFileError =>
    new SettingsFileError(
      causesFirst(text, refusals)
        .map(({ line, message }) => `${file}:${line}: ${message}`)
        .join('\n'),
    );
  if (document.errors.length > 0)
    throw refused(
      document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        message: message.split('\n')[0] ?? message,
      })),
    );
  return {
    content: contentOf(document, file),
    lineOf: (path) => lineOf(document, path, lines),
    refusedBy: (issues) => refused(refusalsOf(issues, document, lines)),
    refused,
  };
}

/** A colon that YAML does not take for one explains what else is said about its line. */
function causesFirst(text: string, refusals: readonly Refusal[]): Refusal[] {
  const causes = fullWidthColons(text);
  return [...causes, ...refusals.filter(({ line }) => causes.every((cause) => cause.line !== line))];
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
