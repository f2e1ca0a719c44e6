import * as z from 'zod';
import { maybeValued, path, valued } from '#infra/terminal/flags';
import { UsageError } from '#infra/terminal/read-flags';

/** The stack that a command works on: a deployed one, or the local run by its address or its data folder. */
export type WhichStack =
  { readonly stackName: string } | { readonly localUrl: string } | { readonly dataDir: string };

export const DEFAULT_STACK = 'Replywatch';
export const DEFAULT_DATA_DIR = '.replywatch';

export const stackName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'is not the name of a stack: letters, digits and hyphens');

const runUrl = z
  .url({ protocol: /^https?$/, error: 'is not a URL; write one like http://127.0.0.1:4000' })
  .transform((url) => url.replace(/\/+$/, ''));

/** The flags by which every command names a stack. */
export const STACK_FLAGS = {
  stack: valued(
    'NAME',
    `a deployed stack, with the AWS credentials and region of your terminal; ${DEFAULT_STACK} by default`,
    stackName.optional(),
  ),
  local: maybeValued(
    'URL',
    'the run on this machine (npm start) instead, found by its data folder or by the address that you give',
    /^https?:/,
    z.union([z.literal(true), runUrl], 'is not a URL; write one like http://127.0.0.1:4000').optional(),
  ),
  data: valued('DIR', `the data folder of that run; ${DEFAULT_DATA_DIR} by default`, path.optional()),
};

export interface StackFlags {
  readonly stack?: string | undefined;
  readonly local?: true | string | undefined;
  readonly data?: string | undefined;
}

/** Whether a command line names a stack at all. */
export function namesStack({ stack, local, data }: StackFlags): boolean {
  return stack !== undefined || local !== undefined || data !== undefined;
}

/**
 * The stack that the flags name; `--data` alone means the run that has its data there.
 *
 * @throws UsageError when they name more than one.
 */
export function whichStack({ stack, local, data }: StackFlags): WhichStack {
  if (stack !== undefined && local !== undefined)
    throw new UsageError('--stack and --local exclude each other; leave one out');
  if (stack !== undefined && data !== undefined)
    throw new UsageError('--data is the folder of the run on this machine; leave out --stack or --data');
  if (typeof local === 'string' && data !== undefined)
    throw new UsageError('--local URL and --data both name a run; leave one out');
  if (typeof local === 'string') return { localUrl: local };
  if (local === true || data !== undefined) return { dataDir: data ?? DEFAULT_DATA_DIR };
  return { stackName: stack ?? DEFAULT_STACK };
}
