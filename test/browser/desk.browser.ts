import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '#shared/domain/instant';
import type { ThreadView } from '#shared/application/views/thread-view';
import type { BuyerMail } from '#test/builders/amazon-mail';
import { at } from '#test/builders/thread';
import { type BoardRun, startDesk } from './board-run.ts';
import { DESKTOP, type Look, newVisitor, PHONE, startChromium } from './chromium.ts';

const START = at('2026-03-02T09:00');
const GERMAN = 'Guten Tag, mein Paket ist immer noch nicht angekommen. Wann wird es endlich geliefert?';

/** In Germany, about an order that the small shop knows. */
const JONAS: BuyerMail = {
  to: 'de-4h8w1x5p@intake.acme.example',
  tld: 'de',
  marketplaceId: 'A1PA6795UKMFR9',
  orderId: '302-9081726-3544536',
  alias: 'p8d4s6f2h9j1l7n3',
  buyerName: 'Jonas',
  text: GERMAN,
};
/** In the United States: each has an order, a conversation and a message of their own. */
const buyer = (number: number, more: BuyerMail = {}): BuyerMail => ({
  orderId: `112-0000000-100000${number}`,
  alias: `k3v9x2m7q1w8z5t${number}`,
  caseId: `0a1b2c3d-1111-4222-8333-44445555666${number}`,
  token: `T${number}`,
  messageId: `<${number}@mail.example>`,
  ...more,
});

let browser: Browser;
let run: BoardRun;

beforeAll(async () => {
  browser = await startChromium();
  run = await startDesk(START);
});
afterAll(async () => {
  await run.stop();
  await browser.close();
});

async function visitor(email: string, look: Look = DESKTOP): Promise<Page> {
  const page = await (await newVisitor(browser, run.url, look)).newPage();
  await run.signIn(page, email);
  return page;
}
const threadOf = async ({ orderId = '' }: BuyerMail): Promise<ThreadView> => {
  const all = (await (await fetch(`${run.url}/api/threads?state=all`)).json()) as ThreadView[];
  const found = all.find((one) => one.orderId === orderId);
  if (found === undefined) throw new Error(`no thread of ${orderId}`);
  return found;
};
const open = async (page: Page, mail: BuyerMail): Promise<void> => {
  await page.goto(`/threads/${(await threadOf(mail)).id}`);
};
const words = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).first().click()]);
};
const write = (page: Page, text: string): Promise<void> => page.locator('#answer [name="text"]').fill(text);
const found = (page: Page, worst: string): Promise<void> =>
  page.locator(`#checked[data-worst="${worst}"]`).waitFor();
