import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '#shared/failure';
import { readStateFile } from './state-file.ts';

/** The process that uses a data folder, and the address of its run once that is up. */
const note = z.object({ url: z.url().optional(), pid: z.number() });

const fileIn = (dataDir: string): string => join(dataDir, NOTE_FILE);

/** The file in the data folder that holds the note. */
export const NOTE_FILE = 'run.json';

/** Another process uses the data folder. */
export class FolderInUse extends Failure {
  override readonly name = 'FolderInUse';
}

/**
 * Takes a data folder for this process: two that write to one folder would send alerts twice and damage it. The note of
 * a process that has died is replaced. Returns a function that gives the folder back.
 *
 * @throws FolderInUse with a sentence for a person.
 */
export function claimFolder(dataDir: string): () => void {
  const file = fileIn(dataDir);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid }));
  try {
    if (existsSync(file)) {
      const { pid } = readNote(file);
      if (pid !== process.pid && isAlive(pid))
        throw new FolderInUse(
          `--data ${dataDir}: process ${pid} uses this folder; end it first, or name another folder with --data DIR`,
        );
      rmSync(file, { force: true });
    }
    // A link, unlike a file that is written, appears with its content and only where there is none.
    linkSync(own, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return claimFolder(dataDir);
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** Notes the address of the run in its data folder, for commands. Returns a function that removes the note. */
export function noteRun(dataDir: string, url: string): () => void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify({ url, pid: process.pid })}\n`);
  renameSync(`${file}.new`, file);
  return () => rmSync(file, { force: true });
}

/** The address of the run that uses a data folder; undefined when none does. */
export function notedRun(dataDir: string): string | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  const { url, pid } = readNote(file);
  return isAlive(pid) ? url : undefined;
}

function readNote(file: string): z.output<typeof note> {
  return readStateFile(file, note, 'end the run that uses the folder, if there is one, and delete the file');
}

/** Whether the process still runs: a run that was killed leaves its note behind. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
