/** Plays the demo up to its last hour, and takes pictures of its inbox for both READMEs: `npm run picture`. */
import type { Browser } from 'playwright-core';
import { signInLinks } from '#infra/commands/start/sign-in-links';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { playDemo } from '#infra/local/demo/demo';
import { STORY, STORY_STARTS_AT } from '#infra/local/demo/demo-story';
import { openEndpoints } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { startChromium } from '#test/browser/chromium';

const settingsFile = 'infra/settings/example.yaml';
const { settings } = loadSettings(settingsFile);
const endpoints = await openEndpoints({
  port: 0,
  settings,
  start: (publicUrl) => startLocalStack({ settingsFile, publicUrl, standStillAt: STORY_STARTS_AT }),
});
const silent = (): void => undefined;
await playDemo(
  {
    stack: endpoints.stack,
    settings,
    print: { event: silent, alert: silent, heading: silent, text: silent, table: silent },
  },
  // One buyer is about to be forgotten, one is taken on, two have their answer.
  STORY.slice(0, STORY.findIndex(({ what }) => what === 'alerted person acknowledges') + 1),
);
const browser = await startChromium();
for (const [person, suffix] of [
  ['ana', ''],
  ['li', '.zh-CN'],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    await takePicture(browser, person, colorScheme, `.github/inbox${suffix}.${colorScheme}.png`);
await browser.close();
await endpoints.stop();
process.exit(0);

async function takePicture(
  chromium: Browser,
  person: string,
  colorScheme: 'light' | 'dark',
  file: string,
): Promise<void> {
  const context = await chromium.newContext({ viewport: { width: 1120, height: 600 }, colorScheme });
  const page = await context.newPage();
  const [link = ''] = await signInLinks(
    endpoints,
    Object.entries(settings.people).filter(([id]) => id === person),
  );
  await page.goto(link);
  await page.locator('main form button').click();
  await page.goto(`${endpoints.url}/inbox?state=all`);
  // The bar on top belongs to the local run only.
  await page.evaluate("document.querySelector('.local-bar').remove()");
  await page.screenshot({ path: file });
  await context.close();
  process.stdout.write(`wrote ${file}\n`);
}
