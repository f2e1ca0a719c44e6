/** Plays the demo and draws its day into `.github/` for both READMEs: `npm run picture`. */
import { writeFileSync } from 'node:fs';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { playDemo } from '#infra/local/demo/demo';
import { STORY_STARTS_AT } from '#infra/local/demo/demo-story';
import { openEndpoints } from '#infra/local/web/open-endpoints';
import { readThreads } from '#infra/local/web/threads';
import { loadSettings } from '#infra/settings/load-settings';
import { dayOf } from './day.ts';
import { drawDay } from './draw-day.ts';
import { CHINESE, ENGLISH } from './words.ts';

const settingsFile = 'infra/settings/example.yaml';
const { settings } = loadSettings(settingsFile);
const endpoints = await openEndpoints({
  port: 0,
  settings,
  start: (publicUrl) => startLocalStack({ settingsFile, publicUrl, standStillAt: STORY_STARTS_AT }),
});
const silent = (): void => undefined;
await playDemo({
  stack: endpoints.stack,
  settings,
  print: { event: silent, alert: silent, heading: silent, text: silent, table: silent },
});
const day = dayOf(await readThreads(endpoints.stack, 'all'), endpoints.stack.outbox());
for (const [file, words] of [
  ['.github/demo-day.svg', ENGLISH],
  ['.github/demo-day.zh-CN.svg', CHINESE],
] as const) {
  writeFileSync(file, drawDay(day, words));
  process.stdout.write(`wrote ${file}\n`);
}
await endpoints.stop();
process.exit(0);
