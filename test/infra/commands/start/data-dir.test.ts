import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NotOurFolder, prepareDataDir } from '#infra/commands/start/data-dir';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'data-dir-'));
});
afterEach(() => rmSync(base, { recursive: true }));

it('reuses what an earlier start left, and deletes it on request', () => {
  const dir = join(base, 'new', 'data');
  prepareDataDir(dir, false);
  writeFileSync(join(dir, 'state.json'), '{}');
  prepareDataDir(dir, false);
  expect(existsSync(join(dir, 'state.json'))).toBe(true);
  prepareDataDir(dir, true);
  expect(existsSync(join(dir, 'state.json'))).toBe(false);
});

it('neither deletes nor writes to a folder that holds other things', () => {
  writeFileSync(join(base, 'thesis.doc'), 'x');
  expect(() => prepareDataDir(base, true)).toThrow(NotOurFolder);
  expect(() => prepareDataDir(base, false)).toThrow(/holds files that are not Replywatch's/);
  expect(existsSync(join(base, 'thesis.doc'))).toBe(true);
});

it('takes an empty folder', () => {
  prepareDataDir(base, true);
  prepareDataDir(base, true);
  expect(existsSync(base)).toBe(true);
});

it('says that a file is no folder', () => {
  const file = join(base, 'file');
  writeFileSync(file, '');
  expect(() => prepareDataDir(file, true)).toThrow(/is not a folder/);
  expect(existsSync(file)).toBe(true);
});

it('deletes nothing while another process uses it', async () => {
  prepareDataDir(base, false)();
  writeFileSync(join(base, 'state.json'), '{}');
  const other = spawn('sleep', ['60']);
  writeFileSync(join(base, 'run.json'), JSON.stringify({ pid: other.pid }));
  expect(() => prepareDataDir(base, true)).toThrow(`process ${other.pid} uses this folder`);
  expect(existsSync(join(base, 'state.json'))).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
});
