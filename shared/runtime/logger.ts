import { Logger } from '@aws-lambda-powertools/logger';
import { once } from '#shared/once';

/**
 * All fields of a log line besides its message: ids, counts, instants and words of ours. A field that is not listed
 * here is not printed, whatever the compiler let through. Before you list one, make sure that it cannot contain a
 * mail, a name or an address.
 */
const FIELDS = [
  // Whom and what it is about: ids of ours, of SES, SQS or SP-API.
  'thread',
  'threads',
  'send',
  'mail',
  'messageId',
  'person',
  'store',
  'marketplaceId',
  'region',
  'report',
  'reportId',
  'fact',
  'facts',
  'run',
  'task',
  'route',
  'check',
  'ruleSet',
  // What it is, its result and why: words of ours, or from a list of Amazon's.
  'kind',
  'channel',
  'type',
  'word',
  'what',
  'result',
  'reason',
  'why',
  'error',
  'failure',
  'removed',
  'passed',
  'state',
  'clock',
  'stoppedBy',
  'done',
  'problems',
  'silent',
  'missing',
  // When, and how many.
  'asOf',
  'day',
  'fireAt',
  'stopsAt',
  'waitedSeconds',
  'delayMs',
  'attempt',
  'receiveCount',
  'due',
  'queued',
  'sends',
  'answer',
  'template',
  'outcome',
  'sent',
  'failed',
  'days',
  'waits',
  'lost',
  'planned',
] as const;

type Printable = string | number | boolean;

/** The values allowed in a log line besides its message. */
export type LogFields = Readonly<Partial<Record<(typeof FIELDS)[number], Printable | undefined>>>;

/** A literal text in the code, with nothing interpolated: only a literal becomes a required key. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- that nothing is there is the question
type Fixed<Text extends string> = Record<never, never> extends Record<Text, unknown> ? never : Text;

/** Made for the first line: a page of the board rarely writes one, and it takes 3 ms of a start. */
const powertools = once(() => new Logger());

/** Structured log lines: a constant message, with fields from the list above. */
export const logger = {
  info: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools().info(message, printable(fields)),
  warn: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools().warn(message, printable(fields)),
  error: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools().error(message, printable(fields)),
};

/** Longer than any word of ours; a mail would be cut. */
const MOST_CHARACTERS = 1_000;

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Only the listed fields, and no objects among them: an object could hold anything. */
function printable(fields: LogFields): Record<string, Printable> {
  return Object.fromEntries(
    FIELDS.flatMap((name): [string, Printable][] => {
      const value: unknown = fields[name];
      if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
      if (typeof value !== 'string') return [];
      return [[name, value.slice(0, MOST_CHARACTERS).replace(ADDRESS, '[address]')]];
    }),
  );
}
