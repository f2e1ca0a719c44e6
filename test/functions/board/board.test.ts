import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { hashOfToken } from '#shared/application/people/tokens';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import type { ThreadView } from '#shared/application/views/thread-view';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours, type Instant } from '#shared/domain/instant';
import { UnreadableThread } from '#shared/failure';
import type { LinkClaims } from '#shared/ports/links';
import type { Reads } from '#shared/ports/people/reads';
import { amazonMail } from '#test/builders/amazon-mail';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';
import { memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore, memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const links = joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) })));
const { id: ID } = threadOf();

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let app: ReturnType<typeof boardOf>;
let failures: string[];
let leftOut: string[];
let mails: Map<string, Uint8Array>;
let reads: Reads;
let settings: ReturnType<typeof memorySettings>;

const add = async (...facts: Parameters<typeof threadOf>): Promise<void> => {
  const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
  await record(deps, threadOf(), facts, now);
};
const version = async (): Promise<number | undefined> => (await threads.load([ID], now))[0]?.version;
const factTypes = async (): Promise<string[] | undefined> =>
  (await threads.load([ID], now))[0]?.thread.facts.map(({ type }) => type);
const link = async (changes: Partial<LinkClaims> = {}): Promise<string> =>
  `/a/${await links.sign({
    id: 'link-1',
    threadId: ID,
    generation: 'm1',
    recipient: { kind: 'person', id: 'li' },
    expiresAt: now + hours(72),
    ...changes,
  })}`;
const press = (path: string, person?: string): Promise<Response> =>
  send(path, { act: 'acknowledged', ...(person !== undefined && { person }) });
const send = (path: string, form: Record<string, string>): Promise<Response> =>
  Promise.resolve(app.request(path, { method: 'POST', body: new URLSearchParams(form) }));
const state = async (): Promise<string> =>
  ((await (await app.request(`/api/threads/${ID}`)).json()) as ThreadView).state;
const lastFact = async (): Promise<unknown> => (await threads.load([ID], now))[0]?.thread.facts.at(-1);

beforeEach(async () => {
  now = at('10:00');
  threads = memoryThreadStore();
  failures = [];
  leftOut = [];
  mails = new Map();
  reads = memoryReads();
  settings = memorySettings(shop());
  app = boardOf({
    threads,
    settings,
    links,
    mails: memoryMailStore(mails),
    reads,
    now: () => now,
    onUnreadable: (thread) => leftOut.push(thread),
    onFailure: (route) => failures.push(route),
  });
  await add(message('m1', at('10:00')));
  now = at('22:30');
});

describe('the page of an alert', () => {
  it('has a form for each act, so that Enter in one of its fields does this act and needs no other field', async () => {
    const page = await (await app.request(await link())).text();
    const forms = page.match(/<form [^]*?<\/form>/g) ?? [];
    const acts = forms.map((form) => /name="act" value="([\w-]+)"/.exec(form)?.[1]);
    expect(acts).toEqual([
      'acknowledged',
      'handed-over',
      'snoozed',
      'answered-elsewhere',
      'no-response-needed',
    ]);
    for (const form of forms) expect(form.match(/<button/g)).toHaveLength(1);
  });

  it('shows how the message begins to whoever’s own address it was sent to, and to nobody else', async () => {
    mails.set('mail/1', await amazonMail.buyerMessage({ text: 'A secret of mine: see evil.example' }));
    await add(message('m2', at('10:05'), { mail: 'mail/1' }));
    const words = 'A secret of mine';
    const byEmail = await link({ sentTo: hashOfToken('address', 'li@acme.example') });
    const page = await (await app.request(byEmail)).text();
    expect(page).toContain('A secret of mine: see evil[.]example');
    expect(page).toContain(`href="/threads/${ID}"`);
    expect(await (await send(byEmail, {})).text()).toContain(words);
    for (const changes of [
      {},
      { sentTo: hashOfToken('address', 'li@acme.example'), recipient: { kind: 'slack', id: 'care' } },
      // Whoever has an address that Li has given up.
      { sentTo: hashOfToken('address', 'li.wei@acme.example') },
      { recipient: { kind: 'person', id: 'ana' } },
    ] as const)
      expect(await (await app.request(await link(changes))).text()).not.toContain(words);
    // It is recorded that Li was shown them; without the record there are no words, but the link still works.
    expect(await reads.of(ID, now)).toEqual([{ person: 'li', at: now }]);
    reads.note = () => Promise.reject(new Error('the table does not answer'));
    const unrecorded = await app.request(byEmail);
    expect(unrecorded.status).toBe(200);
    expect(await unrecorded.text()).not.toContain(words);
    mails.clear();
    expect((await app.request(byEmail)).status).toBe(200);
  });

  it('does nothing by a body without an act', async () => {
    const shared = await link({ recipient: { kind: 'slack', id: 'care' } });
    expect((await send(await link(), {})).status).toBe(400);
    expect((await send(shared, { person: 'ana' })).status).toBe(400);
    expect((await app.request(await link(), { method: 'POST' })).status).toBe(400);
    expect(await factTypes()).toEqual(['buyer-message']);
  });
});

