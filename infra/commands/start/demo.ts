import { once } from 'node:events';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { playDemo } from '#infra/local/demo/demo';
import { demoPrinter } from '#infra/local/demo/demo-print';
import { STORY_STARTS_AT } from '#infra/local/demo/demo-story';
import { type OpenEndpoints, openEndpoints } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { listenForEnd } from '#infra/terminal/listen-for-end';
import { showProgress } from '#infra/terminal/progress';
import type { Terminal } from '#infra/terminal/terminal';
import { EXAMPLE } from '../stack/chosen-settings.ts';
import { BUILD_CACHE } from './build-cache.ts';
import { prepareNewDataDir } from './data-dir.ts';
import type { Asked } from './flags.ts';
import { signInLinks } from './sign-in-links.ts';

/** Plays the day of a small shop and prints it as it happens. In a terminal, its board then stays open until Ctrl-C. */
export async function demo(
  { dataDir, dynamodbEndpoint }: Extract<Asked, { task: 'demo' }>,
  { out, say, elapsedMs }: Terminal,
): Promise<void> {
  const ending = listenForEnd(elapsedMs);
  const giveBack = dataDir === undefined ? undefined : prepareNewDataDir(dataDir);
  const { settings } = loadSettings(EXAMPLE);
  const progress = showProgress(out, elapsedMs);
  let endpoints: OpenEndpoints;
  try {
    endpoints = await openEndpoints({
      port: 0,
      settings,
      start: (publicUrl) =>
        startLocalStack({
          settingsFile: EXAMPLE,
          publicUrl,
          ...(dataDir === undefined ? { assemblyCache: BUILD_CACHE } : { dataDir }),
          standStillAt: STORY_STARTS_AT,
          ...(dynamodbEndpoint !== undefined && { dynamodbEndpoint }),
          onProgress: (what) => progress.step(what),
        }),
    });
  } finally {
    progress.end();
  }
  try {
    const isTerminal = out.isTTY === true;
    const colour = isTerminal && !process.env['NO_COLOR'];
    await playDemo({ stack: endpoints.stack, settings, print: demoPrinter(say, settings, colour) });
    if (isTerminal) {
      const people = Object.entries(settings.people);
      const links = await signInLinks(endpoints, people);
      say('The day stands on the board now. Sign in as one of its people:');
      people.forEach(([, { name }], index) => say(`  ${name}: ${links[index] ?? ''}`));
      say('Press Ctrl-C to end it.');
      await Promise.race([once(ending.inOrder(), 'abort'), endpoints.stack.failed]);
    }
  } finally {
    await endpoints.stop();
    giveBack?.();
  }
}
