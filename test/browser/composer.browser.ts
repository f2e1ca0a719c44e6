import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { newVisitor, PHONE, startChromium } from './chromium.ts';

const START = at('2026-03-02T09:00');
const TEXT = 'Hello Robin, your parcel is on its way and arrives tomorrow.';

let browser: Browser;
let run: BoardRun;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const words = async (): Promise<string> => (await page.textContent('main')) ?? '';
const press = async (name: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
};
const open = async (script: boolean): Promise<void> => {
  run = await startBoard(START);
  page = await (await newVisitor(browser, run.url, { ...PHONE, script })).newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await run.buyerWrites({ text: 'Where is my parcel? I have been waiting for a week.' });
  await run.signIn(page, 'chen@acme.example');
  await page.goto('/inbox');
  await page.getByRole('link', { name: '111-2233445-6677889' }).click();
  await page.waitForURL(/\/threads\//);
};

describe('an answer from the thread', () => {
  beforeEach(() => () => run.stop());

  it('without script: checked, mended, sent with a file, taken back, sent', async () => {
    await open(false);
    const text = page.locator('#answer textarea');
    await text.fill(`${TEXT} Write to me@shop.example`);
    await press('Check the answer');
    expect(await words()).toContain('cannot be sent');
    await text.fill(TEXT);
    await press('Check the answer');
    await page.setInputFiles('[type="file"]', {
      name: 'label.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 label'),
    });
    await press(/^Send$/);
    expect(await words()).toContain('Your answer leaves in 10 seconds.');
    expect(await words()).toContain('with a file');
    await press('Undo');
    expect(await text.inputValue()).toBe(TEXT);
    await press('Check the answer');
    await press(/^Send$/);
    await run.stack.advanceTo(run.stack.now() + seconds(11));
    await run.stack.settle();
    await page.reload();
    expect(await words()).toMatch(/accepted by Amazon’s server|confirmed by Amazon/);
  });

  it('with script: the check runs beside it, a template by its shortcut, the draft survives', async () => {
    await open(true);
    const text = page.locator('#answer textarea');
    await text.pressSequentially('Write to me@shop.example');
    await page.locator('#checked[data-worst="block"]').waitFor();
    await text.fill('');
    await text.pressSequentially('/parcel ');
    await page.waitForFunction(() =>
      (document.querySelector('#answer textarea') as HTMLTextAreaElement).value.includes('Robin'),
    );
    await page.locator('#checked mark.block').first().waitFor();
    await text.fill(TEXT);
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    expect(await text.inputValue()).toBe(TEXT);
    await page.locator('[data-templates]').click();
    await page.locator('#templates [type="search"]').fill('refund');
    expect(await page.locator('#templates li:visible').count()).toBeGreaterThan(0);
    await press(/^Send$/);
    expect(await words()).toContain('Your answer leaves in');
    await run.stack.advanceTo(run.stack.now() + minutes(2));
    await run.stack.settle();
    await page.reload();
    expect(await words()).toMatch(/accepted by Amazon’s server|confirmed by Amazon/);
    expect(await text.inputValue()).toBe('');
  });
});
