import { Failure } from '../failure.ts';

const WORD = /^\w{1,60}$/;

/**
 * The part of an error that may be logged: its message when it is ours, otherwise its name and code, because messages
 * can quote their input.
 */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return 'something other than an error was thrown';
  const code = 'code' in error ? error.code : undefined;
  const words = [error.name, code].filter((one) => typeof one === 'string' && WORD.test(one));
  return words.join(' ') || 'an error';
}

/** An error to throw in place of another: what may be logged of it, and where it came from. */
export function withoutWords(error: unknown): Failure {
  const safe = new Failure(describeError(error));
  safe.stack = [`${safe.name}: ${safe.message}`, ...framesOf(error)].join('\n');
  return safe;
}

/** A stack frame as V8 writes it. */
const FRAME = /^ {4}at (?:[\w.$<>[\] #]+ )?\(?(?:file:|node:|\/)[^\s()]+:\d+:\d+\)?$/;

/** The frames of a stack; none when it does not begin with the message, because the two can then not be separated. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const { message, stack } = error;
  const at = stack.indexOf(message);
  return at < 0
    ? []
    : stack
        .slice(at + message.length)
        .split('\n')
        .filter((line) => FRAME.test(line));
}
