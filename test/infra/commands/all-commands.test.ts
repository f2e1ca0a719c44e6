import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deployCommand } from '#infra/commands/deploy/command';
import { doctor } from '#infra/commands/doctor/doctor';
import { explain } from '#infra/commands/explain/explain';
import { forget } from '#infra/commands/forget/forget';
import { importCommand } from '#infra/commands/import/command';
import { redrive } from '#infra/commands/redrive/redrive';
import { replayCommand } from '#infra/commands/replay/command';
import { rota } from '#infra/commands/rota/rota';
import { schemas } from '#infra/commands/schemas/schemas';
import { spApi } from '#infra/commands/sp-api/sp-api';
import { start } from '#infra/commands/start/start';
import { templates } from '#infra/commands/templates/templates';
import type { Command } from '#infra/terminal/run-command';
import { typeTo } from '#test/infra/terminal/type-to';

interface Row {
  readonly command: Pick<Command, 'name' | 'help' | 'answer'>;
  /** A correct command line that asks AWS, if the command ever does. */
  readonly right: readonly string[];
  /** A flag that needs a value. */
  readonly valued?: string;
  readonly asksAws?: boolean;
}

const EXAMPLE = ['--settings', 'infra/settings/example.yaml'];

const ROWS: readonly Row[] = [
  { command: start, right: [], valued: '--port' },
  { command: importCommand, right: ['inbox.mbox'], valued: '--data' },
  { command: deployCommand, right: EXAMPLE, valued: '--settings', asksAws: true },
  { command: doctor, right: [], valued: '--stack', asksAws: true },
  { command: explain, right: ['111'], valued: '--time-zone', asksAws: true },
  { command: forget, right: ['--order', '111-2233445-6677889'], valued: '--order', asksAws: true },
  { command: redrive, right: [], valued: '--stack', asksAws: true },
  { command: replayCommand, right: EXAMPLE, valued: '--from', asksAws: true },
  { command: rota, right: ['--stack', 'Replywatch'], valued: '--settings', asksAws: true },
  { command: spApi, right: ['check'], valued: '--settings', asksAws: true },
  { command: templates, right: ['export'], valued: '--out', asksAws: true },
  { command: schemas, right: [] },
];
const rows = ROWS.map((row) => ({ ...row, name: row.command.name }));
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/dev/null');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

it('every command is covered here', () => {
  const typed = Object.entries(scripts).flatMap(([name, script]) =>
    / infra\/commands\//.test(script) ? [name] : [],
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(typed.toSorted());
});

describe.each(rows)('npm run $name', ({ command, name, right, valued, asksAws }) => {
  const typed = name === 'start' ? 'npm start' : `npm run ${name}`;

  it('explains itself: purpose, usage, flags, exit codes', async () => {
    const { code, out, err } = await typeTo(command, [...right, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[A-Z][^\n]+\n/);
    expect(out).toContain(`\nUsage:\n  ${typed}`);
    expect(out).toMatch(/\nFlags:\n( {2}.+\n)+/);
    expect(out).toMatch(/\n {2}--help, -h +print this\n/);
    expect(out).toMatch(/\nExit codes: 0 [^\n]+; 1 [^\n]+; 2 wrong usage\.\n$/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
  });

  it('suggests the flag that an unknown one resembles', async () => {
    expect(await typeTo(command, [...right, '--hepl'])).toEqual({
      code: 2,
      out: '',
      err: `--hepl is not a flag of ${typed}; did you mean --help? --help lists them all\n`,
    });
  });

  it.runIf(valued !== undefined)('says which value is missing', async () => {
    const { code, out, err } = await typeTo(command, [...right, valued ?? '']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`^${valued} needs a value: ${valued} \\S+\\n$`));
  });

  it.runIf(asksAws)('without credentials says in one line what to do', async () => {
    const { code, out, err } = await typeTo(command, right);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^no AWS credentials: sign in \(aws sso login\), or set AWS_PROFILE\. .*\n$/);
  });

  it('starts from an entry of a few lines', () => {
    const entry = /\S+\/main\.ts/.exec(scripts[name] ?? '')?.[0] ?? '';
    expect(readFileSync(entry, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(6);
  });
});
