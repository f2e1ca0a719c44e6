import type { LocalStack } from '#infra/local/cloud/local-stack';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { notedRun } from '#infra/local/state/noted-run';
import { loadSettings } from '#infra/settings/load-settings';
import { instant, path, valued } from '#infra/terminal/flags';
import { listenForEnd } from '#infra/terminal/listen-for-end';
import { showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { Failure } from '#shared/failure';
import { prepareDataDir } from '../start/data-dir.ts';
import { historyAfter } from '../start/flags.ts';
import { EXAMPLE } from '../stack/chosen-settings.ts';
import { DEFAULT_DATA_DIR, STACK_FLAGS, type StackFlags } from '../stack/stack-flags.ts';
import { measureMails } from './places.ts';
import { importMailbox } from './print.ts';

/** The default address of `npm start`, where the links in alerts lead. */
const PUBLIC_URL = 'http://127.0.0.1:4000';
const INTERRUPTED = 130;

export const importCommand = defineCommand({
  name: 'import',
  summary:
    'Imports a mailbox into the data of Replywatch on this machine, and ends. "npm start" then shows it.',
  usage: [['PATH... [flags]', 'an mbox (Google Takeout, Thunderbird), an .eml, or a folder of both']],
  takes: { name: 'an mbox, an .eml or a folder of them', least: 1, most: Infinity },
  flags: {
    ...STACK_FLAGS,
    settings: valued(
      'FILE',
      'your stores, people and ladders (infra/settings/example.yaml)',
      path.optional(),
    ),
    'history-after': valued(
      '72h',
      'older mail is history: it fills threads and alerts nobody, since after 72 hours the customer is lost and an alert no longer helps. Newer mail is watched from now on',
      historyAfter,
    ),
    now: valued('ISO', 'stop the clock at this instant: 2026-03-02T10:00:00Z', instant.optional()),
  },
  notes: [
    'Files are read as a stream, so their size does not matter. You vouch for them: a mail counts as proven (DMARC passed)\n' +
      'unless your mail server noted on it that DMARC failed, or marked it as spam; so name only your own mailbox. A request\n' +
      'whose deadline is still ahead is never history. Importing a mail twice changes nothing; after Ctrl-C the same command\n' +
      'imports the rest. A mail over 40 MB is skipped and named.',
    'Only the run on this machine can import a mailbox, so --stack is refused. End that run first; while it is up, it takes\n' +
      'mail from "npm start -- --mail PATH", by SMTP and at /local/mail.',
  ],
  exits: { 0: 'mail was imported', 1: 'nothing could be read (130 after Ctrl-C)' },
  async run({ flags, args: paths }, terminal) {
    const dataDir = dataDirOf(flags);
    const file = flags.settings ?? EXAMPLE;
    const loaded = loadSettings(file);
    const bytes = await measureMails(paths);
    const url = notedRun(dataDir);
    if (url !== undefined)
      throw new Failure(
        `the run at ${url} uses ${dataDir}: end it first, or restart it with npm start -- --mail PATH`,
      );
    const giveBack = prepareDataDir(dataDir, false);
    const ending = listenForEnd(terminal.elapsedMs);
    const stack = await startIn(dataDir, file, flags.now, terminal);
    try {
      const signal = ending.inOrder();
      const { out, elapsedMs } = terminal;
      const deps = { stack, loaded, historyAfterMs: flags['history-after'], signal, out, elapsedMs };
      const { history, fresh } = await importMailbox(deps, { paths, bytes });
      if (signal.aborted) return INTERRUPTED;
      return history + fresh === 0 ? 1 : 0;
    } finally {
      await stack.stop();
      giveBack();
    }
  },
});

/** The data folder that the flags name. @throws UsageError when they name a deployed stack or an address. */
export function dataDirOf({ stack, local, data }: StackFlags): string {
  if (stack !== undefined)
    throw new UsageError(
      '--stack is not possible here: a deployed stack gets mail from SES only; import into the run on this machine with --local',
    );
  if (typeof local === 'string')
    throw new UsageError(
      '--local with a URL is not possible here: name the folder of a run that has ended with --data DIR',
    );
  return data ?? DEFAULT_DATA_DIR;
}

async function startIn(
  dataDir: string,
  settingsFile: string,
  standStillAt: number | undefined,
  { out, elapsedMs }: Terminal,
): Promise<LocalStack> {
  const progress = showProgress(out, elapsedMs);
  try {
    return await startLocalStack({
      dataDir,
      settingsFile,
      publicUrl: PUBLIC_URL,
      ...(standStillAt !== undefined && { standStillAt }),
      onProgress: (what) => progress.step(what),
    });
  } finally {
    progress.end();
  }
}
