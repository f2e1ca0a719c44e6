import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '#shared/domain/instant';
import { acceptedAt, held, leaving } from '#shared/domain/reply/changes';
import { askedInGerman, deskBoardOf } from '#test/builders/desk-board';
import { at } from '#test/builders/thread';

const TEXT = 'Guten Tag Robin, Ihr Paket ist unterwegs und kommt morgen an.';
const desk = (given: Partial<Parameters<typeof deskBoardOf>[0]> = {}) =>
  deskBoardOf({ now: at('12:00'), ...given });
const NO_SENDER = {
  'acme-us': {
    name: 'Acme US',
    marketplaces: [{ country: 'US' as const, intakeAddress: 'us@intake.example' }],
  },
};
const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();

describe('an answer', () => {
  it('is checked first, then sent, and can be taken back for ten seconds', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const reply = `${one.path}/reply`;
    const page = await textOf(ana.get(one.path));
    expect(page).toContain('Your answer to the buyer, in German');
    expect(page).toContain(
      '<button type="submit" name="act" value="send" class="primary" data-script="true" hidden',
    );
    const checked = await ana.post(reply, await one.form(ana, { act: 'check', text: TEXT }), one.path);
    expect(checked.status).toBe(200);
    expect(await checked.text()).toContain('Nothing speaks against it.');
    expect(await one.replies()).toEqual([]);
    const sent = await ana.post(reply, await one.form(ana, { text: TEXT }), one.path);
    expect(sent.status).toBe(303);
    const [answer] = await one.replies();
    expect(sent.headers.get('location')).toBe(`${one.path}?sent=${answer!.id}`);
    expect(await one.states()).toEqual(['queued']);
    const after = await textOf(ana.get(sent.headers.get('location')!));
    expect(after).toContain('Your answer leaves in 10 seconds.');
    one.forward(seconds(4));
    const undone = await ana.post(reply, { act: 'undo', reply: answer!.id }, one.path);
    expect(await one.states()).toEqual(['undone']);
    expect(await textOf(ana.get(undone.headers.get('location')!))).toContain(`${TEXT}</textarea>`);
  });

  it('is one however often the button was pressed, and its draft is gone', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    await ana.post(`${one.path}/presence`, { text: TEXT, here: '1', writes: '1' }, one.path);
    expect(await textOf(ana.get(one.path))).toContain(`${TEXT}</textarea>`);
    const form = await one.form(ana, { text: TEXT });
    await ana.post(`${one.path}/reply`, form, one.path);
    await ana.post(`${one.path}/reply`, form, one.path);
    expect(await one.states()).toEqual(['queued']);
    expect(await one.shelf.draft((await one.thread()).id, 'ana')).toBeUndefined();
  });

  it('that breaks a rule stays, marked; one that may not be sent so needs a reason, which the manager sees', async () => {
    const one = await desk();
    const [ana, chen] = [await one.signIn('ana'), await one.signIn('chen')];
    const block = await ana.post(
      `${one.path}/reply`,
      await one.form(ana, { text: 'Schreiben Sie an care@acme.example' }),
      one.path,
    );
    expect(block.status).toBe(422);
    expect(await block.text()).toContain('<mark class="block">care@acme.example</mark>');
    const text = 'Bitte ändern Sie Ihre Bewertung.';
    const stop = await ana.post(`${one.path}/reply`, await one.form(ana, { text }), one.path);
    expect(stop.status).toBe(422);
    expect(await stop.text()).toContain('name="why"');
    expect(await one.replies()).toEqual([]);
    await ana.post(`${one.path}/reply`, await one.form(ana, { text, why: 'Amazon asked us to' }), one.path);
    expect(await one.states()).toEqual(['queued']);
    expect(await textOf(chen.get(one.path))).toContain('Amazon asked us to');
    expect(await textOf(ana.get(one.path))).not.toContain('Amazon asked us to');
  });

  it('of somebody who has not seen everything is not taken, and shows what is new', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const form = await one.form(ana, { text: TEXT });
    await one.add(askedInGerman('m0000000002', one.now));
    const refused = await ana.post(`${one.path}/reply`, form, one.path);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('something new came in while you wrote');
    expect(page.match(/tag fresh/g)).toHaveLength(1);
    expect(page).toContain(`${TEXT}</textarea>`);
    const forged = await ana.post(`${one.path}/reply`, { ...form, seen: 'x '.repeat(9000) }, one.path);
    expect(forged.status).toBe(422);
    expect(await one.replies()).toEqual([]);
  });

  it('with a text of a megabyte, or of another kind, is refused', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const form = await one.form(ana, { text: 'a'.repeat(1_000_000) });
    expect((await ana.postFiles(`${one.path}/reply`, form, [])).status).toBe(422);
    expect((await ana.post(`${one.path}/reply`, form, one.path)).status).toBe(413);
    expect((await ana.post(`${one.path}/reply`, { act: 'send' }, one.path)).status).toBe(422);
    expect((await ana.post(`${one.path}/reply`, { act: 'steal', text: TEXT }, one.path)).status).toBe(422);
    expect(await one.replies()).toEqual([]);
  });

  it('takes files that are what they say, and no others', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const form = await one.form(ana, { text: TEXT });
    const pdf = new File(['%PDF-1.7 label'], '../label.pdf', { type: 'text/html' });
    const lies = new File(['<script>'], 'invoice.pdf', { type: 'application/pdf' });
    const large = new File(['%PDF-', new Uint8Array(4.1 * 1024 * 1024)], 'a.pdf', {
      type: 'application/pdf',
    });
    expect((await ana.postFiles(`${one.path}/reply`, form, [lies])).status).toBe(422);
    expect((await ana.postFiles(`${one.path}/reply`, form, [large])).status).toBe(422);
    expect((await ana.postFiles(`${one.path}/reply`, form, [large, large])).status).toBe(413);
    expect((await ana.postFiles(`${one.path}/reply`, form, [pdf])).status).toBe(303);
    const { id } = await one.thread();
    const [answer] = await one.replies();
    expect((await one.shelf.read(id, answer!.text))?.files).toEqual([
      { name: 'label.pdf', type: 'application/pdf', bytes: 14 },
    ]);
    // Whoever changes it keeps its files.
    const changed = await one.form(ana, { text: `${TEXT}!`, replaces: answer!.id, keepsFiles: '1' });
    await ana.post(`${one.path}/reply`, changed, one.path);
    expect(await one.states()).toEqual(['undone', 'queued']);
    expect((await one.replies())[1]?.files).toBe(1);
  });

  it('takes its writer to the next thread, where it can still be taken back', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const sent = await ana.post(
      `${one.path}/reply`,
      await one.form(ana, { act: 'next', text: TEXT }),
      one.path,
    );
    expect(sent.headers.get('location')).toBe('/inbox');
  });

  it('puts no words into an address', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const sent = await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    for (const [, value] of sent.headers) expect(value).not.toMatch(/Paket|Robin/);
  });
});

