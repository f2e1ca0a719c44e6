import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lambdaHandler } from '#shared/runtime/lambda-handler';

const NAME = 'Rosalind';

describe('a handler', () => {
  it('returns its result, and fails in our own words', async () => {
    expect(await lambdaHandler((one: number) => Promise.resolve(one + 1))(1)).toBe(2);
    const failing = lambdaHandler(() => Promise.reject(new Error(`no such ${NAME}`)));
    await expect(failing()).rejects.toThrow(/^Error$/);
  });
});

describe('an unawaited failure', () => {
  // As Lambda's runtime listens: after the function's own code.
  const program = (what: string): string => `
    import { lambdaHandler } from './shared/runtime/lambda-handler.ts';
    for (const event of ['uncaughtException', 'unhandledRejection'])
      process.on(event, (error) => { console.error('Lambda prints', String(error)); process.exit(128); });
    const handler = lambdaHandler(async () => { ${what}; await new Promise(() => setTimeout(() => {}, 10_000)); });
    await handler();
  `;
  it.each([
    ['a promise', `void Promise.reject(new TypeError('no such ${NAME}'))`],
    ['a text as error', `void Promise.reject('${NAME}')`],
    ['an error of a timer', `setTimeout(() => { throw new RangeError('no such ${NAME}') })`],
  ])('ends the process before Lambda prints it: %s', (_, what) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program(what)],
      { encoding: 'utf8', timeout: 20_000 },
    );
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^\{"level":"CRITICAL","message":"the function ended","error":"[\w ]+"\}\n$/);
    expect(stderr).not.toContain(NAME);
    expect(status).toBe(1);
  });
});
