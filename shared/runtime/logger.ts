import { Logger } from '@aws-lambda-powertools/logger';

/**
 * All that a log line can tell besides its message: ids, counts, instants and words of ours. A field that is not named
 * here is not printed, whatever the compiler let through; whoever names one answers for it that no mail, name or address
 * can stand in it.
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
  // What it is, and what came of it and why: words of ours, or of a list of Amazon's.
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
  'sent',
  'failed',
  'days',
  'waits',
  'lost',
  'planned',
] as const;

type Printable = string | number | boolean;

/** What may stand in a log line besides its message. */
export type LogFields = Readonly<Partial<Record<(typeof FIELDS)[number], Printable | undefined>>>;

/** A text that stands in the code as it is, with nothing put into it: only a literal makes a key that must be there. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- that nothing is there is the question
type Fixed<Text extends string> = Record<never, never> extends Record<Text, unknown> ? never : Text;

const powertools = new Logger();

/** Structured log lines: a message that is the same each time, with fields that are listed one by one. */
export const logger = {
  info: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools.info(message, printable(fields)),
  warn: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools.warn(message, printable(fields)),
  error: <const Text extends string>(message: Fixed<Text>, fields: LogFields = {}): void =>
    powertools.error(message, printable(fields)),
};

/** Longer than any word of ours; a mail would not pass whole. */
const MOST_CHARACTERS = 1_000;

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** The listed fields only, and of them no object: it could hold anything. */
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
