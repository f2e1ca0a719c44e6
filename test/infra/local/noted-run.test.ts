import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimFolder, FolderInUse, notedRun, noteRun } from '#infra/local/state/noted-run';

const URL_OF_RUN = 'http://127.0.0.1:4000';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'noted-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('a run is found by its data folder until it has ended', () => {
  expect(notedRun(dir)).toBeUndefined();
  const removeNote = noteRun(dir, URL_OF_RUN);
  expect(notedRun(dir)).toBe(URL_OF_RUN);
  removeNote();
  expect(notedRun(dir)).toBeUndefined();
});

it('the note of a killed run names nothing', () => {
  const { pid } = spawnSync('true');
  writeFileSync(join(dir, 'run.json'), JSON.stringify({ url: URL_OF_RUN, pid }));
  expect(notedRun(dir)).toBeUndefined();
});

const noteOf = (pid: number | undefined): void =>
  writeFileSync(join(dir, 'run.json'), JSON.stringify({ pid }));

it('a folder that another process uses is refused with its id, and left alone', async () => {
  const other = spawn('sleep', ['60']);
  noteOf(other.pid);
  try {
    expect(() => claimFolder(dir)).toThrow(
      new FolderInUse(
        `--data ${dir}: process ${other.pid} uses this folder; end it first, or name another folder with --data DIR`,
      ),
    );
    expect(readdirSync(dir)).toEqual(['run.json']);
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  claimFolder(dir)();
  expect(readdirSync(dir)).toEqual([]);
});

it('a folder of a process that died, or of this one in an earlier life, is taken over', () => {
  for (const pid of [spawnSync('true').pid, process.pid]) {
    noteOf(pid);
    const giveBack = claimFolder(dir);
    expect(notedRun(dir)).toBeUndefined();
    noteRun(dir, URL_OF_RUN);
    expect(notedRun(dir)).toBe(URL_OF_RUN);
    giveBack();
  }
});

it('a damaged note is named, with what to do', () => {
  writeFileSync(join(dir, 'run.json'), '{"pid":');
  expect(() => claimFolder(dir)).toThrow(
    `${join(dir, 'run.json')} is damaged: end the run that uses the folder, if there is one, and delete the file`,
  );
});
