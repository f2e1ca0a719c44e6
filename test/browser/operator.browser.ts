import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { newVisitor, PHONE, startChromium } from './chromium.ts';

const ORDER = '111-2233445-6677889';
const START = at('2026-03-02T09:00');

let browser: Browser;
let run: BoardRun;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  run = await startBoard(START);
  page = await (await newVisitor(browser, run.url, PHONE)).newPage();
  return () => run.stop();
});

describe('an operator at night', () => {
  it('comes from the alert, reads what the buyer wrote, takes it on, and hands it over', async () => {
    await run.buyerWrites({ text: 'The lamp arrived broken. What now?' });
    await run.stack.advanceTo(START + hours(20) + minutes(1));
    const alert = run.stack
      .outbox()
      .findLast(({ channel, to }) => channel === 'email' && to.includes('li@acme.example'));
    const link = /https?:\/\/\S+\/a\/[^\s"]+/.exec(alert?.text ?? '')?.[0] ?? '';
    await page.goto(link);
    expect(await page.textContent('body')).toContain('The lamp arrived broken');

    await run.signIn(page, 'ana@acme.example');
    await page.getByRole('link', { name: ORDER }).click();
    await page.waitForURL(/\/threads\//);
    expect(await page.textContent('main')).toContain('The lamp arrived broken. What now?');
    await page.getByRole('button', { name: 'Acknowledge' }).first().click();
    await page.waitForURL(/\/threads\//);
    expect(await page.textContent('main')).toContain('Ana Ruiz');
  });

  it('walks the list by keys, which are silent while an input method composes', async () => {
    await run.buyerWrites();
    await run.buyerWrites({
      orderId: '112-0000000-0000001',
      messageId: '<2@x>',
      caseId: '1a1b2c3d-1111-4222-8333-444455556666',
      token: 'B',
    });
    await run.signIn(page, 'ana@acme.example');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const here = await page.locator('.row.here').getAttribute('data-row');
    expect(here).toBe(await page.locator('.row').nth(1).getAttribute('data-row'));
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'a', isComposing: true, bubbles: true }),
      ),
    );
    expect(page.url()).not.toContain('did=');
    await page.keyboard.press('?');
    expect(await page.locator('#keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('jka');
    expect(await page.locator('[name="search"]').inputValue()).toBe('jka');
    await page.keyboard.press('Escape');
    await page.locator('.row .what a').first().focus();
    await page.keyboard.press('a');
    await page.waitForURL(/did=acknowledged/);
    expect(await page.textContent('main')).toContain('1 acknowledged');
  });

  it('keeps the place, the ticks and the focus while the list changes', async () => {
    await run.buyerWrites();
    await run.signIn(page, 'ana@acme.example');
    await page.locator('.tick input').first().check();
    await run.buyerWrites({
      orderId: '112-0000000-0000001',
      messageId: '<2@x>',
      caseId: '1a1b2c3d-1111-4222-8333-444455556666',
      token: 'B',
    });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('#changes').waitFor();
    expect(await page.locator('.row').count()).toBe(1);
    await page.locator('#changes').click();
    await page.locator('.row').nth(1).waitFor();
    expect(await page.locator('.tick input:checked').count()).toBe(1);
  });
});
