import { beforeEach, describe, expect, it } from 'vitest';
import { beginningOf } from '#functions/board/templates/query';
import type { Templates } from '#shared/ports/templates';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { template } from '#test/builders/template';
import { at } from '#test/builders/thread';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryTemplates } from '#test/fakes/memory-templates';

const NOW = at('10:00');
let templates: Templates;
/** Reads Chinese and answers buyers. */
let li: Browser;
/** Manages the shop. */
let chen: Browser;

beforeEach(async () => {
  templates = memoryTemplates();
  const sessions = memorySessions();
  const app = boardOf({ now: () => NOW, sessions, templates });
  li = await signedInAt(app, sessions, 'li', NOW);
  chen = await signedInAt(app, sessions, 'chen', NOW);
});

const pageOf = async (answer: Response | Promise<Response>): Promise<string> => {
  const html = await (await answer).text();
  return html.slice(html.indexOf('<main'));
};
const textOf = async (answer: Response | Promise<Response>): Promise<string> =>
  (await pageOf(answer)).replace(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const FORM = {
  act: 'save',
  seen: '0',
  'name-en': 'Late parcel',
  shortcut: '/Late',
  use: 'answer',
  topic: 'delivery',
  'text-de': 'Guten Tag {buyer},\r\n\r\nes tut uns leid.',
};
const send = (form: Record<string, string>, path = '/templates/new', who = chen): Promise<Response> =>
  who.post(path, form, '/me');

describe('the list of templates', () => {
  it('has the starter library by topic, in the reader’s language', async () => {
    const text = await textOf(li.get('/templates'));
    expect(text).toContain('20 个模板');
    expect(text).toMatch(/物流 .*包裹在哪里 \/parcel 自发货 感谢您就订单/);
    expect(text).toMatch(/不限主题 .*先行回复/);
    expect(text).not.toContain('新建模板');
    expect(await textOf(chen.get('/templates'))).toContain('New template');
  });

  it('is searched by words, shortcut, topic and language, and says when nothing fits', async () => {
    const found = async (query: string): Promise<string[]> =>
      [...(await pageOf(li.get(`/templates?${query}`))).matchAll(/<code>\/([\w-]+)/g)].map(
        ([, shortcut]) => shortcut ?? '',
      );
    expect(await found('search=Stornieren')).toEqual(['cancel', 'cancel-fba'].toSorted());
    expect(await found('search=/hold')).toEqual(['holding']);
    expect(await found('topic=invoice')).toEqual(['invoice']);
    expect(await found('language=sv')).toEqual([]);
    expect(await found('topic=nonsense&language=&search=')).toHaveLength(20);
    expect(await textOf(li.get('/templates?language=sv'))).toContain('没有符合的模板');
  });

  it('shows retired ones to whoever asks, and what became of the replies', async () => {
    await send({ act: 'retire', seen: '0' }, '/templates/holding');
    await templates.count('delayed', 'sent', 'r1', NOW);
    await templates.count('delayed', 'refused', 'r1', NOW);
    expect(await textOf(chen.get('/templates'))).not.toContain('/holding');
    expect(await textOf(chen.get('/templates?retired=yes'))).toMatch(/\/holding Holding reply Retired/);
    expect(await textOf(chen.get('/templates'))).toMatch(
      /\/delayed sent by you Look at it .*sent 1 time, refused 1/,
    );
  });
});

describe('a template', () => {
  it('reads as a buyer would see it, with what was filled in marked', async () => {
    const html = await pageOf(li.get('/templates/delayed'));
    expect(html).toContain('<mark class="filled" title="{buyer}">Anna Schmidt</mark>');
    expect(html).toMatch(/<p class="said" lang="ja" dir="auto">/);
    expect(html.indexOf('lang="zh"')).toBeLessThan(html.indexOf('lang="en"'));
    expect((await li.get('/templates/nothing')).status).toBe(404);
  });

  it('is made by a manager, and listed at once', async () => {
    const answer = await send(FORM);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/templates/late?done=saved');
    expect(await templates.list()).toEqual([
      {
        id: 'late',
        name: { en: 'Late parcel' },
        shortcut: 'late',
        use: 'answer',
        topics: ['delivery'],
        kinds: [],
        versions: { de: 'Guten Tag {buyer},\n\nes tut uns leid.' },
        revision: 1,
        changed: { by: 'chen', at: NOW },
      },
    ]);
    expect(await textOf(chen.get('/templates/late?done=saved'))).toMatch(
      /Saved\. .*History Chen Hua .* Made/,
    );
  });

  it('is changed with a history of who, when, and the words then', async () => {
    await send({ ...FORM, shortcut: 'delayed', 'text-en': 'Hello {buyer}' }, '/templates/delayed');
    await send(
      { ...FORM, seen: '1', shortcut: 'delayed', 'text-de': 'Hallo {buyer}', 'text-en': '' },
      '/templates/delayed',
    );
    const text = await textOf(chen.get('/templates/delayed'));
    expect(text).toMatch(
      /Changed: German, English The text then German Hallo \{buyer\} English This language was removed/,
    );
    expect(text).toMatch(/Changed: name, topics|Changed: name, fulfilment|Changed: name, orders/);
  });

  it('is retired and restored', async () => {
    expect((await send({ act: 'retire', seen: '0' }, '/templates/refund')).headers.get('location')).toBe(
      '/templates/refund?done=retired',
    );
    expect(await textOf(li.get('/templates/refund'))).toContain('Chen Hua 于');
    await send({ act: 'restore', seen: '1' }, '/templates/refund');
    expect((await templates.list())[0]).not.toHaveProperty('retired');
  });

  it.each([
    ['a name', { 'name-en': '' }, 'Give it a name', 'name-en'],
    ['a shortcut that one can type', { shortcut: 'zu spät' }, 'small letters', 'shortcut'],
    ['a shortcut of its own', { shortcut: 'holding' }, 'Another template has this shortcut', 'shortcut'],
    ['known variables', { 'text-de': 'Hallo {kunde}' }, '{kunde} – There is no such variable', 'text-de'],
    [
      'variables that Amazon’s parcels have',
      { 'text-de': '{tracking}', fulfilment: 'amazon' },
      'Amazon tells nobody about the parcels',
      'text-de',
    ],
  ])('needs %s; else the form comes back as it was filled in', async (_, wrong, says, field) => {
    const answer = await send({ ...FORM, 'text-fr': 'Bonjour {buyer}', ...wrong });
    expect(answer.status).toBe(422);
    const html = await pageOf(answer);
    expect(html).toContain(says);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toMatch(new RegExp(`id="${field}"[^>]* aria-invalid="true"`));
    expect(html).toContain('Bonjour {buyer}');
    expect(await templates.list()).toEqual([]);
  });

  it('needs a text', async () => {
    const answer = await send({ ...FORM, 'text-de': ' ' });
    expect(await textOf(answer)).toContain('Write the text in at least one language');
  });

  it('that breaks a rule is not saved, and the rule is named beside the words', async () => {
    const text = 'Guten Tag {buyer}, schreiben Sie uns bitte an hilfe@acme.example.';
    const answer = await send({ ...FORM, 'text-de': text });
    expect(answer.status).toBe(422);
    const html = await pageOf(answer);
    expect(html).toContain('a text breaks a rule');
    expect(html).toMatch(/<a href="#text-de">German: [^<]+<\/a>/);
    expect(html).toMatch(/<li class="missed"><q dir="auto">[^<]*hilfe@acme\.example/);
    expect(html).toContain(text);
    expect(await templates.list()).toEqual([]);
  });

  it('that two managers change at once loses nobody’s words', async () => {
    const path = '/templates/delayed';
    await send({ ...FORM, shortcut: 'delayed' }, path);
    const second = await send({ ...FORM, shortcut: 'delayed', 'text-de': 'Anders, {buyer}' }, path);
    expect(second.status).toBe(422);
    const html = await pageOf(second);
    expect(html).toContain('Somebody else changed this template');
    expect(html).toContain('Anders, {buyer}');
    expect(html).toContain('name="seen" value="1"');
    await send({ ...FORM, seen: '1', shortcut: 'delayed', 'text-de': 'Anders, {buyer}' }, path);
    expect((await templates.list())[0]?.versions).toEqual({ de: 'Anders, {buyer}' });
  });

  it('is changed by no one but a manager', async () => {
    const answer = await send({ ...FORM, shortcut: 'delayed' }, '/templates/delayed', li);
    expect(answer.status).toBe(403);
    expect(await textOf(answer)).toContain('只有管理员可以修改模板');
    expect((await send(FORM, '/templates/new', li)).status).toBe(404);
    expect((await li.get('/templates/new')).status).toBe(404);
    expect((await li.get('/templates/delayed/edit')).status).toBe(403);
    expect((await send({ act: 'retire', seen: '0' }, '/templates/delayed', li)).status).toBe(403);
    expect(await templates.list()).toEqual([]);
  });

  it('is changed by no form of another site, and at no address that is none', async () => {
    expect((await chen.postFrom('https://evil.example', '/templates/new', Object.entries(FORM))).status).toBe(
      403,
    );
    expect((await send(FORM, '/templates/nothing')).status).toBe(404);
    expect(await templates.list()).toEqual([]);
  });

  it('shows words that look like markup as words', async () => {
    await send({ ...FORM, 'name-en': '<b>x</b>', 'text-de': '</textarea><script>1</script>' });
    for (const path of ['/templates', '/templates/late', '/templates/late/edit'])
      expect(await pageOf(chen.get(path))).not.toMatch(/<script>1|<b>x/);
    const edit = await pageOf(chen.get('/templates/late/edit'));
    expect(edit).toContain('&lt;/textarea&gt;&lt;script&gt;');
  });

  it('keeps what it says and whom it is for when its form is sent back as it is', async () => {
    const before = (await pageOf(chen.get('/templates/faulty/edit'))).replaceAll('&#39;', "'");
    const fields = [...before.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</g)].map(
      ([, name, text]): [string, string] => [name ?? '', text ?? ''],
    );
    const ticked = [...before.matchAll(/name="topic" value="([^"]+)" checked/g)].map(
      ([, topic]): [string, string] => ['topic', topic ?? ''],
    );
    const others = { act: 'save', seen: '0', 'name-en': 'x', shortcut: 'faulty', fulfilment: 'seller' };
    await chen.post('/templates/faulty', [...Object.entries(others), ...fields, ...ticked], '/me');
    const [saved] = await templates.list();
    expect(saved?.topics).toEqual(['defect', 'return-or-refund']);
    expect(Object.keys(saved?.versions ?? {}).toSorted()).toEqual(['de', 'en', 'es', 'fr', 'it', 'ja', 'zh']);
    expect(await textOf(chen.get('/templates/faulty'))).toContain('Changed: name');
    expect(await textOf(chen.get('/templates/faulty'))).not.toContain('Changed: name, ');
  });
});

describe('a template in the list', () => {
  const beginning = (en: string): string => beginningOf(template('a', { versions: { en } }), 'zh-CN');

  it('shows how it begins after the greeting: one sentence, or two where the first only thanks', () => {
    expect(beginning('Hello,\n\nThanks. The parcel\nis late. Sorry.')).toBe('Thanks. The parcel\nis late.');
    const long = `It is ${'very '.repeat(12)}late.`;
    expect(beginning(`Hello,\n\n${long} More.`)).toBe(long);
    expect(beginning('Only this')).toBe('Only this');
    expect(beginning('王芳 您好：\n\n感谢来信。包裹在途。再见。')).toBe('感谢来信。包裹在途。');
  });
});
