import { Failure } from '#shared/failure';
import type { Flags } from './flags.ts';
import { helpText, type HelpWords } from './help.ts';
import { type Arguments, type Asked, readCommandLine, UsageError } from './read-flags.ts';
import { type Terminal, unexpected } from './terminal.ts';

/** The parts of a command. */
interface CommandParts<Shape extends Flags> extends HelpWords {
  /** As npm knows it: `doctor`. */
  readonly name: string;
  readonly flags: Shape;
  /** None when left out. */
  readonly takes?: Arguments;
  /**
   * Does the work and resolves with the exit code: 0 when all is well, 1 when it failed or found something wrong.
   *
   * @throws UsageError for flags that do not go together, Failure for a problem that a person can fix.
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
 * Runs a command line and resolves with the exit code. A problem that a person can fix prints one line on standard error; an
 * unexpected error prints its stack. `inWords` recognises more problems that a person can fix.
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
