import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain as explainCommand } from '#infra/commands/explain/explain';
import { recordedFolder } from '#test/builders/recorded-folder';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { typeTo } from '#test/infra/terminal/type-to';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'explain-'));
  const waiting = { ...threadOf(message('m1', at('10:00'))), id: 'acme-us.111-1111111-1111112' };
  const answered = threadOf(message('m2', at('10:00')), reply('r1', at('11:00')));
  await recordedFolder(dir, [waiting, answered], at('12:00'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const explain = (...argv: string[]) => typeTo(explainCommand, argv);

describe('npm run explain', () => {
  it('prints the story of the thread that matches a part of its order, in a time zone', async () => {
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

  it('prints it as JSON', async () => {
    const { out } = await explain('acme-us.111-1111111-1111111', '--data', dir, '--json');
    expect(JSON.parse(out)).toMatchObject({ headline: 'Answered after 1 h, in time.' });
  });

  it('names the threads that match, and ends with 1', async () => {
    expect(await explain('111-1111111', '--data', dir)).toMatchObject({
      code: 1,
      err: 'several threads match 111-1111111; give more of the id:\n  acme-us.111-1111111-1111111\n  acme-us.111-1111111-1111112\n',
    });
    expect(await explain('999', '--data', dir)).toMatchObject({
      code: 1,
      err: 'no thread matches 999: give its id, its order, or a part of either\n',
    });
  });

  it('reads the same run by its folder alone or as the local one', async () => {
    const byFolder = await explain('1111112', '--data', dir);
    expect(byFolder.code).toBe(0);
    expect(await explain('1111112', '--local', '--data', dir)).toEqual(byFolder);
  });

  it('says what is wrong: 1 for a folder without data, 2 for a wrong command line', async () => {
    const nowhere = join(dir, 'nowhere');
    expect(await explain('999', '--data', nowhere)).toEqual({
      code: 1,
      out: '',
      err: `there is no data of Replywatch in ${nowhere}: run npm start first, or name another folder with --data DIR or a deployed stack with --stack NAME\n`,
    });
    expect((await explain('--data', dir)).code).toBe(2);
    const { code, err } = await explain('x', '--time-zone', 'Mars');
    expect(code).toBe(2);
    expect(err).toContain('is not a time zone');
  });
});