describe('a reply that looks automatic', () => {
  beforeEach(async () => {
    await add(reply('r1', at('10:01')));
  });

  it('counts when a person says that a person sent it, by one button', async () => {
    const path = await link({ recipient: { kind: 'person', id: 'ana' } });
    const page = await (await app.request(path)).text();
    expect(page).toContain('A person sent it');
    expect(page).toContain('It was automatic');
    const done = await send(path, { act: 'reply-confirmed', reply: 'r1' });
    expect(await done.text()).toContain('Ana Ruiz says that a person sent the reply, so it counts.');
    expect(await lastFact()).toMatchObject({ type: 'reply-confirmed', replyId: 'r1', by: 'ana' });
    expect(await state()).toBe('answered');
  });

  it('is asked about no more when a person says that it was automatic; alerts go on', async () => {
    const page = await (await send(await link(), { act: 'reply-dismissed', reply: 'r1' })).text();
    expect(page).toContain('Li Wei 确认是自动回复');
    expect(page).toContain('请现在回复买家');
    expect(await lastFact()).toMatchObject({ type: 'reply-dismissed', replyId: 'r1', by: 'li' });
    expect(await state()).toBe('open');
    expect(await (await app.request(await link())).text()).not.toContain('人工回复');
  });

  it('is each asked about by itself, and one link answers for each', async () => {
    await add(message('m2', at('11:00')), reply('r2', at('11:01')));
    const path = await link();
    expect((await (await app.request(path)).text()).match(/name="reply" value="r\d"/g)).toHaveLength(4);
    await send(path, { act: 'reply-dismissed', reply: 'r1' });
    await send(path, { act: 'reply-dismissed', reply: 'r2' });
    expect(await factTypes()).toEqual(expect.arrayContaining(['reply-dismissed', 'reply-dismissed']));
    expect((await send(await link(), { act: 'reply-confirmed', reply: 'r9' })).status).toBe(409);
  });
});

