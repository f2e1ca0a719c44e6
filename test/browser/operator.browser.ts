import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import type { BuyerMail } from '#test/builders/amazon-mail';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { newVisitor, PHONE, startChromium } from './chromium.ts';

const ORDER = '111-2233445-6677889';
const START = at('2026-03-02T09:00');
const SECOND: BuyerMail = {
  orderId: '112-0000000-0000001',
  messageId: '<2@mail.example>',
  caseId: '1a1b2c3d-1111-4222-8333-444455556666',
  token: 'B',
};

let browser: Browser;
let run: BoardRun;
let page: Page;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

/** Opens an act that is folded away, and the form in it. */
const unfold = async (name: string): Promise<void> => {
  await page.locator('summary', { hasText: name }).click();
};
const words = async (): Promise<string> => (await page.textContent('main')) ?? '';

async function openThread(): Promise<void> {
  await page.goto('/inbox');
  await page.getByRole('link', { name: ORDER }).click();
  await page.waitForURL(/\/threads\//);
}

/** Presses a button, and waits for the page that answers. */
async function press(name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
}

describe.each([
  ['with script', true],
  ['with script switched off', false],
])('an operator at night, %s', (_, script) => {
  beforeEach(async () => {
    run = await startBoard(START);
    page = await (await newVisitor(browser, run.url, { ...PHONE, script })).newPage();
    return () => run.stop();
  });

  it('goes the whole way: alert, thread, acknowledge, note, hand over, snooze, answered, signed out', async () => {
    await run.buyerWrites({ text: 'The lamp arrived broken. What now?' });
    await run.stack.advanceTo(START + hours(20) + minutes(1));
    const alert = run.stack
      .outbox()
      .findLast(({ channel, text }) => channel === 'email' && text.includes('/a/'));
    const link = /https?:\/\/\S+\/a\/[^\s"]+/.exec(alert?.text ?? '')?.[0] ?? '';
    await page.goto(link);
    expect(await page.textContent('body')).toContain('The lamp arrived broken');
    expect(await page.locator('a[href*="/threads/"]').count()).toBeGreaterThan(0);

    await run.signIn(page, 'ana@acme.example');
    expect(await words()).toContain('Assigned to Chen Hua');
    await openThread();
    expect(await words()).toContain('The lamp arrived broken. What now?');
    await press(/^Acknowledge/);
    expect(await words()).toContain('Ana Ruiz');

    await page.getByRole('textbox', { name: 'Note' }).fill('The carrier lost it, @chen knows more.');
    await press('Add the note');
    expect(await words()).toContain('The carrier lost it, @chen knows more.');
    await run.stack.settle();
    expect(run.stack.outbox().some(({ to }) => to.includes('chen@acme.example'))).toBe(true);

    await unfold('Hand over');
    await page.locator('select[name="to"]').selectOption('li');
    await press(/^Hand over/);
    expect(await words()).toContain('Li Wei');

    await unfold('Snooze');
    await press(/^Snooze/);
    expect(await words()).toMatch(/Ana Ruiz/);

    await unfold('Already answered');
    await page.locator('input[name="when"][value="now"]').check();
    await press(/^Already answered/);
    await page.goto('/inbox');
    expect(await words()).toContain('Nothing waits');

    await page.goto('/me');
    await press(/^Sign out: This browser/);
    await page.goto('/inbox');
    expect(page.url()).toContain('/sign-in');
  });

  it('acts on several at once, and marks what needs no response at Amazon', async () => {
    await run.buyerWrites();
    await run.buyerWrites(SECOND);
    await run.signIn(page, 'ana@acme.example');
    for (const tick of await page.locator('.tick input').all()) await tick.check();
    await page.locator('#several').getByRole('button', { name: 'Acknowledge' }).click();
    await page.waitForURL(/did=acknowledged/);
    expect(await words()).toContain('2 acknowledged');
    await page.locator('.tick input').first().check();
    await page.locator('#several').getByRole('button', { name: 'No response needed' }).click();
    await page.waitForURL(/confirm/);
    await press('I marked it at Amazon');
    expect(await words()).toContain('Nothing is left to mark');
    await page.goto('/inbox');
    expect(await page.locator('.row').count()).toBe(1);
  });
});

describe('the script', () => {
  beforeEach(async () => {
    run = await startBoard(START);
    page = await (await newVisitor(browser, run.url, PHONE)).newPage();
    return () => run.stop();
  });

  it('walks the list by keys, which are silent while an input method composes', async () => {
    await run.buyerWrites();
    await run.buyerWrites(SECOND);
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
    await page.locator('.row .what a').first().focus();
    await page.keyboard.press('h');
    expect(await page.locator('.tick input').first().isChecked()).toBe(true);
    expect(await page.locator('#several select').evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    await page.locator('.row .what a').first().focus();
    await page.keyboard.press('a');
    await page.waitForURL(/did=acknowledged/);
    expect(await words()).toContain('1 acknowledged');
  });

  it('keeps the place, the ticks and the focus while the list changes', async () => {
    await run.buyerWrites();
    await run.signIn(page, 'ana@acme.example');
    await page.locator('.tick input').first().check();
    await run.buyerWrites(SECOND);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('#changes').waitFor();
    expect(await page.locator('.row').count()).toBe(1);
    await page.locator('#changes').click();
    await page.locator('.row').nth(1).waitFor();
    expect(await page.locator('.tick input:checked').count()).toBe(1);
  });

  it('keeps the time left true on a page that stands open, in the words of the server', async () => {
    await run.buyerWrites();
    await page.clock.install();
    await run.signIn(page, 'ana@acme.example');
    await openThread();
    const left = page.locator('time[data-due]').first();
    expect(await left.textContent()).toBe('24 h left');
    await page.clock.fastForward('02:30:00');
    expect(await left.textContent()).toBe('21 h 30 min left');
    await page.clock.fastForward('21:30:00');
    expect(await left.textContent()).toBe('due now');
    await page.clock.fastForward('01:00:00');
    expect(await left.textContent()).toBe('1 h late');
  });

  it('says so when the list can no longer be kept current', async () => {
    await run.buyerWrites();
    await run.signIn(page, 'ana@acme.example');
    await page.route('**/inbox', (route) => route.abort());
    for (let look = 0; look < 3; look += 1) {
      const failed = page.waitForEvent('requestfailed');
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await failed;
    }
    await page.locator('#stale').waitFor();
    expect(await page.locator('.row').count()).toBe(1);
    expect(await page.title()).toMatch(/^\? /);
  });
});
