import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DamagedFile, parseState, readStateFile } from './state-file.ts';

/** Small values that outlive a restart: the clock, generated secrets, what was last deployed. */
export interface PersistedState {
  get(key: string): string | undefined;
  /**
   * A value that is JSON; undefined when there is none.
   *
   * @throws DamagedFile when it is something else.
   */
  read<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined;
  set(key: string, value: string): void;
}

const REMEDY =
  'move it away to go on with a new clock and new secrets, by which links in earlier alerts end, or start over with npm start -- --fresh';

/** Opens the state in one file of the folder, which is replaced whole so that a kill cannot damage it; in memory without one. */
export function persistedState(dataDir: string | undefined): PersistedState {
  if (dataDir === undefined) return stateInMemory();
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'state.json');
  const values = new Map(
    existsSync(file) ? Object.entries(readStateFile(file, z.record(z.string(), z.string()), REMEDY)) : [],
  );
  const save = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(values)));
    renameSync(`${file}.new`, file);
  };
  return stateIn(values, save, file);
}

/** State that ends with the process, beginning with the given values. */
export function stateInMemory(values = new Map<string, string>()): PersistedState {
  return stateIn(values, () => undefined, 'the state in memory');
}

function stateIn(values: Map<string, string>, save: () => void, file: string): PersistedState {
  return {
    get: (key) => values.get(key),
    read(key, schema) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      return parseState(value, schema, () => new DamagedFile(`${file} ("${key}")`, REMEDY));
    },
    set(key, value) {
      values.set(key, value);
      save();
    },
  };
}
