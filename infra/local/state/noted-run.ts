import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const note = z.object({ url: z.url(), pid: z.number() });

const fileIn = (dataDir: string): string => join(dataDir, 'run.json');

/** Notes in the data folder where its run answers, for commands. Gives what takes the note away again. */
export function noteRun(dataDir: string, url: string): () => void {
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ url, pid: process.pid })}\n`);
  return () => rmSync(fileIn(dataDir), { force: true });
}

/** Where the run answers that uses a data folder; undefined when none does. */
export function notedRun(dataDir: string): string | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  const { url, pid } = note.parse(JSON.parse(readFileSync(file, 'utf8')));
  return isAlive(pid) ? url : undefined;
}

/** A run that was killed leaves its note behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
