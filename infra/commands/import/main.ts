import { fileURLToPath } from 'node:url';
import { ArgumentsError } from '#infra/commands/start/arguments';
import { prepareDataDir } from '#infra/commands/start/data-dir';
import type { LocalStack } from '#infra/local/cloud/local-stack';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { loadSettings } from '#infra/settings/load-settings';
import { listenForEnd } from '#infra/terminal/listen-for-end';
import { showProgress } from '#infra/terminal/progress';
import { IMPORT_HELP, parseImportArguments } from './arguments.ts';
import { measureMails } from './places.ts';
import { takeMailboxIn } from './print.ts';

const EXAMPLE = fileURLToPath(new URL('../../settings/example.yaml', import.meta.url));

/** Where the doors of `npm start` stand by default: links in alerts lead there. */
const PUBLIC_URL = 'http://127.0.0.1:4000';

const EXIT = { done: 0, nothingRead: 1, wrongFlags: 2, interrupted: 130 } as const;

const elapsedMs = (): number => performance.now();
const ending = listenForEnd(elapsedMs);

async function main(argv: readonly string[]): Promise<number> {
  const asked = parseImportArguments(argv);
  if (asked.task === 'help') {
    process.stdout.write(IMPORT_HELP);
    return EXIT.done;
  }
  const { paths, dataDir, settingsFile = EXAMPLE, historyAfterMs, standStillAt } = asked;
  const loaded = loadSettings(settingsFile);
  const bytes = await measureMails(paths);
  prepareDataDir(dataDir, false);
  const progress = showProgress(process.stdout, elapsedMs);
  let stack: LocalStack;
  try {
    stack = await startLocalStack({
      dataDir,
      settingsFile,
      publicUrl: PUBLIC_URL,
      ...(standStillAt !== undefined && { standStillAt }),
      onProgress: progress.step,
    });
  } finally {
    progress.end();
  }
  try {
    const signal = ending.inOrder();
    const deps = { stack, loaded, historyAfterMs, signal, out: process.stdout, elapsedMs };
    const { history, fresh } = await takeMailboxIn(deps, { paths, bytes });
    if (signal.aborted) return EXIT.interrupted;
    return history + fresh === 0 ? EXIT.nothingRead : EXIT.done;
  } finally {
    await stack.stop();
  }
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ArgumentsError ? EXIT.wrongFlags : EXIT.nothingRead);
}