describe('a link to acknowledge', () => {
  it('shows what it would do and changes nothing, since scanners follow links too', async () => {
    const before = await version();
    const page = await app.request(await link());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('认领：由我处理');
    expect(await version()).toBe(before);
  });

  it('acknowledges when its button is pressed, once for two clicks', async () => {
    const path = await link();
    expect(await (await press(path)).text()).toContain('已由 Li Wei 认领');
    await press(path);
    expect(await factTypes()).toEqual(['buyer-message', 'acknowledged']);
    expect(await (await app.request(await link())).text()).toContain('Li Wei 已认领');
  });

  it('asks who acts where several people read it, and accepts only them', async () => {
    const path = await link({ recipient: { kind: 'slack', id: 'care' } });
    const page = await (await app.request(path)).text();
    expect(page).toContain('Li Wei');
    expect(page).toContain('Ana Ruiz');
    expect(/<select name="person"[^]*?<\/select>/.exec(page)?.[0]).not.toContain('Chen Hua');
    for (const person of [undefined, '', 'chen', 'nobody'])
      expect((await press(path, person)).status).toBe(400);
    expect(await factTypes()).toEqual(['buyer-message']);
    expect(await (await press(path, 'ana')).text()).toContain('Ana Ruiz is on it');
  });

  it('says so when it is old, wrong, answered, or about an older message', async () => {
    const textOf = async (path: string): Promise<string> => {
      const [shown, pressed] = [await app.request(path), await press(path)];
      expect(pressed.status).toBe(shown.status);
      return `${shown.status} ${await shown.text()}`;
    };
    expect(await textOf(await link({ expiresAt: now - 1_000 }))).toMatch(/^410[^]*This link has expired/);
    expect(await textOf('/a/not.a.token')).toMatch(/^404[^]*not valid/);
    expect(await textOf(await link({ recipient: { kind: 'person', id: 'gone' } }))).toMatch(/^404/);
    expect(await textOf(await link({ generation: 'm0' }))).toMatch(/^200[^]*较早的消息/);
    await add(reply('r1', at('22:15')));
    expect(await textOf(await link())).toMatch(/^200[^]*已经回复/);
    expect(await factTypes()).toEqual(['buyer-message', 'seller-reply']);
  });
});

