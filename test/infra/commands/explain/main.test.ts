import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedFolder } from '#test/builders/recorded-folder';
import { at, message, reply, threadOf } from '#test/builders/thread';

const run = promisify(execFile);

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'explain-'));
  const waiting = { ...threadOf(message('m1', at('10:00'))), id: 'acme-us.111-1111111-1111112' };
  const answered = threadOf(message('m2', at('10:00')), reply('r1', at('11:00')));
  await recordedFolder(dir, [waiting, answered], at('12:00'));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** What the command says, and the code that it ends with. */
async function explain(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const program = ['--disable-warning=ExperimentalWarning', 'infra/commands/explain/main.ts', ...argv];
  try {
    const { stdout, stderr } = await run(process.execPath, program);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('npm run explain', () => {
  it('tells the story of the thread that goes by a part of its order, in a time zone', async () => {
    const { code, out } = await explain('1111112', '--data', dir, '--time-zone', 'Asia/Shanghai');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'acme-us.111-1111111-1111112',
      'Waiting since 18:00 Mon 2 Mar, Beijing time; the 24-hour reply is due at 18:00 Tue 3 Mar, Beijing time, in 22 h.',
      '',
      '18:00 Mon 2 Mar, Beijing time    a buyer’s message came in',
    ]);
    expect(out).toContain('20:00 Mon 2 Mar, Beijing time    --- now ---');
  });

  it('tells it as JSON', async () => {
    const { out } = await explain('acme-us.111-1111111-1111111', '--data', dir, '--json');
    expect(JSON.parse(out)).toMatchObject({ headline: 'Answered after 1 h, in time.' });
  });

  it('names the threads that may be meant, and ends with 1', async () => {
    expect(await explain('111-1111111', '--data', dir)).toMatchObject({
      code: 1,
      err: 'several threads go by 111-1111111:\n  acme-us.111-1111111-1111111\n  acme-us.111-1111111-1111112\n',
    });
    expect(await explain('999', '--data', dir)).toMatchObject({ code: 1, err: 'no thread goes by 999\n' });
  });

  it('says what is wrong with what it was given, and ends with 2', async () => {
    const nowhere = join(dir, 'nowhere');
    expect((await explain('999', '--data', nowhere)).err).toBe(
      `--data ${nowhere}: there is no data of Replywatch; run npm start first, or name a deployed table by --table\n`,
    );
    expect((await explain('--data', dir)).code).toBe(2);
    expect((await explain('x', '--time-zone', 'Mars')).err).toContain('is not a time zone');
  });
});
