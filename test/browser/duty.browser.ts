import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { DESKTOP, newVisitor, PHONE, startChromium } from './chromium.ts';

let browser: Browser;
let run: BoardRun;

beforeAll(async () => {
  browser = await startChromium();
  run = await startBoard(at('09:00'));
});
afterAll(async () => {
  await run.stop();
  await browser.close();
});

const mailed = (subject: RegExp): string[] =>
  run.stack
    .outbox()
    .filter((mail) => subject.test(mail.subject))
    .map(({ to }) => to.join());

it.each([
  ['on a phone, with script switched off', { ...PHONE, script: false }],
  ['on a desktop', DESKTOP],
])('a manager has somebody take over a night, and undoes it, %s', async (_, look) => {
  const context = await newVisitor(browser, run.url, look);
  const page = await context.newPage();
  await run.stack.clearOutbox();
  await run.signIn(page, 'chen@acme.example');
  await page.goto('/duty');
  await page.getByRole('link', { name: 'Take over' }).click();
  await page.getByLabel('Who takes over').selectOption({ label: 'Ana Ruiz' });
  // Nights in Shanghai, in New York's time: what the rota leaves to nobody, and the hours of Li.
  await page.getByLabel('From', { exact: true }).fill('2026-03-02T20:00');
  await page.getByLabel('Until').fill('2026-03-02T19:00');
  await page.getByRole('button', { name: 'Preview' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('The end must be after the beginning.');
  await page.getByLabel('Until').fill('2026-03-03T06:00');
  await page.getByRole('button', { name: 'Preview' }).click();
  expect(await page.textContent('main')).toContain('What changes');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Saved.');
  expect(await page.textContent('main')).toContain('Ana Ruiz takes over from whoever is on call');
  await run.stack.settle();
  expect(mailed(/You take over|替您代班|takes over from you/)).toContain('ana@acme.example');

  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Undone.');
  expect(await page.textContent('main')).toContain('Nobody takes over anything');
  await run.stack.settle();
  expect(mailed(/^Undone/)).toContain('ana@acme.example');
  await context.close();
});

it('before people leave, somebody sends a holding answer with one tap, on a phone, and takes it back', async () => {
  const run = await startBoard(at('2026-03-01T20:00'));
  const context = await newVisitor(browser, run.url, PHONE);
  const page = await context.newPage();
  await run.buyerWrites({ text: 'Where is my parcel?' });
  // Five in the afternoon in Shanghai, where people leave at six; the buyer's 24 hours end in the night.
  await run.stack.advanceTo(at('09:00'));
  await run.signIn(page, 'ana@acme.example');
  await page.goto('/duty');
  expect(await page.textContent('main')).toContain('1 answer falls due before anybody is back');
  await page.getByRole('button', { name: 'Send holding answer' }).click();
  expect(await page.getByRole('status').textContent()).toContain('leaves in a few seconds');
  expect(await page.textContent('main')).not.toContain('falls due before anybody is back');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.goto('/duty');
  expect(await page.textContent('main')).toContain('1 answer falls due before anybody is back');
  await context.close();
  await run.stop();
});
