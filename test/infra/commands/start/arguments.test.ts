import { expect, it } from 'vitest';
import { dataDirOf, importCommand } from '#infra/commands/import/command';
import { askedBy } from '#infra/commands/start/flags';
import { start } from '#infra/commands/start/start';
import { typeTo } from '#test/infra/terminal/type-to';

const HOUR_MS = 3_600_000;

const asked = (argv: readonly string[]) => {
  const read = start.read(argv);
  return read === undefined ? 'help' : askedBy(read.flags, read.given);
};

/** The answer of `npm start` to a wrong command line. */
async function wrong(...argv: string[]): Promise<string> {
  const { code, out, err } = await typeTo(start, argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  return err;
}

it('runs on the documented ports by default', () => {
  expect(asked([])).toEqual({
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
    asked([
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
      '--relay',
      'refuse=policy',
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
    relayRefusal: 'policy',
    dynamodbEndpoint: 'http://127.0.0.1:8000',
  });
});

it('prints help before it looks at anything else', () => {
  expect(asked(['--help', '--port', 'x'])).toBe('help');
  expect(asked(['-h'])).toBe('help');
});

it('plays the demo, with another DynamoDB when one is given', () => {
  expect(asked(['--demo'])).toEqual({ task: 'demo' });
  expect(asked(['--demo', '--dynamodb-endpoint', 'http://127.0.0.1:8000'])).toEqual({
    task: 'demo',
    dynamodbEndpoint: 'http://127.0.0.1:8000',
  });
});

it('refuses a flag that the demo does not use', async () => {
  expect(await wrong('--demo', '--port', '5000')).toBe(
    '--demo has its own shop and clock; leave out --port\n',
  );
  expect(await wrong('--demo', '--fresh')).toContain('--fresh');
});

it.each([
  [['--port', '70000'], '--port "70000" is not a port; give a number from 0 to 65535'],
  [['--smtp', 'mail'], '--smtp "mail" is not a port; give a number from 0 to 65535'],
  [['--now', 'yesterday'], '--now "yesterday" is not an instant; write one like 2026-03-02T10:00:00Z'],
  [['--now', '2026-03-02T10:00:00'], '--now "2026-03-02T10:00:00" is not an instant; write one like'],
  [['--dynamodb-endpoint', 'file:///x'], '--dynamodb-endpoint "file:///x" is not a URL'],
  [['--history-after', 'soon'], '--history-after "soon" is not a length of time; write one like 90m, 24h'],
  [['--relay', 'policy'], '--relay "policy" is not understood; write one like refuse=policy'],
  [['--relay', 'refuse=all'], 'knows no such refusal; there are not-approved, opt-out, policy'],
  [['--data', ''], '--data "" names nothing; give a path'],
  [['--port', '2525'], '--port and --smtp are both 2525; give them different ports'],
  [['--prot', '1'], '--prot is not a flag of npm start; did you mean --port?'],
  [['--port'], '--port needs a value: --port 4000'],
  [['--fresh=yes'], '--fresh takes no value; leave out "yes"'],
  [['inbox.mbox'], 'npm start does not take the argument "inbox.mbox"'],
])('says in one line what is wrong with %j', async (argv, message) => {
  const line = await wrong(...argv);
  expect(line).toContain(message);
  expect(line).toMatch(/^.*\n$/);
});

it('imports the given mail into the folder of the local run', () => {
  expect(importCommand.read(['a.mbox', 'folder'])).toEqual({
    args: ['a.mbox', 'folder'],
    given: [],
    flags: { 'history-after': 72 * HOUR_MS },
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
  expect(importCommand.read(['a.mbox', ...flags])).toMatchObject({
    args: ['a.mbox'],
    flags: {
      data: 'kept',
      settings: 'shop.yaml',
      'history-after': 30 * 24 * HOUR_MS,
      now: Date.parse('2026-03-02T10:00:00Z'),
    },
  });
  expect(importCommand.read(['-h'])).toBeUndefined();
  expect(dataDirOf({})).toBe('.replywatch');
  expect(dataDirOf({ local: true })).toBe('.replywatch');
  expect(dataDirOf({ data: 'kept' })).toBe('kept');
});

it.each([
  [[], 'npm run import needs an mbox, an .eml or a folder of them'],
  [[''], 'npm run import needs an mbox, an .eml or a folder of them'],
  [['a', '--now', 'soon'], '--now "soon" is not an instant'],
  [['a', '--port', '1'], '--port is not a flag of npm run import'],
  [['a', '--stack', 'Shop'], '--stack is not possible here: a deployed stack gets mail from SES only'],
  [['a', '--local', 'http://127.0.0.1:4000'], '--local with a URL is not possible here'],
  [['--history-after', '3'], '--history-after "3" is not a length of time; write one like 90m, 24h or 2d'],
])('says in one line what is wrong with an import by %j', async (argv, message) => {
  const { code, out, err } = await typeTo(importCommand, argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
  expect(err).toMatch(/^.*\n$/);
});
