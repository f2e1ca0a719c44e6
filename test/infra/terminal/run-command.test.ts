import { expect, it } from 'vitest';
import * as z from 'zod';
import { maybeValued, toggle, valued } from '#infra/terminal/flags';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import { Failure } from '#shared/failure';
import { typeTo } from './type-to.ts';

const paint = defineCommand({
  name: 'paint',
  summary: 'Paints a wall.',
  usage: ['WALL [flags]', ['WALL --dry', 'looks only']],
  takes: { name: 'WALL', least: 1, most: 2 },
  flags: {
    colour: valued('COLOUR', 'the colour', z.enum(['red', 'blue'], 'is not a colour; take red or blue')),
    coats: valued('2', 'how many', z.coerce.number().default(2)),
    dry: toggle('change nothing'),
    at: maybeValued('URL', 'where', /^http:/, z.union([z.literal(true), z.url()]).optional()),
  },
  notes: ['Mind the cat.'],
  exits: { 0: 'painted', 1: 'not painted' },
  run({ flags, args }, { say }) {
    if (args[0] === 'ceiling') throw new UsageError('a ceiling is not a wall');
    if (args[0] === 'wet') throw new Failure('the wall is wet: dry it first');
    if (args[0] === 'odd') throw new RangeError('unforeseen');
    say(JSON.stringify({ ...flags, args }));
    return Promise.resolve(flags.dry ? 1 : 0);
  },
});

it('prints help in one form', async () => {
  expect(await typeTo(paint, ['wall', '--help', '--no-such'])).toEqual({
    code: 0,
    err: '',
    out: `Paints a wall.

Usage:
  npm run paint -- WALL [flags]
  npm run paint -- WALL --dry    looks only

Flags:
  --colour COLOUR  the colour
  --coats 2        how many
  --dry            change nothing
  --at [URL]       where
  --help, -h       print this

Mind the cat.

Exit codes: 0 painted; 1 not painted; 2 wrong usage.
`,
  });
  expect((await typeTo(paint, ['-h'])).code).toBe(0);
});

it.each([
  [['wall', '--colour', 'red'], { colour: 'red', coats: 2, dry: false, args: ['wall'] }],
  [['--colour=blue', '--coats=3', 'a', 'b'], { colour: 'blue', coats: 3, dry: false, args: ['a', 'b'] }],
  [['--at', 'wall', '--colour', 'red'], { at: true, args: ['wall'] }],
  [['--at', 'http://a', 'wall', '--colour', 'red'], { at: 'http://a', args: ['wall'] }],
  [['--at=http://a', 'wall', '--colour', 'red'], { at: 'http://a', args: ['wall'] }],
  [['--colour', 'red', '--', '--dry'], { dry: false, args: ['--dry'] }],
])('reads %j', async (argv, read) => {
  const { code, out, err } = await typeTo(paint, argv);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject(read);
});

it('passes on the exit code of the work', async () => {
  expect((await typeTo(paint, ['wall', '--colour', 'red', '--dry'])).code).toBe(1);
});

it.each([
  [
    ['wall', '--color', 'red'],
    '--color is not a flag of npm run paint; did you mean --colour? --help lists them all',
  ],
  [['wall', '--zebra'], '--zebra is not a flag of npm run paint; --help lists them all'],
  [['wall', '-x'], '-x is not a flag of npm run paint; --help lists them all'],
  [['wall', '--colour'], '--colour needs a value: --colour COLOUR'],
  [['wall', '--colour', '--dry'], '--colour needs a value: --colour COLOUR'],
  [['wall', '--colour', 'pink'], '--colour "pink" is not a colour; take red or blue'],
  [['wall', '--dry=no', '--colour=red'], '--dry takes no value; leave out "no"'],
  [['wall'], 'npm run paint needs --colour COLOUR; --help describes it'],
  [['--colour', 'red'], 'npm run paint needs WALL; --help shows how to write it'],
  [['', '--colour', 'red'], 'npm run paint needs WALL; --help shows how to write it'],
  [
    ['a', 'b', 'c', '--colour', 'red'],
    'npm run paint does not take the argument "c"; --help shows what it takes',
  ],
  [['ceiling', '--colour', 'red'], 'a ceiling is not a wall'],
])('answers %j by one line and 2', async (argv, line) => {
  expect(await typeTo(paint, argv)).toEqual({ code: 2, out: '', err: `${line}\n` });
});

it('answers what a person can mend by one line and 1, and shows the stack of anything else', async () => {
  expect(await typeTo(paint, ['wet', '--colour', 'red'])).toEqual({
    code: 1,
    out: '',
    err: 'the wall is wet: dry it first\n',
  });
  const { code, err } = await typeTo(paint, ['odd', '--colour', 'red']);
  expect(code).toBe(1);
  expect(err).toMatch(/^RangeError: unforeseen\n +at /);
});
