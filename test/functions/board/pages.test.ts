import { beforeEach, describe, expect, it } from 'vitest';
import { SCRIPT_PATH, STYLE_PATH } from '#functions/board/web/assets';
import { days } from '#shared/domain/instant';
import type { Sessions } from '#shared/ports/people/sessions';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';

let now: number;
let sessions: Sessions;
let settings: ReturnType<typeof memorySettings>;
let app: ReturnType<typeof boardOf>;
let ana: Browser;

beforeEach(async () => {
  now = at('10:00');
  sessions = memorySessions();
  settings = memorySettings(shop());
  app = boardOf({ now: () => now, sessions, settings });
  ana = await signedInAt(app, sessions, 'ana', now);
});

describe('the pages of the board', () => {
  it('lead a stranger to the sign-in page, and from there back to where they wanted to go', async () => {
    const answer = await app.request('/inbox?store=acme-us');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?then=%2Finbox%3Fstore%3Dacme-us');
  });

  it('open for somebody who has signed in, until they have been away for a week', async () => {
    expect((await ana.get('/inbox')).status).toBe(200);
    now += days(7);
    expect((await ana.get('/inbox')).status).toBe(303);
  });

  it('load nothing from elsewhere, and run no script but ours', async () => {
    const { headers } = await ana.get('/inbox');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('have a style and a script that a browser keeps for good', async () => {
    for (const path of [STYLE_PATH, SCRIPT_PATH]) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect((await app.request('/assets/board.0.js')).status).toBe(404);
  });

  it('tell somebody who lost the way where to go on', async () => {
    const answer = await ana.get('/nowhere');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('href="/inbox"');
  });
});
