import { beforeEach, describe, expect, it } from 'vitest';
import type { Sessions } from '#shared/ports/people/sessions';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { at } from '#test/builders/thread';
import { memorySessions } from '#test/fakes/memory-sessions';

let now: number;
let sessions: Sessions;
let ana: Browser;

beforeEach(async () => {
  now = at('10:00');
  sessions = memorySessions();
  const app = boardOf({ now: () => now, sessions });
  ana = await signedInAt(app, sessions, 'ana', now);
});

const page = async (): Promise<string> => (await ana.get('/me')).text();

describe('language and time zone', () => {
  it('are those of the settings until a person chooses others, for all pages', async () => {
    expect(await page()).toContain('<html lang="en">');
    expect(await page()).toContain('As in the settings: Europe/Madrid');
    const saved = await ana.post('/me/preferences', { language: 'zh-CN', timeZone: 'Asia/Shanghai' }, '/me');
    expect(saved.headers.get('location')).toBe('/me?state=saved');
    expect(await page()).toContain('<html lang="zh-CN">');
    expect(await page()).toContain('北京时间');
    expect(await (await ana.get('/inbox')).text()).toContain('<html lang="zh-CN">');
    await ana.post('/me/preferences', { language: '', timeZone: '' }, '/me');
    expect(await page()).toContain('Madrid time');
  });

  it('are taken from the list only', async () => {
    for (const form of [{ language: 'fr', timeZone: '' }, { language: '', timeZone: 'Mars/Olympus' }, {}]) {
      const answer = await ana.post('/me/preferences', form, '/me');
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('aria-invalid="true"');
    }
    expect(await page()).toContain('<html lang="en">');
  });
});

describe('sessions', () => {
  beforeEach(async () => {
    await sessions.start({
      id: 'phone',
      person: 'ana',
      email: 'ana@acme.example',
      startedAt: now - 5,
      seenAt: now - 5,
      browser: 'Safari, iPhone',
    });
    await sessions.start({
      id: 'of-li',
      person: 'li',
      email: 'li@acme.example',
      startedAt: now,
      seenAt: now,
      browser: 'Firefox, Mac',
    });
  });

  it('are listed, this browser marked, and none of anybody else', async () => {
    const shown = await page();
    expect(shown).toContain('Safari, iPhone');
    expect(shown).not.toContain('Firefox, Mac');
    expect(shown.match(/This browser<\/span>/g)).toHaveLength(1);
  });

  it('end one by one, one’s own only', async () => {
    await ana.post('/me/sign-out', { session: 'of-li' }, '/me');
    expect(await sessions.of('li', now)).toHaveLength(1);
    const answer = await ana.post('/me/sign-out', { session: 'phone' }, '/me');
    expect(answer.headers.get('location')).toBe('/me?state=ended');
    expect((await sessions.of('ana', now)).map(({ id }) => id)).not.toContain('phone');
    expect((await ana.get('/me')).status).toBe(200);
  });

  it('end all at once', async () => {
    const answer = await ana.post('/me/sign-out-everywhere', {}, '/me');
    expect(answer.headers.get('location')).toBe('/sign-in?state=out-everywhere');
    expect(answer.headers.get('set-cookie')).toContain('__Host-session=; Max-Age=0');
    expect(await sessions.of('ana', now)).toEqual([]);
    expect((await ana.get('/me')).status).toBe(303);
  });
});