describe('an answer in the conversation', () => {
  it('says what became of it, once', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const { id } = await one.last();
    one.forward(seconds(10));
    const words = 'h123';
    await one.change(leaving(id, { at: one.now, words }));
    await one.change(acceptedAt(id, one.now + 1));
    one.forward(minutes(1));
    await one.add({ type: 'seller-reply', id: 'copy1', at: one.now - 1000, trusted: true, words });
    const page = await textOf(ana.get(one.path));
    expect(page).toContain('confirmed by Amazon');
    expect(page).toContain('Amazon’s own copy of it came');
    expect(page.split(TEXT)).toHaveLength(2);
    expect(page).not.toContain('We, through Amazon');
  });

  it('that was held shows what is new, and goes out by a second word', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const { id } = await one.last();
    await one.add(askedInGerman('m0000000002', one.now));
    one.forward(seconds(10));
    await one.change(held(id, { at: one.now, reason: 'buyer-wrote' }));
    const page = await textOf(ana.get(one.path));
    expect(page).toContain('The buyer wrote again before it left.');
    expect(page.match(/tag fresh/g)).toHaveLength(1);
    const { seen } = await one.form(ana);
    const release = { act: 'release', reply: id, seen: seen! };
    const chen = await one.signIn('chen');
    expect(await textOf(chen.get(one.path))).not.toContain('value="release"');
    expect(await textOf(chen.post(`${one.path}/reply`, release, one.path))).toContain(
      'Only whoever sent this answer can send it as it is.',
    );
    expect(await one.states()).toEqual(['held']);
    expect(page).toContain('value="release"');
    await ana.post(`${one.path}/reply`, release, one.path);
    expect(await one.states()).toEqual(['queued']);
    expect((await one.replies())[0]?.seen).toHaveLength(2);
  });

  it('that a colleague’s answer held shows that answer as new', async () => {
    const one = await desk();
    const [ana, chen] = [await one.signIn('ana'), await one.signIn('chen')];
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const first = await one.last();
    await chen.post(`${one.path}/reply`, await one.form(chen, { text: `${TEXT}!` }), one.path);
    const second = await one.last();
    one.forward(seconds(10));
    await one.change(leaving(first.id, { at: one.now, words: 'h1' }));
    await one.change(held(second.id, { at: one.now, reason: 'answered' }));
    const page = await textOf(chen.get(one.path));
    expect(page.match(/tag fresh/g)).toHaveLength(1);
    expect(page.slice(page.indexOf(`id="answer-${first.id}"`)).split('</li>')[0]).toContain('tag fresh');
  });

  it('that was refused is written again, but none that is under way', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const { id } = await one.last();
    one.forward(seconds(10));
    await one.change(leaving(id, { at: one.now, words: 'h1' }));
    const again = async (): Promise<number> => {
      const page = `${one.path}?change=${id}`;
      expect(await textOf(ana.get(page))).not.toContain('Change the answer that has not left');
      const form = await one.form(ana, { text: `${TEXT}!`, replaces: id });
      return (await ana.post(`${one.path}/reply`, form, page)).status;
    };
    expect(await again()).toBe(422);
    one.forward(minutes(16));
    await one.change((thread) => ({ ...thread }));
    await ana.post(one.path, { act: 'reply-dismissed', reply: `d${id}`, seen: '9' }, one.path);
    expect(await again()).toBe(303);
    expect(await one.states()).toEqual(['refused', 'queued']);
  });

  it('of which nothing is known is settled by a person', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const { id } = await one.last();
    one.forward(seconds(10));
    await one.change(leaving(id, { at: one.now, words: 'h1' }));
    one.forward(minutes(16));
    await one.change((thread) => ({ ...thread }));
    expect(await textOf(ana.get(one.path))).toContain('It did not arrive');
    await ana.post(one.path, { act: 'reply-confirmed', reply: `d${id}`, seen: '9' }, one.path);
    expect(await one.states()).toEqual(['confirmed']);
  });
});

