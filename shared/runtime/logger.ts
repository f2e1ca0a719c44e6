import { Logger } from '@aws-lambda-powertools/logger';

/** What may stand in a log line: ids, counts and words of ours; never a mail, a name or an address. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

const powertools = new Logger();

/** Structured log lines, with their fields listed one by one. */
export const logger = {
  info: (message: string, fields: LogFields = {}): void => powertools.info(message, { ...fields }),
  warn: (message: string, fields: LogFields = {}): void => powertools.warn(message, { ...fields }),
  error: (message: string, fields: LogFields = {}): void => powertools.error(message, { ...fields }),
};

/** Errors whose message is words of ours. */
const OURS: ReadonlySet<string> = new Set(['Error', 'SpApiError', 'ReportError', 'SetAside']);

/** What of an error may be logged: its message when it is ours, else its name, for messages can quote their input. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  return OURS.has(error.name) ? error.message : error.name;
}
