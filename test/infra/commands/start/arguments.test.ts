import { expect, it } from 'vitest';
import { parseImportArguments } from '#infra/commands/import/arguments';
import { ArgumentsError, parseArguments } from '#infra/commands/start/arguments';

const HOUR_MS = 3_600_000;

const wrong = (...argv: string[]): string => refusal(parseArguments, argv);
const wrongImport = (...argv: string[]): string => refusal(parseImportArguments, argv);

const refusal = (parse: (argv: readonly string[]) => unknown, argv: readonly string[]): string => {
  try {
    parse(argv);
  } catch (error) {
    if (error instanceof ArgumentsError) return error.message;
    throw error;
  }
  throw new Error(`${argv.join(' ')} was accepted`);
};

it('runs on the ports of the documentation when nothing is said', () => {
  expect(parseArguments([])).toEqual({
    task: 'run',
    port: 4000,
    smtpPort: 2525,
    dataDir: '.replywatch',
    fresh: false,
    spApiMock: false,
    historyAfterMs: 72 * HOUR_MS,
  });
});

it('reads every flag', () => {
  expect(
    parseArguments([
      '--port=5000',
      '--smtp',
      '0',
      '--data',
      'kept',
      '--fresh',
      '--sp-api-mock',
      '--settings',
      'shop.yaml',
      '--mail',
      'inbox.mbox',
      '--history-after',
      '2d12h',
      '--now',
      '2026-03-02T11:00:00+01:00',
      '--dynamodb-endpoint',
      'http://127.0.0.1:8000',
    ]),
  ).toEqual({
    task: 'run',
    port: 5000,
    smtpPort: 0,
    dataDir: 'kept',
    fresh: true,
    spApiMock: true,
    settingsFile: 'shop.yaml',
    mail: 'inbox.mbox',
    historyAfterMs: 60 * HOUR_MS,
    standStillAt: Date.parse('2026-03-02T10:00:00Z'),
    dynamodbEndpoint: 'http://127.0.0.1:8000',
  });
});

it('gives help before it looks at anything else', () => {
  expect(parseArguments(['--help', '--port', 'x'])).toEqual({ task: 'help' });
  expect(parseArguments(['-h'])).toEqual({ task: 'help' });
});

it('tells the demo, with another DynamoDB when there is one', () => {
  expect(parseArguments(['--demo'])).toEqual({ task: 'demo' });
  expect(parseArguments(['--demo', '--dynamodb-endpoint', 'http://127.0.0.1:8000'])).toEqual({
    task: 'demo',
    dynamodbEndpoint: 'http://127.0.0.1:8000',
  });
});

it('does not pass over a flag that the demo has no use for', () => {
  expect(wrong('--demo', '--port', '5000')).toBe(
    '--demo has a shop and a clock of its own; leave out --port',
  );
  expect(wrong('--demo', '--fresh')).toContain('--fresh');
});

it.each([
  [['--port', '70000'], '--port "70000" is not a port; give a number from 0 to 65535'],
  [['--smtp', 'mail'], '--smtp "mail" is not a port; give a number from 0 to 65535'],
  [['--now', 'yesterday'], '--now "yesterday" is not an instant; write one like 2026-03-02T10:00:00Z'],
  [['--now', '2026-03-02T10:00:00'], '--now "2026-03-02T10:00:00" is not an instant; write one like'],
  [['--dynamodb-endpoint', 'file:///x'], '--dynamodb-endpoint "file:///x" is not a URL'],
  [['--history-after', 'soon'], '--history-after "soon" is not a length of time; write one like 90m, 24h'],
  [['--data', ''], '--data "" names nothing; give a path'],
  [['--port', '2525'], '--port and --smtp are both 2525; each needs a port of its own'],
  [['--prot', '1'], "Unknown option '--prot'"],
  [['--port'], "Option '--port <value>' argument missing"],
  [['--fresh=yes'], "Option '--fresh' does not take an argument"],
  [['inbox.mbox'], "Unexpected argument 'inbox.mbox'"],
])('tells in one line what is wrong with %j', (argv, message) => {
  expect(wrong(...argv)).toContain(message);
  expect(wrong(...argv)).not.toContain('\n');
});

it('imports what it is given, into the folder of the local run', () => {
  expect(parseImportArguments(['a.mbox', 'folder'])).toEqual({
    task: 'import',
    paths: ['a.mbox', 'folder'],
    dataDir: '.replywatch',
    historyAfterMs: 72 * HOUR_MS,
  });
  const flags = [
    '--data',
    'kept',
    '--settings',
    'shop.yaml',
    '--history-after',
    '30d',
    '--now',
    '2026-03-02T11:00:00+01:00',
  ];
  expect(parseImportArguments(['a.mbox', ...flags])).toEqual({
    task: 'import',
    paths: ['a.mbox'],
    dataDir: 'kept',
    settingsFile: 'shop.yaml',
    historyAfterMs: 30 * 24 * HOUR_MS,
    standStillAt: Date.parse('2026-03-02T10:00:00Z'),
  });
  expect(parseImportArguments(['-h'])).toEqual({ task: 'help' });
});

it.each([
  [[], 'name an mbox, an .eml or a folder of them: npm run import -- PATH'],
  [[''], 'name an mbox, an .eml or a folder of them'],
  [['a', '--now', 'soon'], '--now "soon" is not an instant'],
  [['a', '--port', '1'], "Unknown option '--port'"],
])('tells in one line what is wrong with an import by %j', (argv, message) => {
  expect(wrongImport(...argv)).toContain(message);
  expect(wrongImport(...argv)).not.toContain('\n');
});