describe('the other acts of a link', () => {
  // 22:30 in UTC is 06:30 of the next day in Shanghai, and the answer is due at 18:00 there.
  it('hand the thread over to a person, who is alerted at once', async () => {
    const page = await (await send(await link(), { act: 'handed-over', to: 'ana' })).text();
    expect(page).toContain('已由 Ana Ruiz 认领');
    expect(await lastFact()).toMatchObject({ type: 'handed-over', by: 'li', to: 'ana', at: now });
    const [stored] = await threads.load([ID], now);
    expect(
      stored?.thread.sends
        .filter(({ step }) => step === 'handed-over')
        .map(({ channel, recipient, calls }) => [channel, recipient, calls]),
    ).toEqual([
      ['email', 'ana', ['ana']],
      ['slack', 'care', ['ana']],
    ]);
  });

  it('say that it is not urgent by one press, and take that back by another', async () => {
    await add(message('m2', at('22:20'), { urgent: urgentBy('fire') }));
    const page = await (await app.request(await link())).text();
    expect(page).toContain('可能有人受伤（起火或爆炸）');
    const upTo = /name="upTo" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(await (await send(await link(), { act: 'not-urgent', upTo })).text()).toContain('已记录：不紧急');
    expect(await lastFact()).toMatchObject({
      type: 'not-urgent',
      by: 'li',
      upTo: at('22:20'),
      reasons: ['fire'],
    });
    expect(await (await app.request(await link())).text()).toContain('标记为不紧急');
    await send(await link(), { act: 'urgent-after-all' });
    expect(await lastFact()).toMatchObject({ type: 'not-urgent', by: 'li', undone: true });
  });

  it('hand it over to nobody whom the reader did not choose, and never to the reader', async () => {
    const page = await (await app.request(await link())).text();
    const options = /<select name="to" required>([^]*?)<\/select>/.exec(page)?.[1] ?? '';
    expect([...options.matchAll(/value="(\w*)"/g)].map(([, id]) => id)).toEqual(['', 'ana', 'chen']);
  });

  it('hand it over with a note, which the page shows and the API does not', async () => {
    const note = 'She wrote twice.\u202e  See the second one.';
    await send(await link(), { act: 'handed-over', to: 'ana', note });
    expect(await lastFact()).toMatchObject({ note: 'She wrote twice. See the second one.' });
    const page = await (await app.request(await link({ recipient: { kind: 'person', id: 'ana' } }))).text();
    expect(page).toContain('Li Wei handed it over.');
    expect(page).toContain('She wrote twice. See the second one.');
    expect(await (await app.request(`/api/threads/${ID}`)).text()).not.toContain('She wrote twice');
  });

  it('hand it over with a warning where the chosen person is off duty', async () => {
    const rota = {
      timeZone: 'Europe/Madrid',
      shifts: [{ days: ['mon' as const, 'tue' as const], from: '09:00', to: '18:00', 'on-call': ['ana'] }],
    };
    settings.change(shop({ rotas: { office: rota } }, 'v2'));
    const path = await link();
    const offDuty = 'Ana Ruiz（不在班，至';
    expect(await (await app.request(path)).text()).toContain(`<option value="ana">${offDuty}`);
    expect(await (await send(path, { act: 'handed-over', to: 'ana' })).text()).toContain('请确认对方已看到');
    expect(await (await app.request(await link())).text()).not.toContain('Chen Hua（');
  });

  it.each([
    [{ when: 'now' }, '22:30'],
    [{ when: 'a-while-ago' }, '22:20'],
  ])('say that it was answered: %j', async (when, instant) => {
    await send(await link(), { act: 'answered-elsewhere', ...when });
    expect(await lastFact()).toMatchObject({ type: 'answered-elsewhere', at: at(instant) });
  });

  it('offer a while ago only where something waited then', async () => {
    now = at('10:05');
    expect(await (await app.request(await link())).text()).not.toContain('a-while-ago');
  });

  it('snooze it until a time before the deadline, in the reader’s own zone', async () => {
    expect(await (await app.request(await link())).text()).toContain('<option value="2026-03-03T14:30">');
    expect((await send(await link(), { act: 'snoozed', until: '2026-03-03T14:30' })).status).toBe(200);
    expect(await lastFact()).toMatchObject({ type: 'snoozed', by: 'li', until: at('2026-03-03T06:30') });
  });

  it('say that it is answered, or needs no answer, with time and reason', async () => {
    const answered = { act: 'answered-elsewhere', when: 'at', at: '2026-03-03T06:00' };
    expect((await send(await link(), answered)).status).toBe(200);
    expect(await lastFact()).toMatchObject({ type: 'answered-elsewhere', by: 'li', at: at('22:00') });
    await add(message('m2', at('22:20')));
    const path = await link({ generation: 'm2', recipient: { kind: 'person', id: 'chen' } });
    const page = await (await send(path, { act: 'no-response-needed', reason: 'thanks only' })).text();
    expect(page).toContain('Nobody gets another alert about it');
    expect(page).toContain('Mark it “No response needed” in Seller Central too');
    expect(await lastFact()).toMatchObject({ type: 'no-response-needed', by: 'chen', reason: 'thanks only' });
  });

  it.each([
    [{ act: 'handed-over', to: 'nobody' }],
    [{ act: 'handed-over' }],
    [{ act: 'snoozed', until: '2026-03-03T18:00' }],
    [{ act: 'snoozed', until: '2026-03-03T06:00' }],
    [{ act: 'snoozed', until: 'tomorrow' }],
    [{ act: 'answered-elsewhere' }],
    [{ act: 'answered-elsewhere', at: '2026-03-03T06:00' }],
    [{ act: 'answered-elsewhere', when: 'at' }],
    [{ act: 'answered-elsewhere', when: 'at', at: '2026-03-03T07:00' }],
    [{ act: 'answered-elsewhere', when: 'at', at: '2026-03-01T07:00' }],
    [{ act: 'handed-over', to: 'ana', note: 'x'.repeat(301) }],
    [{ act: 'no-response-needed', reason: ' a ' }],
    [{ act: 'deleted' }],
  ])('refuse %j in words, and record nothing', async (form) => {
    const answer = await send(await link(), form);
    expect([400, 409]).toContain(answer.status);
    expect(await answer.text()).toContain('未能记录');
    expect(await factTypes()).toEqual(['buyer-message']);
  });

  it('do the same only once by one link, say when it was done, and do it again by another', async () => {
    const path = await link();
    await send(path, { act: 'handed-over', to: 'ana' });
    now += hours(1);
    const again = await (await send(path, { act: 'handed-over', to: 'chen' })).text();
    expect(again).toContain('您已经操作过了');
    expect(again).toContain('06:30');
    expect(await factTypes()).toEqual(['buyer-message', 'handed-over']);
    await send(await link({ id: 'link-2' }), { act: 'handed-over', to: 'chen' });
    expect(await factTypes()).toEqual(['buyer-message', 'handed-over', 'handed-over']);
  });

  it('of two people in the same second are both recorded, and the later one also sees who has it', async () => {
    const shared = await link({ recipient: { kind: 'slack', id: 'care' } });
    expect(await (await press(shared, 'ana')).text()).not.toContain('Talk to each other');
    const second = await (await press(shared, 'li')).text();
    expect(second).toContain('Li Wei is on it');
    expect(second).toContain('Ana Ruiz has been on this since');
    expect(await factTypes()).toEqual(['buyer-message', 'acknowledged', 'acknowledged']);
    expect(await (await app.request(shared)).text()).toContain('Li Wei is on this until');
  });

  it('apply to no other thread: a link names its own', async () => {
    const elsewhere = await link({ threadId: 'acme-us.111-9999999-9999999' });
    expect((await send(elsewhere, { act: 'no-response-needed', reason: 'thanks only' })).status).toBe(200);
    expect(await factTypes()).toEqual(['buyer-message']);
  });
});

