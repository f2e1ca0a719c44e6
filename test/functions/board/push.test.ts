import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contentIn } from '#functions/board/worker/content';
import { MOST_DEVICES, type PushDevice } from '#shared/domain/people/push';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { pushReceiver } from '#test/builders/push-receiver';
import { at } from '#test/builders/thread';
import { memoryPushDevices, memoryPushKey } from '#test/fakes/memory-push';
import { memorySessions } from '#test/fakes/memory-sessions';

const NOW = at('10:00');

let devices: ReturnType<typeof memoryPushDevices>;
let app: ReturnType<typeof boardOf>;
let ana: Browser;

beforeEach(async () => {
  devices = memoryPushDevices();
  const sessions = memorySessions();
  app = boardOf({ now: () => NOW, sessions, devices });
  ana = await signedInAt(app, sessions, 'ana', NOW);
});

/** What a browser's subscription is as JSON. */
const jsonOf = (endpoint = 'https://push.example/phone', changes: object = {}): string => {
  const { p256dh, auth } = pushReceiver().subscription;
  return JSON.stringify({ endpoint, expirationTime: null, keys: { p256dh, auth, ...changes } });
};
const switchOn = (subscription: string, more: Record<string, string> = {}): Promise<Response> =>
  ana.post('/me/push', { subscription, ...more }, '/me');
const page = async (state = ''): Promise<string> => (await ana.get(`/me${state}`)).text();
const mine = (): Promise<readonly PushDevice[]> => devices.of('ana', NOW);

describe('push on the page about oneself', () => {
  it('says what it is, what it needs, where it does not arrive, and holds the key for the browser', async () => {
    const shown = await page();
    expect(shown).toContain('Switch push on for this device');
    expect(shown).toContain('this page needs JavaScript');
    expect(shown).toContain('No device of yours gets push');
    expect(shown).toMatch(/iOS 16\.4 or later/);
    expect(shown).toMatch(/In mainland China/);
    expect(shown).toMatch(/data-key="[\w-]{87}"/);
  });

  it('says that it is not ready where the deploy has made no key yet', async () => {
    const sessions = memorySessions();
    const early = boardOf({ now: () => NOW, sessions, pushKey: memoryPushKey() });
    const shown = await (await (await signedInAt(early, sessions, 'ana', NOW)).get('/me')).text();
    expect(shown).toContain('Push is not ready yet');
    expect(shown).not.toContain('switch-push-on');
  });

  it('is switched on for a device, which is listed by its browser and removed again', async () => {
    const answer = await switchOn(jsonOf());
    expect(answer.headers.get('location')).toBe('/me?state=push-on#push');
    expect(devices.people()).toEqual(['ana']);
    const [device] = await mine();
    expect(device).toMatchObject({
      endpoint: 'https://push.example/phone',
      email: 'ana@acme.example',
      since: NOW,
    });
    const shown = await page('?state=push-on');
    expect(shown).toContain('Push is on for this device');
    expect(shown).toContain('nothing sent yet');
    // Whoever sees the page cannot send to the device.
    expect(shown).not.toContain('push.example');
    expect(shown).toContain(`data-device="${device?.id}"`);
    await ana.post('/me/push/remove', { device: device?.id ?? '' }, '/me');
    expect(await mine()).toEqual([]);
    expect(devices.people()).toEqual([]);
  });

  it('keeps the place of a device that comes again, or that the browser gave another endpoint', async () => {
    await switchOn(jsonOf());
    await switchOn(jsonOf());
    expect(await mine()).toHaveLength(1);
    await switchOn(jsonOf('https://push.example/renewed'), { instead: 'https://push.example/phone' });
    expect((await mine()).map(({ endpoint }) => endpoint)).toEqual(['https://push.example/renewed']);
  });

  it('is for ten devices a person', async () => {
    for (let index = 0; index < MOST_DEVICES; index += 1)
      await switchOn(jsonOf(`https://push.example/${index}`));
    const answer = await switchOn(jsonOf('https://push.example/one-more'));
    expect(answer.headers.get('location')).toBe('/me?state=push-many#push');
    expect(await mine()).toHaveLength(MOST_DEVICES);
    expect(await page('?state=push-many')).toContain('Remove one first');
  });

  it.each([
    ['no JSON', 'subscription'],
    ['nothing', ''],
    ['no HTTPS', jsonOf('http://push.example/phone')],
    ['a private address', jsonOf('https://10.0.0.7/phone')],
    ['the board itself', jsonOf('https://board.example/a/token')],
    [
      'a key that is no point of the curve',
      jsonOf(undefined, { p256dh: Buffer.alloc(65, 4).toString('base64url') }),
    ],
    ['a key of another length', jsonOf(undefined, { p256dh: 'AAAA' })],
    ['a secret of another length', jsonOf(undefined, { auth: 'AAAA' })],
  ])('refuses %s', async (_, subscription) => {
    const answer = await switchOn(subscription);
    expect(answer.headers.get('location')).toBe('/me?state=push-wrong#push');
    expect(await mine()).toEqual([]);
  });

  it('does not show the devices of somebody who had this id before', async () => {
    const { subscription } = pushReceiver();
    const before = { id: 'theirs', email: 'before@acme.example', since: NOW, ...subscription };
    await devices.add('ana', before, NOW);
    expect(await page()).toContain('No device of yours gets push');
  });
});

