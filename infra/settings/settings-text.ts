import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { SettingsFileError } from './settings-file-error.ts';

const UTF_16_MARKS = ['fffe', 'feff'];

/** The text of a file that a person wrote, without the mark that Windows puts before UTF-8. */
export function settingsText(file: string, missing: string): string {
  const bytes = bytesOf(file, missing);
  if (UTF_16_MARKS.includes(bytes.subarray(0, 2).toString('hex')) || bytes.includes(0))
    throw new SettingsFileError(`${file}: is UTF-16; save the file as UTF-8`);
  if (!isUtf8(bytes))
    throw new SettingsFileError(
      `${file}:${firstWrongLine(bytes)}: is not UTF-8 but perhaps GBK, so names would be garbled; save the file as UTF-8`,
    );
  return new TextDecoder().decode(bytes);
}

function bytesOf(file: string, missing: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT'
        ? `there is no such file; ${missing}`
        : code === 'EISDIR'
          ? 'this is a folder; name the file in it'
          : 'the file cannot be read';
    throw new SettingsFileError(`${file}: ${why}`);
  }
}

/** Read as Latin-1, each character is one byte, and a line stays a line. */
function firstWrongLine(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1;
}