describe('the page of something that is over', () => {
  const ana = { recipient: { kind: 'person', id: 'ana' } } as const;
  const textOf = async (changes: Partial<LinkClaims> = {}): Promise<string> =>
    (await app.request(await link({ ...ana, ...changes }))).text();

  it('says by whom, when and for which order', async () => {
    await add(reply('r1', at('22:15')));
    expect(await textOf()).toContain(
      'A reply went out through Amazon at 23:15 Mon 2 Mar, Madrid time. Order: 111-',
    );
    await add(message('m2', at('22:20')));
    expect(await textOf()).toContain('A reply went out through Amazon at 23:15');
    await send(await link({ generation: 'm2' }), { act: 'no-response-needed', reason: 'thanks only' });
    expect(await textOf({ generation: 'm2' })).toContain('Li Wei said at 23:30 Mon 2 Mar, Madrid time');
  });
});

describe('the language of a page', () => {
  const textOf = async (path: string, languages: string): Promise<string> =>
    (await app.request(path, { headers: { 'accept-language': languages } })).text();

  it('is its person’s, whatever the browser asks for', async () => {
    expect(await textOf(await link(), 'en-GB,en;q=0.9')).toContain('<html lang="zh-CN">');
  });

  it.each([
    ['zh-TW,zh;q=0.9,en;q=0.5', 'zh-CN'],
    ['fr, zh;q=0.2, en;q=0.8', 'en'],
    ['fr,de', 'en'],
    ['zh;q=0, *', 'en'],
    ['x'.repeat(5_000), 'en'],
  ])(
    'is what the browser asks for where nobody or several people read it: %.30s',
    async (languages, language) => {
      const shared = await link({ recipient: { kind: 'slack', id: 'care' } });
      for (const path of [shared, '/a/not.a.token', await link({ expiresAt: now - 1_000 })])
        expect(await textOf(path, languages)).toContain(`<html lang="${language}">`);
    },
  );
});

