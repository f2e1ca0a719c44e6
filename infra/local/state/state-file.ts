import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { Failure } from '#shared/failure';

/** What to do about a damaged database: nothing in it can be read. */
export const DATABASE_REMEDY = 'restore a copy of the folder, or start over with npm start -- --fresh';

/** A file of the data folder that cannot be read, with what to do about it. */
export class DamagedFile extends Failure {
  override readonly name = 'DamagedFile';

  constructor(file: string, remedy: string) {
    super(`${file} is damaged: ${remedy}`);
  }
}

/**
 * Reads a JSON file of the data folder.
 *
 * @throws DamagedFile with the remedy.
 */
export function readStateFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  remedy: string,
): z.output<Schema> {
  return parseState(readFileSync(file, 'utf8'), schema, () => new DamagedFile(file, remedy));
}

/** Reads JSON that we wrote; throws the given error where it is something else. */
export function parseState<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  damaged: () => Error,
): z.output<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw damaged();
  return parsed.data;
}
