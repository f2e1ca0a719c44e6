import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Words that only the authors of this project understood, by the plain word for each. */
const OLD_WORDS: Readonly<Record<string, RegExp>> = {
  endpoint: /(?<![a-z])[dD]oors?(?![a-z])|(?<=[a-z])Doors?(?![a-z])/,
  'create or provision': /realis(?!tic)/i,
  'last seen': /sighting/i,
  'dead letter': /\bset(?:s|ting)?[ -]aside\b|set-?aside/i,
  'say, show, print or report': /(?<![a-z])[tT]old(?![a-z])(?! apart)|(?<=[a-z])Told(?![a-z])/,
  confirm: /says ?yes/i,
  'skip or not sent': /\bpass(?:ed|es) (?:by|over)\b/i,
  'persist or store': /\bkept[A-Z]|(?<=[a-z])Kept(?![a-z])|\bKept\b/,
};

interface Allowed {
  /** A file, or a folder with a slash at its end; '' is everywhere. */
  readonly where: string;
  readonly text: RegExp;
  readonly why: string;
}

const ALLOWED: readonly Allowed[] = [
  {
    where: '',
    text: /notificationsSetAside/gi,
    why: 'the metric NotificationsSetAside: alarms and dashboards use it',
  },
  { where: 'shared/contracts/table.ts', text: /'set-aside'/g, why: 'the key of stored items' },
  { where: 'functions/board/health/', text: /\bsetAside\b/g, why: 'a key of /api/health' },
  { where: 'functions/README.md', text: /`setAside`/g, why: 'a key of /api/health' },
  { where: 'infra/settings/README.md', text: /`setAside`/g, why: 'a key of /api/health' },
  { where: 'test/scenarios/cancellation.test.ts', text: /\bsetAside\b/g, why: 'a key of /api/health' },
  { where: 'CHANGELOG.md', text: /^## \d[^]*/gm, why: 'the notes of released versions do not change' },
  { where: 'test/words.test.ts', text: /[^]*/g, why: 'this file lists the words' },
];

const ROOMS = ['.github', 'functions', 'infra', 'shared', 'test'];

const filesOf = (folder: string, ends: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => ends.test(path) && statSync(path).isFile());

/** Each old word in a text, with the path and the plain word. */
function oldWordsIn(path: string, text: string): string[] {
  const left = ALLOWED.filter(
    ({ where }) => path === where || where === '' || (where.endsWith('/') && path.startsWith(where)),
  ).reduce((rest, { text: allowed }) => rest.replaceAll(allowed, ''), text);
  return Object.entries(OLD_WORDS).flatMap(([plain, word]) =>
    [...left.matchAll(new RegExp(word, `${word.flags}g`))].map(
      ({ index }) => `${path}: "${excerpt(left, index)}" (${plain})`,
    ),
  );
}

const excerpt = (text: string, index: number): string =>
  text
    .slice(Math.max(0, index - 25), index + 25)
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A test quotes the product in strings and uses its names, so only its own words count: comments, titles and declared names. */
function ownWordsOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  const own: string[] = [];
  let end = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) ? !isDeclared(node) : isLiteral(node) && !isTitle(node)) {
      own.push(text.slice(end, node.getStart()));
      end = node.getEnd();
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return [...own, text.slice(end)].join(' ');
}

const isLiteral = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

const isTitle = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) &&
  node.parent.arguments[0] === node &&
  /^(?:it|describe)\b/.test(node.parent.expression.getText());

function isDeclared(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isBindingElement(parent)) return parent.propertyName !== undefined && parent.name === name;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodSignature(parent)) &&
    parent.name === name
  );
}

it.each(['README.md', 'README.zh-CN.md', 'CHANGELOG.md', ...ROOMS.filter((room) => room !== 'test')])(
  'nothing in %s was read in a wrong encoding and written back',
  (place) => {
    const paths = statSync(place).isFile() ? [place] : filesOf(place, /\.(?:md|ya?ml|tsx?|json)$/);
    expect(paths.filter((path) => /[\u00c2-\u00ef][\u0080-\u00bf]/.test(readFileSync(path, 'utf8')))).toEqual(
      [],
    );
  },
);

describe('no old word is left', () => {
  it.each(['infra', 'functions', 'shared'])('in the code of %s', (room) => {
    expect(filesOf(room, /\.tsx?$/).flatMap((path) => oldWordsIn(path, readFileSync(path, 'utf8')))).toEqual(
      [],
    );
  });

  it.each(ROOMS)('in the documents of %s', (room) => {
    const documents = filesOf(room, /\.(?:md|ya?ml)$/);
    expect(documents.flatMap((path) => oldWordsIn(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md', 'CHANGELOG.md'])('in %s', (path) => {
    expect(oldWordsIn(path, readFileSync(path, 'utf8'))).toEqual([]);
  });

  it('in comments, titles and names of the tests', () => {
    expect(filesOf('test', /\.ts$/).flatMap((path) => oldWordsIn(path, ownWordsOf(path)))).toEqual([]);
  });

  it('in the name of a file', () => {
    const paths = ROOMS.flatMap((room) => filesOf(room, /./));
    expect(paths.flatMap((path) => oldWordsIn('', path))).toEqual([]);
  });
});

it.each([
  ['a door to the front', 'endpoint'],
  ['webDoors', 'endpoint'],
  ['indoor', undefined],
  ['the realised stack', 'create or provision'],
  ['setAsideLog', 'dead letter'],
  ['nobody was told', 'say, show, print or report'],
  ['two that are told apart', undefined],
  ['it is passed by', 'skip or not sent'],
  ['keptForms', 'persist or store'],
  ['kept for 30 days', undefined],
])('finds "%s" as a word for %s', (text, plain) => {
  const found = Object.entries(OLD_WORDS).filter(([, word]) => word.test(text));
  expect(found.map(([name]) => name)).toEqual(plain === undefined ? [] : [plain]);
});
