import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hours, minutes } from '#shared/domain/instant';
import { pushReceiver, type PushReceiver } from '#test/builders/push-receiver';
import { at } from '#test/builders/thread';
import { type BoardRun, startBoard } from './board-run.ts';
import { newVisitor, PHONE, startChromium } from './chromium.ts';

/*
 * A Chromium without a window has no push service of Google's to subscribe to. So the page's `PushManager` answers with a subscription
 * that this test made, whose endpoint leads to the stand-in of the local run. All else is real: the page, the service worker, its
 * notifications, the encryption by `notify`, which this test undoes as a device would, and the debugger's own way to hand a message
 * to a service worker.
 */

const START = at('2026-03-02T09:00');
const SECRET_WORDS = 'The lamp exploded, call me at once';

let browser: Browser;
let run: BoardRun;
let context: BrowserContext;
let page: Page;
let receiver: PushReceiver;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

/** Lets the page subscribe as it would where its browser has a push service. */
async function withPushService(endpoint: string): Promise<void> {
  receiver = pushReceiver(endpoint);
  const { p256dh, auth } = receiver.subscription;
  await context.addInitScript(
    ([url, keys]) => {
      let current: object | null = null;
      const made = (applicationServerKey: Uint8Array<ArrayBuffer>) => ({
        endpoint: url,
        options: { userVisibleOnly: true, applicationServerKey: applicationServerKey.buffer },
        unsubscribe() {
          current = null;
          return Promise.resolve(true);
        },
        toJSON: () => ({ endpoint: url, expirationTime: null, keys }),
      });
      const stored = (): object | null => {
        const key = localStorage.getItem('test-push-key');
        if (current === null && key !== null)
          current = made(Uint8Array.from(key.split(','), (byte) => Number(byte)));
        return current;
      };
      Object.assign(PushManager.prototype, {
        getSubscription: () => Promise.resolve(stored()),
        subscribe({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) {
          localStorage.setItem('test-push-key', applicationServerKey.join(','));
          current = made(applicationServerKey);
          return Promise.resolve(current);
        },
      });
    },
    [endpoint, { p256dh, auth }] as const,
  );
}

/** Signs in, and switches push on for this browser. */
async function subscribe(): Promise<void> {
  await run.signIn(page, 'ana@acme.example');
  await page.goto('/me');
  await Promise.all([
    page.waitForURL(/state=push-on/),
    page.getByRole('button', { name: 'Switch push on for this device' }).click(),
  ]);
}

const pushed = () => run.stack.outbox().filter(({ channel }) => channel === 'push');
const words = async (): Promise<string> => (await page.textContent('main')) ?? '';

const contentOf = z.object({ title: z.string(), body: z.string(), tag: z.string(), url: z.string() });

/** Hands the last message to the service worker, as a push service would, and returns what it said. */
async function deliver(): Promise<z.output<typeof contentOf>> {
  const message = receiver.read(Buffer.from(pushed().at(-1)?.text ?? '', 'base64'));
  const session: CDPSession = await context.newCDPSession(page);
  const registrationId = await new Promise<string>((done) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted)?.registrationId;
      if (found !== undefined) done(found);
    });
    void session.send('ServiceWorker.enable');
  });
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: run.url,
    registrationId,
    data: message,
  });
  await session.detach();
  return contentOf.parse(JSON.parse(message));
}

/** What the device shows now. */
const shown = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, silent, lang }) => ({
      title,
      body,
      tag,
      silent,
      lang,
    }));
  });

/** What the notification does when somebody taps on a button of it: the same event as from the system. */
async function tap(action: string): Promise<void> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('there is no service worker');
  await worker.evaluate(async (button) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      NotificationEvent: new (name: string, init: object) => Event;
      dispatchEvent(event: Event): boolean;
    };
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification, action: button }));
  }, action);
}

/** A browser opens a page only after a real tap, which no debugger can make: so the worker's wish is recorded. */
async function recordOpened(): Promise<void> {
  await context.serviceWorkers()[0]?.evaluate(() => {
    const paths: string[] = [];
    Object.assign(globalThis, { openedPaths: paths });
    const clients = Reflect.get(globalThis, 'clients') as object;
    Object.assign(Reflect.getPrototypeOf(clients) ?? {}, {
      openWindow: (path: string) => Promise.resolve(void paths.push(path)),
    });
  });
}
const opened = (): Promise<unknown> | undefined =>
  context.serviceWorkers()[0]?.evaluate((): unknown => Reflect.get(globalThis, 'openedPaths'));

beforeEach(async () => {
  run = await startBoard(START);
  context = await newVisitor(browser, run.url, PHONE);
  await context.grantPermissions(['notifications'], { origin: run.url });
  page = await context.newPage();
  return () => run.stop();
});

