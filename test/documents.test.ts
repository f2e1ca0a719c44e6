import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MESSAGING_ROWS } from '#infra/commands/deploy/set-up-steps';
import { settingsSchema } from '#shared/contracts/settings/settings';

const PAGES = ['README.md', 'README.zh-CN.md', 'infra/runbook.md'];
const read = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

describe.each(PAGES)('%s', (file) => {
  it('names commands that exist', () => {
    const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links to files that exist', () => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
    const linked = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path]) => folder + path!);
    for (const path of linked) expect(() => read(path), path).not.toThrow();
  });
});

describe('the Chinese guide', () => {
  const guide = read('README.zh-CN.md');

  it('names all four rows of Seller Central beside the Chinese', () => {
    for (const row of MESSAGING_ROWS) expect(guide).toContain(`(${row})`);
  });

  it('explains settings that exist', () => {
    const explained = [...guide.matchAll(/^\| ((?:`\w+`、?)+) +\|/gm)].flatMap(([, keys]) =>
      [...keys!.matchAll(/`(\w+)`/g)].map(([, key]) => key!),
    );
    expect(explained.length).toBeGreaterThan(10);
    expect(explained.filter((key) => !Object.hasOwn(settingsSchema.shape, key))).toEqual([]);
  });
});
