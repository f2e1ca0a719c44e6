import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MESSAGING_ROWS } from '#infra/commands/deploy/set-up-steps';
import { settingsFile } from '#shared/contracts/settings/settings';
import { anchorsOf, linksOf } from './builders/markdown.ts';

const ROOMS = ['.github', 'functions', 'infra', 'shared', 'test'];
const DOCUMENTS = [
  ...readdirSync('.'),
  ...ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
  ),
].filter((path) => path.endsWith('.md'));

const read = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** A link within the repository, as a path from the root and an anchor. */
function targetOf(link: string, from: string): { readonly path: string; readonly anchor: string } {
  const [path = '', anchor = ''] = link.split('#');
  return { path: path === '' ? from : normalize(join(dirname(from), decodeURI(path))), anchor };
}

const localLinks = (file: string): string[] => linksOf(read(file)).filter((link) => !/^[a-z]+:/.test(link));

describe.each(DOCUMENTS)('%s', (file) => {
  it('names commands that exist', () => {
    const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links to what exists', () => {
    for (const link of localLinks(file)) {
      const { path, anchor } = targetOf(link, file);
      expect(path.startsWith('..'), link).toBe(false);
      expect(existsSync(path), link).toBe(true);
      if (anchor !== '') expect(anchorsOf(read(path)), link).toContain(decodeURI(anchor));
    }
  });
});

it('some document names each command', () => {
  const pages = DOCUMENTS.map(read).join('\n');
  const commands = Object.keys(scripts).filter((name) => !name.startsWith('check:'));
  expect(commands.filter((name) => !new RegExp(`npm (?:run )?${name}\\b`).test(pages))).toEqual([]);
});

it('links lead from README.md to every document', () => {
  const reached = new Set(['README.md']);
  for (const file of reached)
    for (const link of localLinks(file)) {
      const { path } = targetOf(link, file);
      const page = statSync(path).isDirectory() ? join(path, 'README.md') : path;
      if (DOCUMENTS.includes(page)) reached.add(page);
    }
  expect([...reached].toSorted()).toEqual(DOCUMENTS.toSorted());
});

it.each(['README.md', 'README.zh-CN.md'])('%s is at most 8 KB and names at least three commands', (file) => {
  expect(statSync(file).size).toBeLessThanOrEqual(8_192);
  expect(new Set(read(file).match(/npm (?:start|test|run [a-z-]+)/g)).size).toBeGreaterThanOrEqual(3);
});

describe('the Chinese guide', () => {
  const guides = DOCUMENTS.filter((file) => file.endsWith('.zh-CN.md')).map(read);

  it('names all four rows of Seller Central beside the Chinese', () => {
    for (const row of MESSAGING_ROWS) expect(guides.join('\n')).toMatch(new RegExp(`[(（]${row}[)）]`));
  });

  it('explains settings that exist', () => {
    const explained = guides.flatMap((guide) =>
      [...guide.matchAll(/^\| ((?:`\w+`、?)+) +\|/gm)].flatMap(([, keys]) =>
        [...keys!.matchAll(/`(\w+)`/g)].map(([, key]) => key!),
      ),
    );
    expect(explained.length).toBeGreaterThan(10);
    expect(explained.filter((key) => !Object.hasOwn(settingsFile.shape, key))).toEqual([]);
  });
});
