import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayCommand } from '#infra/commands/replay/command';
import { recordedFolder } from '#test/builders/recorded-folder';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { typeTo } from '#test/infra/terminal/type-to';

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

const replay = (...argv: string[]) => typeTo(replayCommand, argv);

describe('npm run replay', () => {
  it('compares other settings with those in force', async () => {
    const { code, out } = await replay('--settings', calm, '--data', dir);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      '3 threads, from 2026-02-01T12:00:00.000Z to 2026-03-03T12:00:00.000Z.',
      '! the settings to try do not have the store old',
      '',
      '                                  in force   calm.yaml  difference',
      'deadlines reached                        3           3           0',
      'deadlines missed                         2           2           0',
      '  reply                                  2           2           0',
      'missed, nobody alerted before            0           0           0',
      'missed, alerted too late                 0           2          +2',
      'alerts sent                             17           2         -15',
      '  by e-mail                              8           2          -6',
      '  by Slack                               9           0          -9',
      'alerts at night, from 22 to 7            7           2          -5',
      '',
      'Alerts in each hour of the person’s local day:',
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

  it('shows no difference for the same settings, for a part of the time and as JSON too', async () => {
    const { out } = await replay('--settings', EXAMPLE, '--data', dir);
    for (const line of out.split('\n').filter((one) => /^(deadlines|missed|messages|calls| {2}by)/.test(one)))
      expect(line).toMatch(/ 0$/);
    const answer = await replay(
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
    const { from, before, after } = JSON.parse(answer.out) as Record<string, unknown>;
    expect(from).toBe('2026-03-03T00:00:00.000Z');
    expect(before).toEqual(after);
    expect(after).toMatchObject({
      deadlines: { reply: { due: 2, missed: 1, unalerted: 0 } },
      messages: { email: 2 },
    });
  });

  it('without settings to try, takes those in force and says so', async () => {
    const { code, out } = await replay('--data', dir, '--against', calm);
    expect(code).toBe(0);
    const [first, second] = out.split('\n');
    expect(first).toBe(`Settings: those in force in the run whose data is in ${dir}.`);
    expect(second).toMatch(/^3 threads, /);
    expect(out).toMatch(/ calm\.yaml +in force +difference\n/);
  });

  it('compares the ladders to choose from, and leaves a clock that is written out as it is', async () => {
    const { code, out } = await replay('--ladders', '--data', dir);
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.trimEnd());
    expect(lines).toContain('                                  standard  small-team      strict');
    expect(lines).toContain('deadlines missed                         2           2           2');
    const numbersOf = (label: string): number[] =>
      lines
        .find((line) => line.startsWith(label))!
        .slice(30)
        .trim()
        .split(/ +/)
        .map(Number);
    const [standard = 0, smallTeam = 0, strict = 0] = numbersOf('alerts at night');
    expect(smallTeam).toBeLessThan(standard);
    expect(strict).toBeGreaterThan(standard);

    const own = await replay('--ladders', '--settings', calm, '--data', dir, '--json');
    const { standard: one, 'small-team': two } = JSON.parse(own.out) as Record<string, { messages: object }>;
    expect(one!.messages).toEqual({ email: 2 });
    expect(two!.messages).toEqual({ email: 2 });
  });

  it('says what is wrong: 1 for missing settings, 2 for a wrong command line', async () => {
    expect(await replay('--settings', 'nowhere.yaml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere.yaml: there is no such file') as string,
    });
    expect(await replay('--settings', EXAMPLE, '--data', dir, '--from', 'May')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--from "May" is not a day') as string,
    });
    expect(await replay('--ladders', '--against', EXAMPLE)).toMatchObject({
      code: 2,
      err: expect.stringContaining('leave out --against') as string,
    });
    expect(await replay('--settings', EXAMPLE, '--data', dir, '--from', '2026-04-01')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not before --to') as string,
    });
  });
});
