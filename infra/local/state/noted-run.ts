import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const note = z.object({ url: z.url(), pid: z.number() });

const fileIn = (dataDir: string): string => join(dataDir, 'run.json');

/** Notes the address of the run in its data folder, for commands. Returns a function that removes the note. */
export function noteRun(dataDir: string, url: string): () => void {
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ url, pid: process.pid })}\n`);
  return () => rmSync(fileIn(dataDir), { force: true });
}

/** The address of the run that uses a data folder; undefined when none does. */
export function notedRun(dataDir: string): string | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  const { url, pid } = note.parse(JSON.parse(readFileSync(file, 'utf8')));
  return isAlive(pid) ? url : undefined;
}

/** Whether the process still runs: a run that was killed leaves its note behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
