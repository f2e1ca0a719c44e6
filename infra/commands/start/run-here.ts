import { once } from 'node:events';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { settingsWithSpApi } from '#infra/local/sp-api/sp-api-settings';
import { noteRun } from '#infra/local/state/noted-run';
import { type OpenEndpoints, openEndpoints } from '#infra/local/web/open-endpoints';
import { printEndpoints } from '#infra/local/web/print-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { listenForEnd } from '#infra/terminal/listen-for-end';
import { showProgress } from '#infra/terminal/progress';
import type { Terminal } from '#infra/terminal/terminal';
import { measureMails } from '../import/places.ts';
import { importMailbox } from '../import/print.ts';
import { EXAMPLE } from '../stack/chosen-settings.ts';
import { BUILD_CACHE } from './build-cache.ts';
import { prepareDataDir } from './data-dir.ts';
import type { RunAsked } from './flags.ts';
import { signInLinks } from './sign-in-links.ts';

/** Runs Replywatch on this machine until a signal ends it. */
export async function runHere(asked: RunAsked, { out, say, elapsedMs }: Terminal): Promise<void> {
  const ending = listenForEnd(elapsedMs);
  const { mail, dataDir, historyAfterMs, standStillAt } = asked;
  const given = asked.settingsFile ?? EXAMPLE;
  const settingsFile = asked.spApiMock ? settingsWithSpApi(given, BUILD_CACHE) : given;
  const loaded = loadSettings(settingsFile);
  const { settings } = loaded;
  const mailbox = mail === undefined ? undefined : { paths: [mail], bytes: await measureMails([mail]) };
  const progress = showProgress(out, elapsedMs);
  let endpoints: OpenEndpoints;
  try {
    endpoints = await openEndpoints({
      port: asked.port,
      smtpPort: asked.smtpPort,
      settings,
      start(publicUrl) {
        prepareDataDir(dataDir, asked.fresh);
        return startLocalStack({
          dataDir,
          settingsFile,
          publicUrl,
          ...(standStillAt !== undefined && { standStillAt }),
          ...(asked.spApiMock && { spApiMock: smallShop() }),
          ...(asked.relayRefusal !== undefined && { relayRefusal: asked.relayRefusal }),
          ...(asked.dynamodbEndpoint !== undefined && { dynamodbEndpoint: asked.dynamodbEndpoint }),
          onProgress: (what) => progress.step(what),
        });
      },
    });
  } finally {
    progress.end();
  }
  const removeNote = noteRun(dataDir, endpoints.url);
  const signal = ending.inOrder();
  loaded.notes.forEach(say);
  say(`Replywatch runs on this machine (started in ${(elapsedMs() / 1_000).toFixed(1)} s).`);
  printEndpoints({
    settings,
    signInLinks: await signInLinks(endpoints, Object.entries(settings.people)),
    settingsFile,
    dataDir,
    endpoints,
    standsStill: standStillAt !== undefined,
  }).forEach(say);
  if (mailbox !== undefined)
    await importMailbox({ stack: endpoints.stack, loaded, historyAfterMs, signal, out, elapsedMs }, mailbox);
  if (!signal.aborted) {
    const failure = await Promise.race([once(signal, 'abort').then(() => undefined), endpoints.stack.failed]);
    if (failure !== undefined) throw failure;
  }
  say('Ending ...');
  removeNote();
  await endpoints.stop();
}