describe('a trainee', () => {
  const settings = {
    people: {
      li: {
        name: 'Li Wei',
        email: 'li@acme.example',
        timeZone: 'Asia/Shanghai',
        language: 'zh-CN',
        slack: 'care',
        role: 'trainee',
      },
      ana: {
        name: 'Ana Ruiz',
        email: 'ana@acme.example',
        timeZone: 'Europe/Madrid',
        language: 'en',
        slack: 'care',
      },
      chen: {
        name: 'Chen Hua',
        email: 'chen@acme.example',
        timeZone: 'UTC',
        language: 'en',
        slack: 'managers',
      },
    },
  } as const;

  it('submits; a colleague changes and approves; nobody approves their own', async () => {
    const one = await desk({ settings });
    const [li, ana] = [await one.signIn('li'), await one.signIn('ana')];
    await li.post(`${one.path}/reply`, await one.form(li, { text: TEXT }), one.path);
    expect(await one.states()).toEqual(['submitted']);
    expect(await textOf(ana.get('/inbox'))).toContain('An answer waits for approval');
    const { id, text } = await one.last();
    const approve = { act: 'approve', reply: id, seen: (await one.form(ana))['seen']! };
    expect((await li.post(`${one.path}/reply`, { ...approve, text: TEXT }, one.path)).status).toBe(422);
    const worse = { ...approve, text: 'Schreiben Sie an care@acme.example' };
    expect((await ana.post(`${one.path}/reply`, worse, one.path)).status).toBe(422);
    expect(await one.states()).toEqual(['submitted']);
    await ana.post(`${one.path}/reply`, { ...approve, text: `${TEXT}\r\nViele Grüße` }, one.path);
    const [after] = await one.replies();
    expect(await one.states()).toEqual(['queued']);
    expect(after!.text).not.toBe(text);
    expect((await one.shelf.read((await one.thread()).id, after!.text))?.text).toBe(`${TEXT}\nViele Grüße`);
  });

  it('gets an answer back with a note that names them', async () => {
    const one = await desk({ settings });
    const [li, ana] = [await one.signIn('li'), await one.signIn('ana')];
    await li.post(`${one.path}/reply`, await one.form(li, { text: TEXT }), one.path);
    const { id } = await one.last();
    await ana.post(`${one.path}/reply`, { act: 'send-back', reply: id, note: 'Too short' }, one.path);
    expect(await one.states()).toEqual(['sent-back']);
    const { notes } = await one.notes.of((await one.thread()).id, one.now);
    expect(notes).toMatchObject([{ by: 'ana', text: '@li Too short', mentions: ['li'] }]);
    expect(await textOf(li.get(`${one.path}?change=${id}`))).toContain(`${TEXT}</textarea>`);
  });

  it('cannot let a held answer go', async () => {
    const one = await desk({ settings });
    const [li, ana] = [await one.signIn('li'), await one.signIn('ana')];
    await ana.post(`${one.path}/reply`, await one.form(ana, { text: TEXT }), one.path);
    const { id } = await one.last();
    one.forward(seconds(10));
    await one.change(held(id, { at: one.now, reason: 'answered' }));
    await li.post(`${one.path}/reply`, { act: 'release', reply: id, seen: '' }, one.path);
    expect(await one.states()).toEqual(['held']);
  });
});

