import type { LocalStack } from '#infra/local/cloud/local-stack';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { showProgress } from '#infra/terminal/progress';
import type { Output } from '#infra/terminal/terminal';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { ImportFigures } from './figures.ts';
import { importMails, type Mailbox } from './import-mails.ts';
import { openRecorder } from './recording.ts';
import { summaryLines } from './summary.ts';

export interface ImportMailboxDeps {
  readonly stack: LocalStack;
  readonly loaded: LoadedSettings;
  readonly historyAfterMs: number;
  readonly signal: AbortSignal;
  readonly out: Output;
  readonly elapsedMs: () => number;
}

/** Imports a mailbox, shows the progress, and prints a summary. */
export async function importMailbox(deps: ImportMailboxDeps, mailbox: Mailbox): Promise<ImportFigures> {
  const { stack, loaded, historyAfterMs, signal, out, elapsedMs } = deps;
  const { settings } = loaded;
  const startedMs = elapsedMs();
  const recorder = openRecorder(stack, loaded);
  const progress = showProgress(out, elapsedMs);
  let figures: ImportFigures;
  try {
    figures = await importMails({ stack, settings, recorder, progress, historyAfterMs, signal }, mailbox);
  } finally {
    progress.end();
    recorder.stop();
  }
  const guess = intakeAddresses(settings)[0]?.address;
  const lines = summaryLines({
    figures,
    elapsedMs: elapsedMs() - startedMs,
    historyAfterMs,
    ...(guess !== undefined && { guess }),
    interrupted: signal.aborted,
  });
  out.write(`${lines.join('\n')}\n`);
  return figures;
}
