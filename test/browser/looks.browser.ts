import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { hours, minutes } from '#shared/domain/instant';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { type Look, newVisitor, startChromium } from './chromium.ts';
import { misfits } from './misfits.ts';

/** Not in the repository: people look at them after a change. */
const PICTURES = 'test/browser/pictures';
const MOST_BYTES = 60_000;

const LOOKS: readonly Look[] = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
];
const READERS = [
  { language: 'en', email: 'chen@acme.example' },
  { language: 'zh-CN', email: 'li@acme.example' },
] as const;

const axeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

let browser: Browser;
let run: BoardRun;
/** The page of a thread with answers from here: one was refused, one is held, and one is about to leave. */
let answers: string;
const start = at('2026-03-02T09:00');

const GERMAN = {
  orderId: '112-0000000-0000001',
  messageId: '<2@x>',
  caseId: '1a1b2c3d-1111-4222-8333-444455556666',
  token: 'B',
  text: 'Wo ist mein Paket? Ich warte seit zwei Wochen darauf.',
};

async function answersOfEachKind(): Promise<string> {
  const [thread] = z
    .array(z.object({ id: z.string(), orderId: z.string() }))
    .parse(await (await fetch(`${run.url}/api/threads?state=open`)).json())
    .filter(({ orderId }) => orderId === GERMAN.orderId);
  if (thread === undefined) throw new Error('the German thread is not there');
  const send = async (text: string): Promise<string> => {
    const answer = await fetch(`${run.url}/api/threads/${thread.id}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: 'ana', text }),
    });
    return z.object({ id: z.string() }).parse(await answer.json()).id;
  };
  run.stack.relay.refuse('policy');
  await send('Guten Tag,\n\nwir kümmern uns heute darum.\n\nFreundliche Grüße\nAna Ruiz');
  await run.stack.advanceTo(run.stack.now() + minutes(2));
  await send('Guten Tag,\n\nIhr Paket ist unterwegs.\n\nFreundliche Grüße\nAna Ruiz');
  await run.buyerWrites({
    ...GERMAN,
    messageId: '<3@x>',
    token: 'C',
    text: 'Haben Sie eine Sendungsnummer?',
  });
  await run.stack.advanceTo(run.stack.now() + minutes(1));
  return `/threads/${thread.id}?sent=${await send('Guten Tag,\n\nes kommt morgen an.\n\nFreundliche Grüße\nAna Ruiz')}`;
}

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  browser = await startChromium();
  run = await startBoard(start);
  await run.buyerWrites({ text: 'The lamp arrived broken.\n\nWhat can you do for me?' });
  await run.stack.advanceTo(start + hours(13));
  await run.buyerWrites(GERMAN);
  answers = await answersOfEachKind();
});
afterAll(async () => {
  await run.stop();
  await browser.close();
});

/** What is wrong with a page, by axe; each with the element. */
async function violations(page: Page): Promise<string[]> {
  // The content policy of the page refuses a script tag; the debugger may run one all the same.
  await page.evaluate(axe.source);
  const found = axeResult.parse(await page.evaluate('axe.run()'));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** HTML, script and style together, as they travel. */
async function weightOf(page: Page): Promise<number> {
  const parts = await page.evaluate(async () => {
    const links = [
      ...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(
        'script[src], link[rel="stylesheet"]',
      ),
    ];
    const paths = [location.href, ...links.map((one) => ('src' in one ? one.src : one.href))];
    return Promise.all(paths.map(async (path) => (await fetch(path)).text()));
  });
  return parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
}

for (const { language, email } of READERS)
  for (const look of LOOKS)
    it(`every page fits and reads well: ${language}, ${look.width} px, ${look.colorScheme}`, async () => {
      const context = await newVisitor(browser, run.url, look);
      const page = await context.newPage();
      const wrong: string[] = [];
      const lookAt = async (name: string): Promise<void> => {
        await page.screenshot({
          path: `${PICTURES}/${name}-${language}-${look.width}-${look.colorScheme}.png`,
          fullPage: true,
        });
        for (const one of [...(await misfits(page)), ...(await violations(page))])
          wrong.push(`${name}: ${one}`);
        if ((await page.locator('html').getAttribute('lang')) !== language && name !== 'sign-in')
          wrong.push(`${name}: is in another language`);
        if ((await weightOf(page)) > MOST_BYTES) wrong.push(`${name}: weighs more than ${MOST_BYTES} bytes`);
      };
      await page.goto('/sign-in');
      await lookAt('sign-in');
      await run.signIn(page, email);
      for (const [name, path] of [
        ['inbox', '/inbox'],
        ['inbox-empty', '/inbox?search=nothing'],
        ['figures', '/figures'],
        ['duty', '/duty'],
        ['health', '/health'],
        ['me', '/me'],
        ['not-found', '/threads/acme-us.nothing'],
        ['take-over', '/duty/take-over'],
        ['templates', '/templates'],
        ['template', '/templates/delayed'],
        ['template-edit', '/templates/delayed/edit'],
        ['confirm', '/inbox/confirm'],
      ] as const) {
        await page.goto(path);
        await lookAt(name);
      }
      await page.goto('/inbox');
      await page.locator('.row .what a').first().click();
      await page.waitForURL(/\/threads\//);
      await lookAt('thread');
      await page.locator('[data-templates]').click();
      await page.locator('#templates summary').first().click();
      await page
        .locator('#answer [name="text"]')
        .fill('It arrives tomorrow. Please leave us a review, and write to care@acme.example. {tracking}');
      await page.locator('#checked[data-worst="block"]').waitFor();
      await lookAt('composer');
      await page.goto(answers);
      await lookAt('answers');
      await context.close();
      expect(wrong).toEqual([]);
    });
