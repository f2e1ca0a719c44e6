import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { notedRun, noteRun } from '#infra/local/state/noted-run';

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
