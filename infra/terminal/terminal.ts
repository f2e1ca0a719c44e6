import { inspect } from 'node:util';
import { confirm } from './confirm.ts';

/** Where text goes. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The terminal that a command talks to. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** Asks the person to confirm. */
  readonly confirm: (question: string) => Promise<boolean>;
  /** Milliseconds since the process began. */
  readonly elapsedMs: () => number;
}

/** The terminal that the process was started from. */
export const processTerminal: Terminal = {
  out: process.stdout,
  err: process.stderr,
  // The console ignores the error when a reader such as `head` has gone.
  say: (line) => console.log(line),
  confirm: (question) => confirm(question, process.stdin, process.stdout),
  elapsedMs: () => performance.now(),
};

/** An unexpected error, with its stack and its cause. */
export function unexpected(error: unknown): string {
  return inspect(error);
}
