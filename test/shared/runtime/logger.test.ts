import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Failure } from '#shared/failure';
import { describeError, withoutWords } from '#shared/runtime/describe-error';
import type { LogFields, logger as Logger } from '#shared/runtime/logger';

const NAME = 'Rosalind Xanthopoulos';
const ADDRESS = 'rosalind@home.example';

describe('a log line', () => {
  let lines: Record<string, unknown>[];
  let logger: typeof Logger;
  beforeEach(async () => {
    // Printed by the console of the process, and not at all in other tests.
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
    vi.resetModules();
    lines = [];
    for (const method of ['info', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation((line: unknown) => {
        lines.push(z.record(z.string(), z.unknown()).parse(JSON.parse(String(line))));
      });
    ({ logger } = await import('#shared/runtime/logger'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('has the fields that were listed', () => {
    logger.warn('a mail was taken in', { thread: 'acme-us.1', attempt: 2, passed: true, reason: undefined });
    expect(lines).toMatchObject([
      { level: 'WARN', message: 'a mail was taken in', thread: 'acme-us.1', attempt: 2, passed: true },
    ]);
  });

  it('has nothing of an object, whatever the compiler let through', () => {
    const fields: LogFields = { kind: 'message' };
    logger.error('a message failed', Object.assign(fields, { from: NAME, thread: { buyer: NAME } }));
    expect(lines).toMatchObject([{ kind: 'message' }]);
    expect(JSON.stringify(lines)).not.toContain(NAME);
    expect(Object.keys(lines[0]!)).not.toContain('thread');
  });

  it('has no e-mail address, and is not long enough for a mail', () => {
    logger.info('a mail was taken in', { reason: `mailto:${ADDRESS} said so`, why: 'x'.repeat(5_000) });
    expect(lines).toMatchObject([{ reason: 'mailto:[address] said so', why: 'x'.repeat(1_000) }]);
  });

  it('does not compile with something put into its message, or with a field that is not listed', () => {
    // @ts-expect-error -- what stands in a message is the same each time
    logger.info(`a mail of ${NAME.toLowerCase()}`);
    // @ts-expect-error -- a buyer's name is no field
    logger.info('a mail was taken in', { buyer: NAME });
    // @ts-expect-error -- an object is no value
    logger.info('a mail was taken in', { thread: { id: NAME } });
  });
});

describe('an error is told', () => {
  it('by its message when that is ours', () => {
    expect(describeError(new Failure('there are no settings'))).toBe('there are no settings');
  });

  it.each([
    ['a name', new SyntaxError(`Unexpected token in ${NAME}`), 'SyntaxError'],
    ['a plain one of a library', new Error(`cannot parse ${NAME}`), 'Error'],
    ['what a schema says', z.enum(['a']).safeParse(NAME).error, 'ZodError'],
    ['its code', Object.assign(new Error(`${NAME}: no answer`), { code: 'ECONNRESET' }), 'Error ECONNRESET'],
    ['a name that is no name', Object.assign(new Error('x'), { name: NAME }), 'an error'],
    ['what is no error', NAME, 'something other than an error was thrown'],
  ])('else without its words: %s', (_, error, printed) => {
    expect(describeError(error)).toBe(printed);
  });
});

describe('what leaves a handler in the place of an error', () => {
  it('says where it came from, and nothing of its message', () => {
    const error = withoutWords(new TypeError(`no ${NAME}\n    at ${NAME} (file:///x.mjs:1:1)`));
    expect(error.message).toBe('TypeError');
    expect(error.stack).toMatch(/^Failure: TypeError\n {4}at .*logger\.test\.ts:\d+:\d+\)?\n/);
    expect(error.stack).not.toContain('Rosalind');
    expect(error.cause).toBeUndefined();
  });

  it('gives up the stack when its message was changed after it was made', () => {
    const stack = `Error: no ${NAME}\n    at ${NAME} (file:///x.mjs:1:1)`;
    const error = Object.assign(new Error('changed'), { stack });
    expect(withoutWords(error).stack).toBe('Failure: Error');
  });
});
