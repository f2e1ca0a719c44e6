import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#shared/domain/instant';
import { cookieOf, HOST, type SigningIn, signingIn } from '#test/builders/signing-in';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';

let now: number;
let world: SigningIn;

beforeEach(() => {
  now = at('10:00');
  world = signingIn(() => now);
});

/** Signs Ana in by a link, as her browser does. */
async function signIn(address = '203.0.113.7'): Promise<string> {
  const path = await world.linkTo('ana@acme.example');
  return cookieOf(await world.post(path, {}, { address }));
}

describe('signing in', () => {
  it('goes by a link to the person’s address, which shows a button and leads to where they wanted to go', async () => {
    const page = await world.get('/sign-in?then=%2Fthreads%2Facme-us.1');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('name="then" value="/threads/acme-us.1"');
    const path = await world.linkTo(' Ana@Acme.example ', { then: '/threads/acme-us.1' });
    const shown = await world.get(path);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('Sign in as Ana Ruiz');
    const pressed = await world.post(path);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe('/threads/acme-us.1');
    expect((await world.get('/inbox', { cookie: cookieOf(pressed) })).status).toBe(200);
  });

  it('sets a cookie that only this host gets, over HTTPS, and that no script reads', async () => {
    const answer = await world.post(await world.linkTo('ana@acme.example'));
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-session=ana\.[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('gives known and unknown addresses the same answer, and mails only the known', async () => {
    const answers = await Promise.all(
      ['ana@acme.example', 'eve@elsewhere.example'].map((email) => world.post('/sign-in', { email })),
    );
    const [known, unknown] = await Promise.all(
      answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
    );
    expect(unknown).toEqual(known);
    const mails = await world.mails();
    expect(mails.map(({ to }) => to.address)).toEqual(['ana@acme.example']);
  });

  it('keeps what was entered when it is no address, and says so', async () => {
    const answer = await world.post('/sign-in', { email: 'ana@acme', then: '/duty' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="ana@acme"');
    expect(page).toContain('aria-describedby="wrong"');
    expect(page).toContain('name="then" value="/duty"');
    expect(world.take()).toEqual([]);
  });

  it('says in the mail who asked, in the person’s language and zone, and for how long it works', async () => {
    await world.post('/sign-in', { email: 'li@acme.example' }, { address: '198.51.100.4' });
    const [mail] = await world.mails();
    expect(mail).toMatchObject({ subject: '登录 Replywatch', from: 'alerts@acme.example' });
    expect(mail?.text).toContain('198.51.100.4');
    expect(mail?.text).toContain('Chrome, Windows');
    expect(mail?.text).toContain('北京时间 3月2日周一 18:10');
    expect(mail?.html.match(/<a\s/g)).toHaveLength(1);
  });

  it('answers in the language of the browser', async () => {
    expect(await (await world.get('/sign-in', { language: 'zh-CN' })).text()).toContain('<h1>登录</h1>');
  });

  it('ends by signing out, on this browser alone', async () => {
    const [cookie, other] = [await signIn(), await signIn()];
    const token = /name="token" value="([^"]+)"/.exec(await (await world.get('/me', { cookie })).text())?.[1];
    const answer = await world.post('/sign-out', { token: token ?? '' }, { cookie });
    expect(answer.headers.get('location')).toBe('/sign-in?state=out');
    expect(answer.headers.get('set-cookie')).toContain('__Host-session=; Max-Age=0');
    expect((await world.get('/inbox', { cookie })).status).toBe(303);
    expect((await world.get('/inbox', { cookie: other })).status).toBe(200);
  });
});

describe('a link', () => {
  it('is not used up by a mail scanner that opens it', async () => {
    const path = await world.linkTo('ana@acme.example');
    for (let opened = 0; opened < 20; opened += 1) expect((await world.get(path)).status).toBe(200);
    expect((await world.post(path)).status).toBe(303);
  });

  it('that is replayed signs nobody in, and offers a new one in one click', async () => {
    const path = await world.linkTo('ana@acme.example', { then: '/duty' });
    await world.post(path);
    for (const answer of [await world.post(path), await world.get(path)]) {
      expect(answer.status).toBe(410);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const page = await answer.text();
      expect(page).toContain('This link has been used');
      expect(page).toContain('name="email" value="ana@acme.example"');
      expect(page).toContain('name="then" value="/duty"');
    }
  });

  it('leads on whoever it has signed in at this browser, and nobody else', async () => {
    const path = await world.linkTo('ana@acme.example', { then: '/duty' });
    const cookie = cookieOf(await world.post(path));
    for (const answer of [await world.get(path, { cookie }), await world.post(path, {}, { cookie })]) {
      expect(answer.headers.get('location')).toBe('/duty');
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    const ofLi = cookieOf(await world.post(await world.linkTo('li@acme.example')));
    expect((await world.get(path, { cookie: ofLi })).status).toBe(410);
    await world.sessions.endAll('ana');
    expect((await world.get(path, { cookie })).status).toBe(410);
  });

  it('works for ten minutes', async () => {
    const path = await world.linkTo('ana@acme.example');
    now += minutes(10);
    const answer = await world.post(path);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('This link is too old');
  });

  it('that was forged, cut off, or sent to somebody who has left, lets nobody in', async () => {
    const path = await world.linkTo('ana@acme.example');
    const forged = [`/sign-in/${'a'.repeat(43)}`, path.slice(0, -1), '/sign-in/__proto__'];
    for (const one of forged) expect((await world.post(one)).status).toBe(404);
    const { people, duty } = shop().settings;
    const { ana: _, ...others } = people;
    world.settings.change(shop({ people: others, duty: { ...duty, backup: ['li'] } }, 'v2'));
    const answer = await world.post(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('that was sent to an address its person no longer has lets nobody in', async () => {
    const [path, asWell] = [await world.linkTo('ana@acme.example'), await world.linkTo('ana@acme.example')];
    const { people } = shop().settings;
    const moved = { ...people['ana']!, email: 'ana.ruiz@acme.example' };
    world.settings.change(shop({ people: { ...people, ana: moved } }, 'v2'));
    expect((await world.get(path)).status).toBe(404);
    const answer = await world.post(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).not.toContain('ana.ruiz@acme.example');
    world.settings.change(shop({}, 'v3'));
    expect((await world.post(asWell)).status).toBe(303);
  });

  it('is pressed on our own page only', async () => {
    const path = await world.linkTo('ana@acme.example');
    for (const origin of ['https://evil.example', 'null', undefined]) {
      expect((await world.post(path, {}, { origin })).status).toBe(403);
      expect((await world.post('/sign-in', { email: 'ana@acme.example' }, { origin })).status).toBe(403);
    }
    expect(await world.mails()).toEqual([]);
    expect((await world.post(path)).status).toBe(303);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/x\r\nset-cookie: a=b',
    'evil',
    '',
  ])('leads to a path of ours, and not to %j', async (then) => {
    const answer = await world.post(await world.linkTo('ana@acme.example', { then }));
    expect(answer.headers.get('location')).toBe('/inbox');
  });
});

describe('a session', () => {
  it('has a token of its own: one that somebody planted is worth nothing', async () => {
    const planted = `__Host-session=ana.${'p'.repeat(43)}`;
    const path = await world.linkTo('ana@acme.example');
    const answer = await world.post(path, {}, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await world.get('/inbox', { cookie: planted })).status).toBe(303);
  });

  it('does not open to a cookie of another person, or of no form', async () => {
    const cookie = await signIn();
    for (const other of [
      cookie.replace('ana.', 'li.'),
      cookie.replace('ana.', ''),
      '__Host-session=',
      '__Host-session=ana.',
      `__Host-session=${'x'.repeat(4_000)}`,
    ])
      expect((await world.get('/inbox', { cookie: other })).status).toBe(303);
  });

  it('ends when its person leaves the settings, and does not come back with them', async () => {
    const cookie = await signIn();
    const { people, duty } = shop().settings;
    const { ana: _, ...others } = people;
    world.settings.change(shop({ people: others, duty: { ...duty, backup: ['li'] } }, 'v2'));
    expect((await world.get('/inbox', { cookie })).status).toBe(303);
    world.settings.change(shop({}, 'v3'));
    expect((await world.get('/inbox', { cookie })).status).toBe(303);
  });

  it('does not open to the next person who gets the id in the settings', async () => {
    const cookie = await signIn();
    const { people } = shop().settings;
    const next = { ...people['ana']!, name: 'Eva Sol', email: 'eva@acme.example' };
    world.settings.change(shop({ people: { ...people, ana: next } }, 'v2'));
    const ofEva = cookieOf(await world.post(await world.linkTo('eva@acme.example')));
    expect((await world.get('/inbox', { cookie })).status).toBe(303);
    expect((await world.get('/inbox', { cookie: ofEva })).status).toBe(200);
  });

  it('lasts while it is used, at most a month, and is noted as seen once an hour', async () => {
    const cookie = await signIn();
    const [started] = await world.sessions.of('ana', now);
    now += minutes(59);
    await world.get('/inbox', { cookie });
    expect((await world.sessions.of('ana', now))[0]?.seenAt).toBe(started?.seenAt);
    now += minutes(1);
    await world.get('/inbox', { cookie });
    expect((await world.sessions.of('ana', now))[0]?.seenAt).toBe(now);
    for (let week = 0; week < 4; week += 1) {
      now += days(7) - hours(1);
      expect((await world.get('/inbox', { cookie })).status).toBe(200);
    }
    now += days(3);
    expect((await world.get('/inbox', { cookie })).status).toBe(303);
  });

  it('takes no form without its token, nor from another site that has stolen the cookie', async () => {
    const cookie = await signIn();
    const token =
      /name="token" value="([^"]+)"/.exec(await (await world.get('/me', { cookie })).text())?.[1] ?? '';
    expect(token).not.toBe('');
    expect((await world.post('/sign-out', {}, { cookie })).status).toBe(403);
    expect((await world.post('/sign-out', { token: 'guessed' }, { cookie })).status).toBe(403);
    for (const origin of ['https://evil.example', `https://${HOST}.evil.example`, 'null', undefined])
      expect((await world.post('/sign-out', { token }, { cookie, origin })).status).toBe(403);
    const other = await signIn();
    expect((await world.post('/sign-out', { token }, { cookie: other })).status).toBe(403);
    expect((await world.get('/inbox', { cookie })).status).toBe(200);
  });
});

describe('limits', () => {
  it('a thousand requests for one person from a thousand networks become five mails', async () => {
    for (let asked = 0; asked < 1000; asked += 1)
      await world.post(
        '/sign-in',
        { email: 'ana@acme.example' },
        { address: `198.51.${asked >> 8}.${asked & 255}` },
      );
    expect(await world.mails()).toHaveLength(5);
    now += minutes(10);
    await world.post('/sign-in', { email: 'ana@acme.example' });
    expect(await world.mails()).toHaveLength(1);
  });

  it('a thousand requests from one network become thirty messages, whatever the addresses', async () => {
    const statuses = new Map<number, number>();
    for (let asked = 0; asked < 1000; asked += 1) {
      // Whoever has one IPv6 address has all of its /64.
      const address = `2001:db8:0:1::${asked.toString(16)}`;
      const { status } = await world.post('/sign-in', { email: `a${asked}@acme.example` }, { address });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [303, 30],
      [429, 970],
    ]);
    expect(world.take()).toHaveLength(30);
    expect(
      (await world.post('/sign-in', { email: 'a@acme.example' }, { address: '2001:db8:0:2::1' })).status,
    ).toBe(303);
  });

  it('a link of a queue that stood still is not sent any more', async () => {
    await world.post('/sign-in', { email: 'ana@acme.example' });
    now += minutes(10);
    expect(await world.mails()).toEqual([]);
  });
});

describe('ten failed tries', () => {
  const attacker = { address: '192.0.2.66' };

  it('with a person’s used link lock signing in for that person and network, and the managers get one mail', async () => {
    const cookie = await signIn();
    const used = await world.linkTo('ana@acme.example');
    await world.post(used);
    for (let tries = 0; tries < 10; tries += 1)
      expect((await world.post(used, {}, attacker)).status).toBe(410);
    const [told, ...more] = await world.mails();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ to: { address: 'chen@acme.example' } });
    expect(told?.text).toContain('Ana Ruiz');
    expect(told?.text).toContain('192.0.2.66');

    const fresh = await world.linkTo('ana@acme.example');
    const locked = await world.post(fresh, {}, attacker);
    expect(locked.status).toBe(429);
    expect(locked.headers.get('set-cookie')).toBeNull();
    expect(await locked.text()).toContain('Try again in 60 min.');
    // The lock ends no session, and Ana still gets in from where she is.
    expect((await world.get('/inbox', { cookie })).status).toBe(200);
    expect((await world.post(fresh)).status).toBe(303);
    // Others still get in from there, and so does Ana after an hour.
    expect((await world.post(await world.linkTo('li@acme.example'), {}, attacker)).status).toBe(303);
    now += hours(1);
    expect((await world.post(await world.linkTo('ana@acme.example'), {}, attacker)).status).toBe(303);
  });

  it('with tokens of nobody’s are refused for their network, where a person’s link still works', async () => {
    const path = await world.linkTo('ana@acme.example');
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await world.post(`/sign-in/forged-${tries}`, {}, attacker)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
    expect(await world.mails()).toHaveLength(1);
    expect((await world.post(path, {}, attacker)).status).toBe(303);
  });

  it('from ever new networks become five mails an hour, since SES sends only so many: alerts need them', async () => {
    for (let network = 0; network < 50; network += 1)
      for (let tries = 0; tries < 10; tries += 1)
        await world.post('/sign-in/forged', {}, { address: `2001:db8:0:${network.toString(16)}::1` });
    expect(await world.mails()).toHaveLength(5);
    // A lock of a person is reported all the same.
    const used = await world.linkTo('ana@acme.example');
    await world.post(used);
    for (let tries = 0; tries < 10; tries += 1) await world.post(used, {}, attacker);
    expect((await world.mails())[0]?.text).toContain('Ana Ruiz');
    now += hours(1);
    for (let tries = 0; tries < 10; tries += 1) await world.post('/sign-in/forged', {}, attacker);
    expect(await world.mails()).toHaveLength(1);
  });

  it('do not count pages of others that press a button for the person', async () => {
    for (let tries = 0; tries < 20; tries += 1)
      await world.post('/sign-in/forged', {}, { origin: 'https://evil.example' });
    expect((await world.post('/sign-in/forged')).status).toBe(404);
  });
});
