import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTemplates, fileOf } from '#infra/commands/templates/template-file';
import { templates } from '#infra/commands/templates/templates';
import { contentOf } from '#shared/application/templates/change-template';
import { STARTER_TEMPLATES } from '#shared/domain/templates/starter/library';
import { recordedFolder } from '#test/builders/recorded-folder';
import { template } from '#test/builders/template';
import { at } from '#test/builders/thread';
import { typeTo } from '#test/infra/terminal/type-to';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'templates-'));
  await recordedFolder(dir, [], at('12:00'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const written = (text: string): string => {
  const file = join(dir, 'shop.yaml');
  writeFileSync(file, text);
  return file;
};
const typed = (argv: readonly string[], answer = '') => typeTo(templates, [...argv, '--data', dir], answer);
const LATE = `templates:
  late:
    name: { en: Late parcel }
    shortcut: late
    topics: [delivery]
    versions:
      de: |-
        Guten Tag {buyer},

        es tut uns leid.
`;

it('a file that was exported is read again as it was, with every word', () => {
  const library = [
    ...STARTER_TEMPLATES,
    template('own', { retired: { by: 'li', at: 0 }, kinds: ['return'] }),
  ];
  const file = written(fileOf(library));
  expect(readFileSync(file, 'utf8')).toContain('      de: |-\n        Guten Tag {buyer},\n\n');
  expect(readTemplates(file, library)).toEqual(
    library.map((one) => ({ id: one.id, content: contentOf(one), retired: one.retired !== undefined })),
  );
});

it.each([
  ['    use: always\n', 6, 'templates.late.use is not known'],
  ['    tpoics: []\n', 6, 'templates.late.tpoics is not a known key'],
  ['    fulfilment: amazon\n', 0, ''],
])('a key that is wrong is refused with its line: %s', (line, number, message) => {
  const file = written(LATE.replace('    versions:\n', `${line}    versions:\n`));
  if (message === '') expect(readTemplates(file, [])).toHaveLength(1);
  else expect(() => readTemplates(file, [])).toThrow(`${file}:${number}: ${message}`);
});

it('what no reply could be sent from is refused with its line', () => {
  const refused = (text: string): string => {
    try {
      return readTemplates(written(text), STARTER_TEMPLATES)
        .map(({ id }) => id)
        .join();
    } catch (error) {
      return error instanceof Error ? error.message.replaceAll(`${dir}/`, '') : '';
    }
  };
  expect(refused(LATE)).toBe('late');
  expect(refused(LATE.replace('{buyer}', '{kunde}'))).toBe(
    'shop.yaml:7: templates.late.versions.de has {kunde}, which is no variable; the head of an exported file lists them',
  );
  expect(refused(LATE.replace('shortcut: late', 'shortcut: holding'))).toBe(
    'shop.yaml:4: templates.late.shortcut is the shortcut of another template; choose another one',
  );
  expect(refused(LATE.replace('      de: |-', '      xx: |-'))).toMatch(
    /^shop\.yaml:7: templates\.late\.versions\.xx cannot be a name here: use one of ar, de, en/,
  );
  expect(
    refused(`${LATE}${LATE.slice(LATE.indexOf('  late:')).replace('late:', 'late-2:')}`).split('\n'),
  ).toEqual([
    'shop.yaml:4: templates.late.shortcut is the shortcut of another template; choose another one',
    'shop.yaml:13: templates.late-2.shortcut is the shortcut of another template; choose another one',
  ]);
  expect(refused(LATE.replace('tut uns leid', 'hilft hilfe@acme.example'))).toMatch(
    /^shop\.yaml:7: templates\.late\.versions\.de breaks a rule: /,
  );
  expect(refused('templates:\n  late：\n')).toContain('shop.yaml:2: late is followed by a full-width colon');
});

it('export writes all templates, import shows what changes, asks, and changes that', async () => {
  const file = join(dir, 'all.yaml');
  expect(await typed(['export', '--out', file])).toEqual({
    code: 0,
    out: `wrote ${STARTER_TEMPLATES.length} templates to ${file}\n`,
    err: '',
  });
  expect((await typed(['import', file])).out).toContain('has these templates already. Nothing to import.');

  const own = written(
    readFileSync(file, 'utf8')
      .replace('en: Delayed parcel', 'en: It is late')
      .replace('\n  refund:\n', '\n  refund:\n    retired: true\n') + LATE.replace('templates:\n', ''),
  );
  const declined = await typed(['import', own], 'no\n');
  expect(declined.code).toBe(1);
  expect(declined.out).toContain('  ~ delayed: name\n  ~ refund: retired\n  + late: new\n');
  expect(declined.out).toContain('Nothing was imported.');
  expect((await typed(['export'])).out).not.toContain('It is late');

  expect((await typed(['import', own], 'yes\n')).out).toContain('3 of 3 templates imported.');
  const again = await typed(['export']);
  expect(again.out).toContain('en: It is late');
  expect(again.out).toMatch(
    /\n {2}refund:\n {4}name:[^\n]*\n(?: {6}.*\n)* {4}shortcut: refund\n(?: {4}.*\n)*? {4}retired: true/,
  );
  expect((await typed(['import', own, '--yes'])).out).toContain('Nothing to import.');
});

it.each([[[]], [['import']], [['export', 'file.yaml']], [['send', 'file.yaml']]])(
  'says how it is used: %s',
  async (argv) => {
    expect(await typed(argv)).toMatchObject({ code: 2, out: '' });
  },
);

it('says what to do when there is no such file', async () => {
  const { code, err } = await typed(['import', join(dir, 'nothing.yaml')]);
  expect(code).toBe(1);
  expect(err).toContain('there is no such file; npm run templates -- export --out FILE writes one');
});
