import { Failure } from '../failure.ts';

const WORD = /^\w{1,60}$/;

/** What of an error may be told: its message when it is ours, else its name and code, for messages can quote their input. */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (!(error instanceof Error)) return 'something other than an error was thrown';
  const code = 'code' in error ? error.code : undefined;
  const told = [error.name, code].filter((one) => typeof one === 'string' && WORD.test(one));
  return told.join(' ') || 'an error';
}

/** An error to be told in the place of another: what may be told of it, and where it came from. */
export function withoutWords(error: unknown): Failure {
  const told = new Failure(describeError(error));
  told.stack = [`${told.name}: ${told.message}`, ...framesOf(error)].join('\n');
  return told;
}

/** As V8 writes a frame. */
const FRAME = /^ {4}at (?:[\w.$<>[\] #]+ )?\(?(?:file:|node:|\/)[^\s()]+:\d+:\d+\)?$/;

/** The frames of a stack; none where its message does not stand in front of them, for then nobody knows what is what. */
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
