import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { days, hours } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { DESKTOP, newVisitor, startChromium } from './chromium.ts';

const START = at('2026-03-02T09:00');

let browser: Browser;
let run: BoardRun;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
  run = await startBoard(START);
  await run.buyerWrites();
  await run.sellerAnswers();
  await run.stack.advanceTo(START + hours(30));
  page = await (await newVisitor(browser, run.url, DESKTOP)).newPage();
  await run.signIn(page, 'chen@acme.example');
});
afterAll(async () => {
  await run.stop();
  await browser.close();
});

it('a manager sees the figures, by person too, and takes them to Excel', async () => {
  await page.getByRole('link', { name: 'Figures' }).click();
  expect(await page.locator('svg').count()).toBeGreaterThan(2);
  expect(await page.textContent('main')).toContain('100');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Figures by day' }).click(),
  ]);
  const csv = readFileSync(await download.path());
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.toString()).toContain('2026-03-02');
});

it('a manager saves a thread as evidence, and finds the words and the raw mails in it', async () => {
  await page.goto('/inbox?state=all');
  await page.locator('.row .what a').first().click();
  await page.waitForURL(/\/threads\//);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as evidence' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^evidence-[\w-]+\.zip$/);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files).filter((name) => name.startsWith('mails/')).length).toBeGreaterThan(1);
  const reading = await (await newVisitor(browser, run.url, DESKTOP)).newPage();
  await reading.setContent(strFromU8(files['evidence.html'] ?? new Uint8Array()));
  expect(await reading.locator('.talk .buyer .said').first().textContent()).not.toBe('');
  expect(await reading.locator('.talk .seller').count()).toBe(1);
});

it('a manager undoes a mute on the page of the monitor', async () => {
  await run.newsletter();
  await page.goto('/inbox');
  await page.locator('.row .what a').first().click();
  await page.waitForURL(/\/threads\//);
  await page.locator('summary', { hasText: /Mails like this need nobody/ }).click();
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Mute mails like this' }).click(),
  ]);
  await page.goto('/health');
  await page.getByRole('button', { name: 'Undo: alert about these again' }).click();
  await page.waitForURL(/unmuted=done/);
  expect(await page.textContent('main')).toContain('The next mail like these alerts again');
});

it('ends with the session, wherever else somebody signed in', async () => {
  const phone = await (await newVisitor(browser, run.url, DESKTOP)).newPage();
  await run.signIn(phone, 'chen@acme.example');
  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.waitForURL(/sign-in/);
  await phone.goto('/inbox');
  expect(phone.url()).toContain('/sign-in');
  await run.stack.advanceTo(START + days(3));
});