describe('every answer', () => {
  it('is not cached, loads nothing, and styles itself by a hash', async () => {
    for (const path of [await link(), '/a/x', '/api/threads']) {
      const answer = await app.request(path);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const page = await app.request(await link());
    const style = /<style>([^]*?)<\/style>/.exec(await page.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  it('reveals nothing of a failure except that it failed, and no token reaches the log', async () => {
    threads.load = () => Promise.reject(new Error('secret'));
    const answer = await app.request(await link());
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(failures).toEqual(['GET /a/:token']);
  });
});

describe('the API', () => {
  const list = async (query = ''): Promise<ThreadView[]> =>
    (await (await app.request(`/api/threads${query}`)).json()) as ThreadView[];

  it('lists threads by state, the next deadline first', async () => {
    const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
    const other = { ...threadOf(), id: 'acme-us.older', orderId: '111-0000000-0000000' };
    await record(deps, other, [message('m2', at('09:00'))], now);
    expect((await list()).map(({ id }) => id)).toEqual(['acme-us.older', ID]);
    expect(await list('?state=answered')).toEqual([]);
    await add(reply('r1', at('22:20')));
    expect((await list('?state=answered')).map(({ id, state }) => [id, state])).toEqual([[ID, 'answered']]);
    expect(await list('?state=all')).toHaveLength(2);
    const page = await app.request('/api/threads?state=all&limit=1');
    expect(page.headers.get('link')).toBe('</api/threads?state=all&limit=1&offset=1>; rel="next"');
    expect(await page.json()).toHaveLength(1);
  });

  it('shows a whole thread, and says in words what it does not know', async () => {
    const thread = (await (await app.request(`/api/threads/${ID}`)).json()) as ThreadView;
    expect(thread).toMatchObject({
      state: 'open',
      waiting: 1,
      clocks: [{ name: 'reply', dueAt: '2026-03-03T10:00:00.000Z', state: 'running' }, {}, {}],
      nextStep: { clock: 'reply', step: '12h-before', at: '2026-03-02T22:00:00.000Z' },
      facts: [{ type: 'buyer-message', at: '2026-03-02T10:00:00.000Z' }],
    });
    expect((await app.request('/api/threads/none')).status).toBe(404);
    const wrong = await app.request('/api/threads?state=odd');
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('state')]);
  });

  describe('with threads that cannot be read among 150 others', () => {
    const SPOILT = ['acme-us.spoilt-1', 'acme-us.spoilt-2'];
    let loads: number;

    beforeEach(async () => {
      const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
      const ids = [...Array.from({ length: 150 }, (_, index) => `acme-us.${index}`), ...SPOILT];
      for (const id of ids) await record(deps, { ...threadOf(), id }, [message(id, at('10:00'))], now);
      now = at('2026-03-03T06:30');
      loads = 0;
      const load = threads.load.bind(threads);
      threads.load = (wanted, instant) => {
        loads += 1;
        const spoilt = wanted.find((id) => SPOILT.includes(id));
        return spoilt === undefined
          ? load(wanted, instant)
          : Promise.reject(new UnreadableThread(spoilt, `the stored ${spoilt} cannot be read`));
      };
    });

    it('lists the others, says how many it leaves out, and logs which', async () => {
      for (const state of ['open', 'all']) {
        [leftOut, loads] = [[], 0];
        const answer = await app.request(`/api/threads?state=${state}`);
        expect([answer.status, answer.headers.get('unreadable-threads')]).toEqual([200, '2']);
        expect(await answer.json()).toHaveLength(151);
        expect(leftOut).toEqual(SPOILT);
        // Two pages, and one of them again for each thread that it cannot read.
        expect(loads).toBe(4);
      }
      expect(failures).toEqual([]);
    });

    it('answers on the monitor, where each counts as late, on figures, and on other threads', async () => {
      expect(await (await app.request('/api/health')).json()).toMatchObject({ dueNotAlerted: 153 });
      expect((await app.request('/api/figures')).status).toBe(200);
      expect((await app.request(`/api/threads/${ID}`)).status).toBe(200);
      expect((await app.request(`/api/threads/${SPOILT[0]!}`)).status).toBe(500);
    });

    it('fails when the table itself fails, since nothing would be left to list', async () => {
      threads.load = () => Promise.reject(new Error('throttled'));
      expect((await app.request('/api/threads')).status).toBe(500);
    });
  });

  it('does not mention unreadable threads where there are none', async () => {
    expect((await app.request('/api/threads')).headers.get('unreadable-threads')).toBeNull();
  });

  it('counts what is due and claimed by nobody', async () => {
    const due = async (): Promise<unknown> => (await app.request('/api/health')).json();
    expect(await due()).toMatchObject({ dueNotAlerted: 1, now: '2026-03-02T22:30:00.000Z' });
    await add(reply('r1', at('22:20')));
    expect(await due()).toMatchObject({ dueNotAlerted: 0 });
  });
});
