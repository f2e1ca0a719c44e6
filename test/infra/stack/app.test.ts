import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the app as `cdk synth -c settings=<file>` does. */
function synth(settings: string): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/app.ts'], {
      env: {
        ...process.env,
        CDK_OUTDIR: join(dir, 'cdk.out'),
        CDK_CONTEXT_JSON: JSON.stringify({ settings }),
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code, out, err }));
  });
}

it('a wrong settings file ends a synth with what is wrong, and nothing else', async () => {
  const file = join(dir, 'shop.yaml');
  const text = readFileSync('infra/settings/example.yaml', 'utf8')
    .replace('Europe/Madrid', 'Europe/Atlantis')
    .replace('backup: [ana]', 'backup: [bo]');
  const lineOf = (place: string) => text.split('\n').findIndex((line) => line.includes(place)) + 1;
  writeFileSync(file, text);
  expect(await synth(file)).toEqual({
    code: 1,
    out: '',
    err:
      `${file}:${lineOf('Atlantis')}: people.ana.timeZone is not a time zone; write one like Europe/Berlin or Asia/Shanghai\n` +
      `${file}:${lineOf('[bo]')}: duty.backup.0 nobody has the id "bo" under people\n`,
  });
});

it('a missing settings file ends a synth with how to make one', async () => {
  const file = join(dir, 'nothing.yaml');
  expect(await synth(file)).toEqual({
    code: 1,
    out: '',
    err: `${file}: there is no such file; copy infra/settings/example.yaml and fill it in\n`,
  });
});
