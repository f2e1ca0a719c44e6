/** The stack that a command is for: a deployed one by its name, or the local run by its address. */
export type WhichStack = { readonly stackName: string } | { readonly localUrl: string };

const LOCAL_RUN = 'http://127.0.0.1:4000';

/** What each command that asks a stack says of it in its help. */
export const STACK_FLAGS_HELP = `--stack NAME       a deployed stack, by the AWS credentials and region of your terminal; Replywatch when left out
--local [URL]      the run on this machine (npm start) instead; ${LOCAL_RUN} when the URL is left out`;

/**
 * Takes `--stack NAME` and `--local [URL]` off a command line; the rest is the command's own.
 *
 * @throws in a sentence for a person.
 */
export function takeStackFlags(argv: readonly string[]): { which: WhichStack; rest: string[] } {
  const rest = argv.flatMap((one) => (/^--(?:stack|local)=/.test(one) ? splitAtEquals(one) : [one]));
  const local = takeFlag(rest, '--local', (next) => /^https?:/.test(next));
  const stack = takeFlag(rest, '--stack', (next) => !next.startsWith('-'));
  if (local !== undefined && stack !== undefined)
    throw new Error('--stack and --local exclude each other: which one is meant?');
  if (stack !== undefined && stack.value === undefined)
    throw new Error('--stack names nothing; give the name of the stack');
  if (local === undefined) return { which: { stackName: stack?.value ?? 'Replywatch' }, rest };
  const localUrl = (local.value ?? LOCAL_RUN).replace(/\/+$/, '');
  if (!URL.canParse(localUrl))
    throw new Error(`--local ${localUrl} is not a URL; write one like ${LOCAL_RUN}`);
  return { which: { localUrl }, rest };
}

/** Removes a flag, with its value when what follows can be one. */
function takeFlag(
  argv: string[],
  flag: string,
  isValue: (next: string) => boolean,
): { readonly value: string | undefined } | undefined {
  const at = argv.indexOf(flag);
  if (at === -1) return undefined;
  const next = argv[at + 1];
  const value = next !== undefined && isValue(next) ? next : undefined;
  argv.splice(at, value === undefined ? 1 : 2);
  return { value };
}

function splitAtEquals(flag: string): string[] {
  const at = flag.indexOf('=');
  return [flag.slice(0, at), flag.slice(at + 1)];
}
