import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Small values that outlive a restart: the clock, generated secrets, what was last deployed. */
export interface PersistedState {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** Opens the state in one file of the folder, which is replaced whole so that a kill cannot damage it; in memory without one. */
export function persistedState(dataDir: string | undefined): PersistedState {
  if (dataDir === undefined) {
    const memory = new Map<string, string>();
    return { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) };
  }
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'state.json');
  const values = new Map(
    existsSync(file)
      ? Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))))
      : [],
  );
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(values)));
      renameSync(`${file}.new`, file);
    },
  };
}