const pass = async (ms: number): Promise<void> => run.stack.advanceTo(run.stack.now() + ms);
/** The link in the newest alert by e-mail to a person. */
function alertOf(email: string): string {
  const mail = run.stack
    .outbox()
    .findLast(({ channel, to, text }) => channel === 'email' && to.includes(email) && text.includes('/a/'));
  const link = /https?:\/\/\S+\/a\/[^\s"]+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`no alert to ${email}`);
  return link;
}
const newsTo = (email: string): string[] =>
  run.stack
    .outbox()
    .filter(({ channel, to }) => channel === 'email' && to.includes(email))
    .map(({ subject }) => subject);

it('a German buyer is answered by somebody who reads Chinese, and Amazon’s copy confirms it', async () => {
  await run.buyerWrites(JONAS);
  await pass(hours(20) + minutes(1));
  const page = await visitor('li@acme.example', PHONE);
  await page.goto(alertOf('li@acme.example'));
  await page.locator('a[href^="/threads/"]').first().click();
  await page.waitForURL(/\/threads\//);
  await press(page, '翻译成中文');
  await run.stack.settle();
  await page.reload();
  expect(await words(page)).toContain(`[stand-in translation to zh-CN] ${GERMAN}`);
  expect(await page.locator('#order').textContent()).toContain('00340434161094042557');

  await page.locator('[data-templates]').click();
  await page.locator('#templates [type="search"]').fill('包裹延误');
  await page.locator('[data-shortcut="delayed"] summary').click();
  await page.locator('[data-template="delayed"]').click();
  const text = page.locator('#answer [name="text"]');
  const answer = await text.inputValue();
  expect(answer).toContain('Guten Tag Jonas');
  expect(answer).toContain('00340434161094042557');
  await text.fill(`${answer}\n\nBitte hinterlassen Sie uns eine positive Bewertung zum Produkt.`);
  await found(page, 'stop');
  await text.fill(answer);
  await found(page, 'none');

  await press(page, /^发送$/);
  expect(await words(page)).toContain('秒后发出');
  await press(page, '撤回');
  expect(await text.inputValue()).toBe(answer);
  await press(page, /^发送$/);
  await pass(seconds(10));
  const left = run.stack.now();
  await page.reload();
  expect(await words(page)).toContain('亚马逊服务器已接收');
  expect(
    run.stack.outbox().filter(({ to }) => to.some((one) => one.includes('p8d4s6f2h9j1l7n3'))),
  ).toHaveLength(1);
  await pass(minutes(1));
  await page.reload();
  expect(await words(page)).toContain('已收到亚马逊发来的副本');
  const thread = await threadOf(JONAS);
  expect(thread.state).toBe('answered');
  const counted = thread.facts.find(({ type, by }) => type === 'seller-reply' && by === 'li');
  expect(Date.parse(counted?.at ?? '')).toBe(left);
});

it('Amazon refuses an answer: the clock goes on, its writer hears of it within a minute, and the mended one goes', async () => {
  const robin = buyer(1, { text: 'Where is my parcel? It should be here by now.' });
  await run.buyerWrites(robin);
  const due = (await threadOf(robin)).clocks;
  const page = await visitor('ana@acme.example');
  await open(page, robin);
  await fetch(`${run.url}/local/relay`, { method: 'POST', body: JSON.stringify({ refuse: 'policy' }) });
  await write(page, 'Your parcel is with the carrier, and we look after it today.');
  await found(page, 'none');
  await press(page, /^Send$/);
  await pass(seconds(75));
  expect(newsTo('ana@acme.example').at(-1)).toContain('Your answer was refused');
  expect(await threadOf(robin)).toMatchObject({ state: 'open', clocks: due });
  await fetch(`${run.url}/local/relay`, { method: 'POST', body: JSON.stringify({ refuse: null }) });
  await page.reload();
  expect(await words(page)).toContain('Its text breaks one of Amazon’s rules');
  await page.getByRole('link', { name: 'Write it again' }).click();
  await write(page, 'Your parcel arrives tomorrow.');
  await press(page, /^Send$/);
  await pass(minutes(2));
  await page.reload();
  expect(await words(page)).toContain('Amazon’s own copy of it came');
  expect((await threadOf(robin)).state).toBe('answered');
});

describe('several at once', () => {
  it('two people write: the second sees the first, is held by the first’s answer, and sends by a second word', async () => {
    const maya = buyer(2);
    await run.buyerWrites(maya);
    const [ana, chen] = [await visitor('ana@acme.example'), await visitor('chen@acme.example')];
    await open(ana, maya);
    await ana.locator('#answer [name="text"]').pressSequentially('It is on its way.');
    await ana.locator('#draft-state:not(:empty)').waitFor();
    await open(chen, maya);
    expect(await chen.locator('#present').textContent()).toContain('Ana Ruiz is writing an answer');
    await write(chen, 'We have sent it, and it arrives on Friday.');
    await press(ana, /^Send$/);
    await press(chen, /^Send$/);
    await pass(minutes(1));
    expect(newsTo('chen@acme.example').at(-1)).toContain('Your answer did not leave');
    await chen.reload();
    expect(await words(chen)).toContain('A colleague answered before it left');
    expect(await chen.locator('.answer .tag.fresh').count()).toBe(1);
    await press(chen, 'Send it as it is');
    await pass(minutes(2));
    await chen.reload();
    expect(await chen.locator('.answer.confirmed').count()).toBe(2);
  });

  it('the buyer writes while an answer is about to leave: it is held, its writer is alerted, and lets it go', async () => {
    const dana = buyer(3);
    await run.buyerWrites(dana);
    const page = await visitor('ana@acme.example');
    await open(page, dana);
    await write(page, 'It arrives tomorrow.');
    await press(page, /^Send$/);
    await run.buyerWrites({ ...dana, token: 'T9', messageId: '<9@mail.example>', text: 'And is it blue?' });
    await pass(seconds(70));
    expect(newsTo('ana@acme.example').at(-1)).toContain('Your answer did not leave');
    await page.reload();
    expect(await words(page)).toContain('The buyer wrote again before it left');
    expect(await page.locator('.talk li', { hasText: 'And is it blue?' }).locator('.fresh').count()).toBe(1);
    await press(page, 'Send it as it is');
    await pass(minutes(2));
    expect((await threadOf(dana)).state).toBe('answered');
  });
});

it('a trainee’s answer waits for a colleague, who mends it', async () => {
  const kim = buyer(4);
  await run.buyerWrites(kim);
  const [wang, ana] = [await visitor('wang@acme.example'), await visitor('ana@acme.example')];
  await open(wang, kim);
  await write(wang, 'It arrive tomorrow.');
  await press(wang, /^Submit for approval$/);
  expect(await words(wang)).toContain('a colleague approves it');
  await pass(minutes(1));
  expect((await threadOf(kim)).state).toBe('open');
  await open(ana, kim);
  await ana.locator('.answer textarea[name="text"]').fill('It arrives tomorrow.');
  await press(ana, 'Approve and send');
  await pass(minutes(2));
  expect((await threadOf(kim)).state).toBe('answered');
  await open(wang, kim);
  expect(await wang.locator('.answer.confirmed .said').textContent()).toContain('It arrives tomorrow.');
});

it('a holding answer leaves from an alert’s page; its promise is kept once, and once it is not', async () => {
  const [kept, broken] = [buyer(5), buyer(6)];
  const page = await (await newVisitor(browser, run.url, PHONE)).newPage();
  for (const one of [kept, broken]) {
    await run.buyerWrites(one);
    await pass(hours(20) + minutes(1));
    await page.goto(alertOf('li@acme.example'));
    await page.locator('a[href="?holding"]').click();
    await page.getByRole('button', { name: '作为先行回复发送' }).click();
    await page.locator('h1', { hasText: '即将发出' }).waitFor();
    await pass(minutes(2));
    const clocks = (await threadOf(one)).clocks.filter(({ state }) => state === 'running');
    expect(clocks.map(({ name }) => name)).toEqual(['promise']);
    if (one === kept) {
      const ana = await visitor('ana@acme.example');
      await open(ana, kept);
      await write(ana, 'The carrier found it: it arrives tomorrow.');
      await press(ana, /^Send$/);
      await pass(minutes(2));
      expect((await threadOf(kept)).state).toBe('answered');
    }
  }
  const before = run.stack.outbox().length;
  await pass(hours(24));
  const alerts = run.stack
    .outbox()
    .slice(before)
    .map(({ text, subject }) => `${subject} ${text}`);
  expect(alerts.some((text) => text.includes(broken.orderId ?? ''))).toBe(true);
  expect(alerts.some((text) => text.includes(kept.orderId ?? ''))).toBe(false);
  const missed = (await threadOf(broken)).clocks.filter(({ state }) => state === 'missed');
  expect(missed.map(({ name }) => name)).toEqual(['promise']);
});

it('without script a page with the check stands between writing and sending', async () => {
  const lee = buyer(7);
  await run.buyerWrites(lee);
  const page = await visitor('ana@acme.example', { ...PHONE, script: false });
  await open(page, lee);
  expect(await page.getByRole('button', { name: /^Send$/ }).isVisible()).toBe(false);
  await write(page, 'It arrives tomorrow. Please write to care@acme.example.');
  await press(page, 'Check the answer');
  expect(await page.locator('#checked').getAttribute('data-worst')).toBe('block');
  expect(await page.getByRole('button', { name: /^Send$/ }).isVisible()).toBe(false);
  await write(page, 'It arrives tomorrow.');
  await press(page, 'Check the answer');
  await press(page, /^Send$/);
  await press(page, 'Undo');
  expect(await page.locator('#answer [name="text"]').inputValue()).toBe('It arrives tomorrow.');
  await press(page, 'Check the answer');
  await press(page, /^Send$/);
  await pass(minutes(2));
  expect((await threadOf(lee)).state).toBe('answered');
});