const manifest = z.object({
  id: z.literal('/'),
  name: z.string(),
  lang: z.string(),
  start_url: z.literal('/inbox'),
  scope: z.literal('/'),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.literal('image/png') })),
});

describe('the installed board', () => {
  it('has a manifest in the language of the page, whose pictures are there in the sizes that it says', async () => {
    const linked = /<link rel="manifest" href="([^"]+)"/.exec(await page())?.[1];
    expect(linked).toBe('/app/en.webmanifest');
    for (const language of ['en', 'zh-CN']) {
      const answer = await app.request(`/app/${language}.webmanifest`);
      expect(answer.headers.get('content-type')).toContain('application/manifest+json');
      const { lang, icons } = manifest.parse(await answer.json());
      expect(lang).toBe(language);
      for (const { src, sizes } of icons) {
        const picture = await app.request(src);
        expect(picture.headers.get('content-type')).toBe('image/png');
        const bytes = Buffer.from(await picture.arrayBuffer());
        expect(bytes.subarray(1, 4).toString()).toBe('PNG');
        expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
        expect(bytes.length).toBeLessThan(8_000);
      }
    }
    expect((await app.request('/app/badge-96.png')).status).toBe(200);
    expect((await app.request('/app/constructor')).status).toBe(404);
  });

  it('has a service worker that a browser looks at anew, and that answers no request of a page', async () => {
    const answer = await app.request('/service-worker.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const script = await answer.text();
    expect(script).toContain('notificationclick');
    expect(script).not.toMatch(/addEventListener\(["'`]fetch|caches\b|indexedDB/);
    expect(script.length).toBeLessThan(6_000);
  });
});

describe('a message to the service worker', () => {
  const content = {
    v: 1,
    language: 'zh-CN',
    title: '还剩 58 分钟',
    body: 'Acme US',
    tag: 'thread',
    url: '/threads/x',
    silent: true,
    acknowledge: { label: '认领', url: '/a/token' },
  };

  it('is shown as it is', () => {
    expect(contentIn(JSON.stringify(content))).toEqual(content);
    const { acknowledge: _, ...without } = content;
    expect(contentIn(JSON.stringify({ ...without, more: 'of a later release' }))).toEqual(without);
  });

  it.each([
    undefined,
    '',
    'garbage',
    'null',
    JSON.stringify({ ...content, title: '' }),
    JSON.stringify({ ...content, url: 'https://evil.example/' }),
    JSON.stringify({ ...content, url: '//evil.example/' }),
    JSON.stringify({ ...content, url: '/\\evil.example/' }),
  ])('that cannot be read still says that something waits: %j', (text) => {
    expect(contentIn(text)).toMatchObject({ url: '/inbox', tag: 'unreadable' });
  });

  it('has no button that leads elsewhere', () => {
    const bad = { ...content, acknowledge: { label: 'x', url: 'https://evil.example/' } };
    expect(contentIn(JSON.stringify(bad)).acknowledge).toBeUndefined();
  });
});
