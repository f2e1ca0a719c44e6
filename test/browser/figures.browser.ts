import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hours } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { newVisitor, PHONE, startChromium } from './chromium.ts';

const START = at('2026-03-02T09:00');
const WORDS = 'The lamp arrived broken.';

let browser: Browser;
let run: BoardRun;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
  run = await startBoard(START);
  await run.buyerWrites({ text: WORDS });
  await run.stack.advanceTo(START + hours(25));
  page = await (await newVisitor(browser, run.url, PHONE)).newPage();
  await run.signIn(page, 'chen@acme.example');
});
afterAll(async () => {
  await run.stop();
  await browser.close();
});

it('a manager sees what was missed, chooses a shorter time, and finds the numbers of each plot in its table', async () => {
  await page.getByRole('link', { name: 'Figures' }).click();
  await page.waitForURL(/\/figures/);
  const main = page.locator('main');
  expect(await main.innerText()).toMatch(/Not answered\s+1\b/);
  expect(await main.innerText()).toContain('By person');
  await page.locator('[name="days"]').selectOption('7');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/days=7/);
  expect(await main.innerText()).toContain('The 7 days until');
  await page.getByText('As a table').first().click();
  expect(await page.getByRole('region', { name: 'Messages by day' }).innerText()).toMatch(/2 Mar\s+1\s+1/);
});

it('the files hold the figures and no word of a buyer', async () => {
  for (const name of ['Figures by day', 'Threads']) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const file = readFileSync(await (await coming).path(), 'utf8');
    expect(file.charCodeAt(0)).toBe(0xfeff);
    expect(file.split('\r\n')).toHaveLength(3);
    expect(file).toContain('2026-03-02');
    expect(file).not.toContain(WORDS.slice(4, 12));
  }
});
