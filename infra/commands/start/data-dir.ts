import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimFolder, NOTE_FILE } from '#infra/local/state/noted-run';
import { Failure } from '#shared/failure';

const MARK = 'replywatch-data.txt';
const MARK_TEXT = 'The data of Replywatch on this machine. "npm start -- --fresh" deletes this folder.\n';

/** The folder holds files that are not ours. */
export class NotOurFolder extends Failure {
  override readonly name = 'NotOurFolder';
}

/**
 * Prepares the data folder for this process alone, and deletes what it held when asked to. A folder that Replywatch did
 * not make is neither written to nor deleted. Returns a function that gives the folder back.
 *
 * @throws NotOurFolder, or FolderInUse, with a sentence for a person.
 */
export function prepareDataDir(dataDir: string, fresh: boolean): () => void {
  const content = contentOf(dataDir);
  if (content.length > 0 && !content.includes(MARK))
    throw new NotOurFolder(
      `--data ${dataDir}: this folder holds files that are not Replywatch's; name a new or an empty one`,
    );
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, MARK), MARK_TEXT);
  const giveBack = claimFolder(dataDir);
  if (fresh)
    for (const name of content)
      if (name !== MARK && name !== NOTE_FILE) rmSync(join(dataDir, name), { recursive: true, force: true });
  return giveBack;
}

/**
 * Prepares a new folder for data; refuses one that holds anything.
 *
 * @throws NotOurFolder with a sentence for a person.
 */
export function prepareNewDataDir(dataDir: string): () => void {
  if (contentOf(dataDir).length > 0)
    throw new NotOurFolder(`--data ${dataDir}: the demo needs a new or an empty folder; name one`);
  return prepareDataDir(dataDir, false);
}

function contentOf(dataDir: string): string[] {
  if (!existsSync(dataDir)) return [];
  try {
    return readdirSync(dataDir);
  } catch {
    throw new NotOurFolder(`--data ${dataDir}: this is not a folder that can be read`);
  }
}
