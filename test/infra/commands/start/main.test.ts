import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareNewDataDir } from '#infra/commands/start/data-dir';
import { start as startCommand } from '#infra/commands/start/start';
import { notedRun } from '#infra/local/state/noted-run';
import { databaseOf } from '#test/builders/database-of';
import { typeTo } from '#test/infra/terminal/type-to';
import { ASSEMBLY_CACHE } from '#test/scenarios/assembly';

let dir: string;
let taken: Server;
let port: number;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'main-'));
  taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  ({ port } = taken.address() as AddressInfo);
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
  await new Promise((done) => taken.close(done));
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const start = (...argv: string[]) => typeTo(startCommand, argv);

/** As npm starts it. */
function startProcess(...argv: string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      'infra/commands/start/main.ts',
      ...argv,
    ]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (code) => done({ code, out, err }));
  });
}

it('prints every flag and endpoint by --help', async () => {
  const { code, out } = await start('--help');
  expect(code).toBe(0);
  for (const word of [
    '--port',
    '--smtp',
    '--data',
    '--fresh',
    '--settings',
    '--mail',
    '--history-after',
    'npm run import',
    '--now',
    '--demo',
    '--dynamodb-endpoint',
    '/local/clock',
    'DMARC',
  ])
    expect(out).toContain(word);
});

it('answers a wrong flag by one line and exit code 2', async () => {
  expect(await start('--port', 'many')).toEqual({
    code: 2,
    out: '',
    err: '--port "many" is not a port; give a number from 0 to 65535\n',
  });
});

it('answers a taken port by a sentence and exit code 1, and writes nothing', async () => {
  const data = join(dir, 'data');
  const { code, err } = await start('--port', String(port), '--smtp', '0', '--data', data);
  expect(code).toBe(1);
  expect(err).toContain(`Port ${port} is taken`);
  expect(err).toContain('npm start -- --port');
  const smtp = await start('--port', '0', '--smtp', String(port), '--data', data);
  expect(smtp.code).toBe(1);
  expect(smtp.err).toContain('npm start -- --smtp');
  expect(existsSync(data)).toBe(false);
});

it('answers a wrong settings file by its path, line and error, and exit code 1', async () => {
  const file = join(dir, 'shop.yaml');
  writeFileSync(file, 'sender: alerts@acme.example\nstores: {}\npeople: {}\nduty:\n  on-call: [li]\n');
  const { code, err } = await start('--settings', file);
  expect(code).toBe(1);
  expect(err).toContain(`${file}:5: duty.backup is missing`);
});

it('answers missing mail, and a foreign folder, by exit code 1', async () => {
  const mail = await start('--mail', join(dir, 'gone.mbox'));
  expect(mail).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no such file or folder') as string,
  });
  writeFileSync(join(dir, 'thesis.doc'), 'x');
  const data = await start('--port', '0', '--smtp', '0', '--fresh', '--data', dir);
  expect(data).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds files that are not Replywatch') as string,
  });
});

it(
  'uses its folder alone, and ends with a message when its database dies',
  { timeout: 300_000 },
  async () => {
    const data = join(dir, 'data');
    // As an earlier run leaves it, with the template of the same settings.
    prepareNewDataDir(data)();
    cpSync(`${ASSEMBLY_CACHE}/cdk.out`, join(data, 'cdk.out'), { recursive: true });
    const argv = ['--port', '0', '--smtp', '0', '--data', data];
    const runs = startProcess(...argv);
    await expect.poll(() => notedRun(data), { timeout: 240_000, interval: 200 }).toBeDefined();
    const { pid } = JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as { pid: number };
    expect(await start(...argv, '--fresh')).toMatchObject({
      code: 1,
      err: `--data ${data}: process ${pid} uses this folder; end it first, or name another folder with --data DIR\n`,
    });
    process.kill(databaseOf(data), 'SIGKILL');
    const { code, err } = await runs;
    expect(err).toBe('DynamoDB of the local run ended with code 137\n');
    expect(code).toBe(1);
    expect(notedRun(data)).toBeUndefined();
  },
);

it(
  'prints the demo as it happened: an answer, an acknowledgement, a breach',
  { timeout: 120_000 },
  async () => {
    const { code, out, err } = await startProcess('--demo');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out).toMatch(/Tue 06:45 .*Li Wei opens the link/);
    expect(out).toMatch(/Tue 08:00 +e-mail +-> Chen Hua/);
    const summary = out.slice(out.indexOf('The result of the day'));
    expect(summary).toMatch(/Dana .*answered in 40 min .*none/);
    expect(summary).toMatch(/Jonas .*answered in 12 h 25 min .*1 Slack, 0 e-mail/);
    expect(summary).toMatch(/Maya .*answered in 23 h 10 min +Li Wei/);
    expect(summary).toMatch(/Robin .*BREACHED, 2 h overdue; its answer was refused/);
    expect(summary).toContain('16 alerts in all: 9 Slack, 7 e-mail.');
    expect(out).toMatch(/Tue 08:42 .*Amazon's copy confirms the answer to Maya/);
    expect(out).toMatch(/Tue 09:21 +e-mail +-> Ana Ruiz .*Your answer was refused/);
  },
);
