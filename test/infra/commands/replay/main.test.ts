import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedFolder } from '#test/builders/recorded-folder';
import { at, message, reply, threadOf } from '#test/builders/thread';

const run = promisify(execFile);
const EXAMPLE = 'infra/settings/example.yaml';

let dir: string;
let calm: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'replay-'));
  calm = join(dir, 'calm.yaml');
  const ladder = '{ length: 24h, ladder: [{ at: 4h before, call: [chen], by: [email] }] }';
  writeFileSync(calm, `${readFileSync(EXAMPLE, 'utf8')}\nclocks:\n  reply: ${ladder}\n`);
  const missed = { ...threadOf(message('m1', at('10:00'))), id: 'acme-us.111-1111111-1111112' };
  const answered = threadOf(message('m2', at('10:00')), reply('r1', at('23:00')));
  const foreign = { ...threadOf(message('m3', at('10:30'))), id: 'old.111-1111111-1111113', store: 'old' };
  await recordedFolder(dir, [missed, answered, foreign], at('2026-03-03T12:00'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** What the command says, and the code that it ends with. */
async function replay(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const program = ['--disable-warning=ExperimentalWarning', 'infra/commands/replay/main.ts', ...argv];
  try {
    const { stdout, stderr } = await run(process.execPath, program);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('npm run replay', () => {
  it('tells what other settings would have done beside those in force', async () => {
    const { code, out } = await replay('--settings', calm, '--data', dir);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      '3 threads, from 2026-02-01T12:00:00.000Z to 2026-03-03T12:00:00.000Z.',
      '! old is not under stores of the settings to try',
      '',
      '                                  in force   calm.yaml  difference',
      'deadlines that came                      3           3           0',
      'deadlines missed                         2           2           0',
      '  reply                                  2           2           0',
      'missed, nobody told before               0           0           0',
      'messages to people                      17           2         -15',
      '  by e-mail                              8           2          -6',
      '  by Slack                               9           0          -9',
      'calls at night, from 22 to 7             7           2          -5',
      '',
      'Calls by the hour of each person’s own day:',
      expect.stringMatching(/^ +00 01 02 .* 23 +all$/),
      expect.stringMatching(/^Ana Ruiz .*in force /),
      expect.stringMatching(/^ +calm\.yaml +(?:·  ){23}· +0$/),
      expect.stringMatching(/^Chen Hua .*in force /),
      expect.stringMatching(/^ +calm\.yaml +·  2  .* 2$/),
      expect.stringMatching(/^Li Wei .*in force /),
      expect.stringMatching(/^ +calm\.yaml +(?:·  ){23}· +0$/),
      '',
    ]);
  });

  it('of the same settings tells no difference, of a part of the time and as JSON too', async () => {
    const { out } = await replay('--settings', EXAMPLE, '--data', dir);
    for (const line of out.split('\n').filter((one) => /^(deadlines|missed|messages|calls| {2}by)/.test(one)))
      expect(line).toMatch(/ 0$/);
    const told = await replay(
      '--settings',
      calm,
      '--against',
      calm,
      '--data',
      dir,
      '--to',
      '2026-03-03T10:10:00Z',
      '--from',
      '2026-03-03',
      '--json',
    );
    const { from, before, after } = JSON.parse(told.out) as Record<string, unknown>;
    expect(from).toBe('2026-03-03T00:00:00.000Z');
    expect(before).toEqual(after);
    expect(after).toMatchObject({
      deadlines: { reply: { due: 2, missed: 1, untold: 0 } },
      messages: { email: 2 },
    });
  });

  it('says what is wrong with what it was given, and ends with 2', async () => {
    expect(await replay('--data', dir)).toMatchObject({
      code: 2,
      err: 'name the settings to try: --settings other.yaml\n',
    });
    expect((await replay('--settings', 'nowhere.yaml')).err).toContain('nowhere.yaml: there is no such file');
    expect((await replay('--settings', EXAMPLE, '--data', dir, '--from', 'May')).err).toContain(
      '--from May is not a day',
    );
    expect((await replay('--settings', EXAMPLE, '--data', dir, '--from', '2026-04-01')).err).toContain(
      'is not before --to',
    );
  });
});
