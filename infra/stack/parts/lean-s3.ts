import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const PACKAGE = 'node_modules/@aws-sdk/client-s3';
const SCHEMAS = 'dist-es/schemas/schemas_0.js';
const CACHE = 'node_modules/.cache/replywatch';
/** Goes up with each change of how the copy is made. */
const FORM = 1;

/**
 * The folder of a copy of S3's client of which a bundle takes only the operations that it uses. As it is published, the
 * schemas of all hundred are taken, for esbuild holds a computed key (`{ [_hH]: ... }`) for something that might do
 * more than name: 60 KB of literals, compiled at each start of `ingest-mail`. The keys are constants, and stand in the
 * copy as what they are.
 */
export function leanS3(): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')));
  const lean = join(CACHE, `lean-s3-${version}-${FORM}`);
  if (!existsSync(lean)) putAt(lean);
  return join(lean, PACKAGE);
}

/** Makes the copy beside its place first: another process may be making it too. */
function putAt(lean: string): void {
  mkdirSync(CACHE, { recursive: true });
  const made = mkdtempSync(`${lean}-`);
  for (const part of ['package.json', 'dist-es'])
    cpSync(join(PACKAGE, part), join(made, PACKAGE, part), { recursive: true });
  writeFileSync(join(made, PACKAGE, SCHEMAS), withPlainKeys(readFileSync(join(PACKAGE, SCHEMAS), 'utf8')));
  try {
    renameSync(made, lean);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(lean)) throw error;
  }
}

/** Puts texts in the place of computed keys that are constants of the same file. */
export function withPlainKeys(code: string): string {
  const constants = new Map(
    Array.from(code.matchAll(/^const (\w+) = ("[^"\\]*");$/gm), ([, name, text]) => [name, text]),
  );
  return code.replace(/\[(_\w+)\]:/g, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}:`;
  });
}