describe('beside the composer', () => {
  it('templates are filled in, in the buyer’s language, with the reader’s beside', async () => {
    const one = await desk();
    const li = await one.signIn('li');
    const page = await textOf(li.get(`${one.path}/templates`));
    expect(page).toContain('lang="de"');
    expect(page).toContain('<u>Robin</u>');
    expect(page).toMatch(/lang="zh-CN"/);
    const id = /data-template="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(await textOf(li.get(`${one.path}?template=${id}`))).toMatch(/Robin[^<]*<\/textarea>/);
    expect(await textOf(li.get(`${one.path}/templates?search=%3Cscript%3E`))).not.toContain('<script>');
  });

  it('the check answers as somebody writes, and escapes what they write', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const check = (text: string) => textOf(ana.post(`${one.path}/check`, { text }, one.path));
    expect(await check(TEXT)).toContain('data-worst="none"');
    expect(await check('<img src=x onerror=alert(1)> a@b.example')).not.toContain('<img');
    expect(await check('a@b.example')).toContain('data-worst="block"');
    expect((await ana.post(`${one.path}/check`, { text: 'a'.repeat(20_000) }, one.path)).status).toBe(422);
  });

  it('colleagues who have it open are named, not their drafts', async () => {
    const one = await desk();
    const [ana, chen] = [await one.signIn('ana'), await one.signIn('chen')];
    await ana.post(`${one.path}/presence`, { text: 'Geheim', here: '1', writes: '1' }, one.path);
    const page = await textOf(chen.get(one.path));
    expect(page).toContain('Ana Ruiz is writing an answer.');
    expect(page).not.toContain('Geheim');
    one.forward(minutes(2));
    expect(await textOf(chen.get(one.path))).not.toContain('Ana Ruiz is writing');
  });

  it('a holding answer is shown as it would leave, and sent by one tap', async () => {
    const one = await desk({
      settings: { duty: { 'on-call': ['li', 'ana'], backup: ['ana'], manager: ['chen'] } },
    });
    const ana = await one.signIn('ana');
    const page = await textOf(ana.get(one.path));
    const form = page.slice(page.indexOf('class="act holding"'));
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
    const sent = await ana.post(
      `${one.path}/reply`,
      {
        act: 'holding',
        text: field('text'),
        promise: field('promise'),
        template: field('template'),
        seen: field('seen'),
        version: field('version'),
      },
      one.path,
    );
    expect(sent.status).toBe(303);
    expect((await one.replies())[0]).toMatchObject({ promise: Number(field('promise')) });
  });

  it('what cannot be answered by mail is copied, and the store without an address says so', async () => {
    const one = await desk({ settings: { stores: NO_SENDER } });
    const page = await textOf((await one.signIn('ana')).get(one.path));
    expect(page).toContain('Name one under replyFrom');
    expect(page).toContain('data-copy-answer');
    expect(page).not.toContain('value="send"');
  });
});
