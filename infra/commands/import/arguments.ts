import * as z from 'zod';
import {
  ArgumentsError,
  historyAfter,
  instant,
  path,
  readFlags,
  text,
  valuesOf,
  yesNo,
} from '#infra/commands/start/arguments';

/** What `npm run import` was asked for. */
export type ImportArguments =
  | { readonly task: 'help' }
  | {
      readonly task: 'import';
      readonly paths: readonly string[];
      readonly dataDir: string;
      /** The example's settings when left out. */
      readonly settingsFile?: string;
      readonly historyAfterMs: number;
      /** Milliseconds since 1970. */
      readonly standStillAt?: number;
    };

export const IMPORT_HELP = `Takes a mailbox into the data of Replywatch on this machine, and ends. "npm start" then shows it.

  npm run import -- PATH...     an mbox (Google Takeout, Thunderbird), an .eml, or a folder of both

Flags:
  --data DIR                    the data folder of "npm start" (.replywatch); end a running one first
  --settings FILE               your stores, people and ladders (infra/settings/example.yaml)
  --history-after 72h           older mail is history: it fills threads and calls nobody. After 72 hours the
                                customer is lost, so calling is of no use. Younger mail is watched from now on
  --now ISO                     a clock that stands still there: 2026-03-02T10:00:00Z
  --help                        this

Files are read as a stream, so their size does not matter. You vouch for them: a mail counts as proven (DMARC
passed) unless your mail server wrote on it that DMARC failed, or put it among the spam; so name your own mailbox
only. A request whose deadline is still ahead is never history. A mail that is in already changes nothing; after Ctrl-C the same command
takes in the rest. A mail over 40 MB is skipped and told. The exit code is 0, 1 when nothing could be read,
2 for a wrong flag, 130 after Ctrl-C.
`;

const options = {
  data: text,
  settings: text,
  'history-after': text,
  now: text,
  help: { ...yesNo, short: 'h' },
} as const;

const values = z.object({
  data: path.default('.replywatch'),
  settings: path.optional(),
  'history-after': historyAfter,
  now: instant.optional(),
});

/**
 * Reads what stands behind `npm run import --`.
 *
 * @throws ArgumentsError with one line for a person.
 */
export function parseImportArguments(argv: readonly string[]): ImportArguments {
  const { values: given, positionals } = readFlags({
    args: [...argv],
    options,
    strict: true,
    allowPositionals: true,
  });
  if (given.help) return { task: 'help' };
  const { data, settings, now, 'history-after': historyAfterMs } = valuesOf(values, given);
  if (positionals.length === 0 || positionals.includes(''))
    throw new ArgumentsError('name an mbox, an .eml or a folder of them: npm run import -- PATH');
  return {
    task: 'import',
    paths: positionals,
    dataDir: data,
    ...(settings !== undefined && { settingsFile: settings }),
    historyAfterMs,
    ...(now !== undefined && { standStillAt: now }),
  };
}
