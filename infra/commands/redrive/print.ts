import type { DeadLetter, RedrivenQueue } from './dead-letters.ts';

/** The most that are listed one by one; of the rest only the count is printed. */
const MOST_LISTED = 50;

/** Why nobody in the account can move messages back to a queue; undefined when they can. */
export function whyNotMoved({ name }: Pick<RedrivenQueue, 'name'>): string | undefined {
  return name === 'notifications'
    ? 'This queue takes messages from Amazon only, since any other sender could stop a clock. Amazon repeats the same ' +
        'information in its reports of the next day: look at the dead letters, fix the cause, and delete them in the SQS console.'
    : undefined;
}

/** What SQS's refusal to take a message means; undefined for any other error. */
export function refusalInWords({ name }: Pick<RedrivenQueue, 'name'>, error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.name.includes('AccessDenied')) return undefined;
  if (name === 'events')
    return 'Only the roles and users under messageEventSenders in the settings may send to this queue: run this as one of them, or have the help desk send the event again.';
  return name === 'mail'
    ? 'Only the role in the stack’s output RedriveRole may send to this queue, so that nobody forges a mail: these credentials need sts:AssumeRole on it.'
    : `These credentials may not send to the queue ${name}: they need sqs:SendMessage on it.`;
}

/** All queues with how many dead letters each has. */
export function listOfQueues(counts: readonly { readonly name: string; readonly count: number }[]): string[] {
  const width = Math.max(...counts.map(({ name }) => name.length));
  return counts.map(({ name, count }) => `${name.padEnd(width)}  ${count === 0 ? '-' : String(count)}`);
}

/** A line for each, without its content. */
export function listOfDeadLetters(held: readonly DeadLetter[]): string[] {
  const rows = held
    .slice(0, MOST_LISTED)
    .map(({ id, firstCameAt, receives, bytes, reason }) => [
      new Date(firstCameAt).toISOString().replace('T', ' ').replace(/\.\d+/, ''),
      String(receives),
      bytes.toLocaleString('en'),
      id,
      reason ?? 'it failed five times; the log of its function says why, by this id',
    ]);
  const table = [['first arrived', 'received', 'bytes', 'message', 'why'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const more = held.length - rows.length;
  return more === 0 ? lines : [...lines, `and ${more} more`];
}
