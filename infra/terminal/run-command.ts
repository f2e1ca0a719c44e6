import { Failure } from '#shared/failure';
import type { Flags } from './flags.ts';
import { helpText, type HelpWords } from './help.ts';
import { type Arguments, type Asked, readCommandLine, UsageError } from './read-flags.ts';
import { type Terminal, unexpected } from './terminal.ts';

/** What makes a command. */
interface CommandParts<Shape extends Flags> extends HelpWords {
  /** As npm knows it: `doctor`. */
  readonly name: string;
  readonly flags: Shape;
  /** None when left out. */
  readonly takes?: Arguments;
  /**
   * Does the work and gives the exit code: 0 when all is well, 1 when it failed or found something wrong.
   *
   * @throws UsageError for flags that do not go together, Failure for what a person can mend.
   */
  readonly run: (asked: Asked<Shape>, terminal: Terminal) => Promise<number>;
}

/** A command that a person can type. */
export interface Command<Shape extends Flags = Flags> {
  readonly name: string;
  readonly help: string;
  /** Reads a command line; undefined when it asks for help. @throws UsageError */
  read(argv: readonly string[]): Asked<Shape> | undefined;
  answer(argv: readonly string[], terminal: Terminal): Promise<number>;
}

const TAKES_NONE: Arguments = { name: '', least: 0, most: 0 };

export function defineCommand<Shape extends Flags>(parts: CommandParts<Shape>): Command<Shape> {
  const { name, flags, takes = TAKES_NONE, run } = parts;
  const typed = name === 'start' ? 'npm start' : `npm run ${name}`;
  const help = helpText(typed, parts, flags);
  const read = (argv: readonly string[]): Asked<Shape> | undefined =>
    readCommandLine(typed, flags, takes, argv);
  return {
    name,
    help,
    read,
    async answer(argv, terminal) {
      const asked = read(argv);
      if (asked !== undefined) return run(asked, terminal);
      terminal.say(help);
      return 0;
    },
  };
}

/**
 * Runs a command line and gives the exit code. What a person can mend comes as one line on standard error; an error that
 * nobody expected keeps its stack. `inWords` knows errors of others that a person can mend.
 */
export async function runCommand(
  command: Pick<Command, 'answer'>,
  argv: readonly string[],
  terminal: Terminal,
  inWords: (error: Error) => string | undefined = () => undefined,
): Promise<number> {
  try {
    return await command.answer(argv, terminal);
  } catch (error) {
    const known =
      error instanceof Failure ? error.message : error instanceof Error ? inWords(error) : undefined;
    terminal.err.write(`${known ?? unexpected(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
