import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Failure } from '#shared/failure';
import { type Flags, type Values, wordsOf } from './flags.ts';
import { nearest } from './nearest.ts';

/** A wrong command line; the message is one line that says what is wrong and what to do. */
export class UsageError extends Failure {
  override readonly name = 'UsageError';
}

/** The arguments that a command takes beside its flags. */
export interface Arguments {
  /** What stands for one in the help, such as THREAD. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** A command line, read. */
export interface Asked<Shape extends Flags> {
  readonly flags: Values<Shape>;
  /** The names of the flags that were typed. */
  readonly given: readonly string[];
  readonly args: readonly string[];
}

type Given = Record<string, string | boolean>;

/**
 * Reads a command line; undefined when it asks for help. `typed` is the command as a person types it: `npm run doctor`.
 *
 * @throws UsageError for the first thing that is wrong.
 */
export function readCommandLine<Shape extends Flags>(
  typed: string,
  flags: Shape,
  takes: Arguments,
  argv: readonly string[],
): Asked<Shape> | undefined {
  const { given, args } = takeApart(typed, flags, argv);
  if (given['help'] === true) return undefined;
  const parsed = z.object(flags).safeParse(given);
  if (!parsed.success) throw new UsageError(inWords(typed, flags, given, parsed.error));
  if (args.length > takes.most)
    throw new UsageError(
      `${typed} does not take the argument "${args[takes.most] ?? ''}"; --help shows what it takes`,
    );
  if (args.length < takes.least || args.includes(''))
    throw new UsageError(`${typed} needs ${takes.name}; --help shows how to write it`);
  return { flags: parsed.data, given: Object.keys(given), args };
}

function takeApart(
  typed: string,
  flags: Flags,
  argv: readonly string[],
): { readonly given: Given; readonly args: string[] } {
  const isSwitch = (name: string): boolean => {
    const { value, optional } = wordsOf(flags[name] ?? z.never());
    return value === undefined || optional !== undefined;
  };
  const names = [...Object.keys(flags), 'help'];
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      names.map((name) => [
        name,
        { type: isSwitch(name) ? 'boolean' : 'string', ...(name === 'help' && { short: 'h' }) } as const,
      ]),
    ),
    strict: false,
    tokens: true,
  });
  if (tokens.some((token) => token.kind === 'option' && token.name === 'help'))
    return { given: { help: true }, args: [] };
  const given: Given = {};
  const args: string[] = [];
  let mayFollow: { readonly name: string; readonly index: number; readonly pattern: RegExp } | undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (token.index - 1 === mayFollow?.index && mayFollow.pattern.test(token.value))
        given[mayFollow.name] = token.value;
      else args.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, inlineValue, value } = token;
    if (!names.includes(name)) throw new UsageError(unknownFlag(typed, rawName, names));
    const { value: placeholder, optional } = wordsOf(flags[name] ?? z.never());
    if (placeholder === undefined && value !== undefined)
      throw new UsageError(`--${name} takes no value; leave out "${value}"`);
    if (optional !== undefined) mayFollow = { name, index: token.index, pattern: optional };
    else if (placeholder !== undefined && (value === undefined || (!inlineValue && value.startsWith('-'))))
      throw new UsageError(`--${name} needs a value: --${name} ${placeholder}`);
    given[name] = value ?? true;
  }
  return { given, args };
}

function unknownFlag(typed: string, rawName: string, names: readonly string[]): string {
  const meant = nearest(rawName.replace(/^-+/, ''), names);
  return `${rawName} is not a flag of ${typed}; ${meant === undefined ? '' : `did you mean --${meant}? `}--help lists them all`;
}

function inWords(typed: string, flags: Flags, given: Given, error: z.ZodError): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0]);
  const value = given[name];
  if (value === undefined)
    return `${typed} needs --${name} ${wordsOf(flags[name] ?? z.never()).value ?? ''}; --help describes it`;
  return `--${name} ${typeof value === 'string' ? JSON.stringify(value) : ''} ${issue?.message ?? ''}`;
}