describe('push in a real browser', () => {
  it('is switched on, shows an alert without a buyer’s word, and acknowledges it from the notification', async () => {
    await withPushService('https://push.example/phone');
    await subscribe();
    expect(await words()).toContain('Push is on for this device');
    await page.locator('[data-this-device]:visible').waitFor();
    expect(await page.getByRole('button', { name: 'Switch push on' }).isVisible()).toBe(false);

    await run.buyerWrites({ text: SECRET_WORDS });
    await run.stack.advanceTo(START + hours(23) + minutes(1));
    await run.stack.settle();
    expect(pushed()).not.toEqual([]);
    expect(pushed().at(-1)).toMatchObject({
      to: ['push.example'],
      headers: { urgency: 'high', 'content-encoding': 'aes128gcm' },
    });
    const content = await deliver();
    await expect
      .poll(shown)
      .toEqual([{ title: content.title, body: content.body, tag: content.tag, silent: false, lang: 'en' }]);
    expect(content.title).toContain('1 h left');
    expect(content.body).toContain('Acme US');
    expect(JSON.stringify(content)).not.toMatch(/lamp|exploded/);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);

    const before = context.pages().length;
    await tap('acknowledge');
    await expect.poll(async () => (await shown()).map(({ title }) => title)).toEqual(['Acknowledged']);
    expect(context.pages()).toHaveLength(before);
    await page.goto(content.url);
    expect(await words()).toContain('You have it until');
  });

  it('opens the page of the link where the act was not recorded', async () => {
    await withPushService('https://push.example/phone');
    await subscribe();
    await run.buyerWrites();
    await run.stack.advanceTo(START + hours(23) + minutes(1));
    await run.stack.settle();
    await deliver();
    await expect.poll(async () => (await shown()).length).toBe(1);
    await recordOpened();
    await context.setOffline(true);
    await tap('acknowledge');
    await expect.poll(opened).toEqual([expect.stringMatching(/^\/a\/[\w.-]+$/)]);
    expect(await shown()).toEqual([]);
  });

  it('opens the thread by a tap beside the button', async () => {
    await withPushService('https://push.example/phone');
    await subscribe();
    await run.buyerWrites();
    await run.stack.advanceTo(START + hours(23) + minutes(1));
    await run.stack.settle();
    const { url } = await deliver();
    await expect.poll(async () => (await shown()).length).toBe(1);
    await recordOpened();
    await tap('');
    await expect.poll(opened).toEqual([url]);
    expect(url).toMatch(/^\/threads\//);
  });

  it('ends for a device that its push service refuses for good', async () => {
    await withPushService('https://push.example/gone-1');
    await subscribe();
    await run.buyerWrites();
    await run.stack.advanceTo(START + hours(23) + minutes(1));
    await run.stack.settle();
    expect(pushed()).toEqual([]);
    await page.goto('/me');
    expect(await words()).toContain('No device of yours gets push');
    // The mail went out all the same.
    expect(run.stack.outbox().some(({ to }) => to.includes('ana@acme.example'))).toBe(true);
  });

  it('is removed from the list and from the browser', async () => {
    await withPushService('https://push.example/phone');
    await subscribe();
    await page.locator('[data-this-device]:visible').waitFor();
    await Promise.all([
      page.waitForURL(/state=push-off/),
      page.locator('[data-device]').getByRole('button').click(),
    ]);
    expect(await words()).toContain('No device of yours gets push');
    await page.getByRole('button', { name: 'Switch push on for this device' }).waitFor();
  });
});

describe('the page about oneself', () => {
  it('says what is missing where the browser allows no notifications', async () => {
    await context.clearPermissions();
    await context.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    });
    await run.signIn(page, 'ana@acme.example');
    await page.goto('/me');
    await page.getByText('You blocked notifications from this page').waitFor();
    expect(await page.getByRole('button', { name: 'Switch push on' }).isVisible()).toBe(false);
  });

  it('says what an iPhone needs', async () => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, 'PushManager');
      Object.defineProperty(navigator, 'userAgent', {
        get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)',
      });
    });
    await run.signIn(page, 'ana@acme.example');
    await page.goto('/me');
    await page.getByText('add this page to the Home Screen first').waitFor();
  });

  it('can be installed: its manifest is complete', async () => {
    await run.signIn(page, 'li@acme.example');
    const session = await context.newCDPSession(page);
    const { url, errors } = await session.send('Page.getAppManifest');
    expect(url).toContain('/app/zh-CN.webmanifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // Playwright's contexts are private windows, in which nothing can be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  });
});
