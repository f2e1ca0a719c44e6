import { describeError, withoutWords } from './describe-error.ts';

/**
 * A function's handler. Lambda prints message and stack of whatever a handler throws, so errors leave it in our own
 * words only. An uncaught error or unhandled rejection ends the process, as it would anyway, before Lambda prints it.
 */
export function lambdaHandler<Arguments extends readonly unknown[], Result>(
  handle: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  guardProcess();
  return async (...given) => {
    try {
      return await handle(...given);
    } catch (error) {
      throw withoutWords(error);
    }
  };
}

let isGuarded = false;

/** Runs before Lambda's own listeners, which print the whole error. */
function guardProcess(): void {
  if (isGuarded) return;
  isGuarded = true;
  const end = (error: unknown): void => {
    const line = { level: 'CRITICAL', message: 'the function ended', error: describeError(error) };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exit(1);
  };
  process.prependListener('uncaughtException', end);
  process.prependListener('unhandledRejection', end);
}
