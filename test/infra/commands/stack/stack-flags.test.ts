import { expect, it } from 'vitest';
import { STACK_FLAGS, whichStack } from '#infra/commands/stack/stack-flags';
import { readCommandLine } from '#infra/terminal/read-flags';

const read = (...argv: string[]) => {
  const asked = readCommandLine('npm run x', STACK_FLAGS, { name: 'QUEUE', least: 0, most: 1 }, argv);
  return asked === undefined ? undefined : { which: whichStack(asked.flags), args: asked.args };
};

it('the flags that name a stack leave the rest of a command line unchanged', () => {
  expect(read('mail')).toEqual({ which: { stackName: 'Replywatch' }, args: ['mail'] });
  expect(read('--stack', 'Other', 'mail')).toEqual({ which: { stackName: 'Other' }, args: ['mail'] });
  expect(read('--local', 'mail')).toEqual({ which: { dataDir: '.replywatch' }, args: ['mail'] });
  expect(read('--local', '--data', 'kept')).toEqual({ which: { dataDir: 'kept' }, args: [] });
  expect(read('--data', 'kept')).toEqual({ which: { dataDir: 'kept' }, args: [] });
  for (const flag of [['--local=http://127.0.0.1:5000/'], ['--local', 'http://127.0.0.1:5000/']])
    expect(read(...flag, 'mail')).toEqual({ which: { localUrl: 'http://127.0.0.1:5000' }, args: ['mail'] });
});

it.each([
  [['--stack', 'A', '--local'], '--stack and --local exclude each other; leave one out'],
  [['--stack', 'A', '--data', 'kept'], '--data is the folder of the run on this machine'],
  [['--local', 'http://127.0.0.1:5000', '--data', 'kept'], 'both name a run; leave one out'],
  [['--stack', '--local'], '--stack needs a value: --stack NAME'],
  [['--stack', 'my shop'], '--stack "my shop" is not the name of a stack'],
  [['--local', 'http://'], '--local "http://" is not a URL'],
])('%j are refused where they contradict each other or name nothing', (argv, message) => {
  expect(() => read(...argv)).toThrow(message);
});
