import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { conversationHelpId, type ConversationHelp, type Help } from '#shared/domain/assistant/help';
import { minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { HelpRequest, HelpShelf } from '#shared/ports/assistant';
import type { Reads } from '#shared/ports/people/reads';
import { amazonMail } from '#test/builders/amazon-mail';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryHelpShelf } from '#test/fakes/memory-assistant';
import { memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const ON = {
  translate: true,
  region: 'us-east-1',
  model: 'amazon.nova-2-lite-v1:0',
  dollarsPerDay: 1,
  prices: { input: 0.33, output: 2.75 },
};
const thread = threadOf();
const PATH = `/threads/${thread.id}`;
const GERMAN = { language: { name: 'de', confidence: 0.95 } };

let now: number;
let shelf: HelpShelf;
let reads: Reads;
let requests: HelpRequest[];
let threads: ReturnType<typeof memoryThreadStore>;
let breaks: boolean;
let ana: Browser;
let li: Browser;

const add = (...facts: Fact[]) =>
  record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    thread,
    facts,
    now,
  );

async function board(assistant: object = ON): Promise<void> {
  const sessions = memorySessions();
  const app = boardOf({
    now: () => now,
    threads,
    sessions,
    reads,
    help: shelf,
    settings: memorySettings(shop({ assistant: { ...ON, ...assistant } })),
    mails: memoryMailStore(
      new Map([['mail/1', await amazonMail.buyerMessage({ text: 'Wo ist mein Paket? <b>Robin</b>' })]]),
    ),
    assistant: {
      ask(request) {
        if (breaks) return Promise.reject(new Error('throttled'));
        requests.push(request);
        return Promise.resolve();
      },
    },
  });
  ana = await signedInAt(app, sessions, 'ana', now);
  li = await signedInAt(app, sessions, 'li', now);
}

beforeEach(async () => {
  now = at('12:00');
  shelf = memoryHelpShelf();
  reads = memoryReads();
  requests = [];
  breaks = false;
  threads = memoryThreadStore();
  await add(message('m1', at('10:00'), { mail: 'mail/1', ...GERMAN }));
  await board();
});

const pageOf = async (browser: Browser, path = PATH): Promise<string> => (await browser.get(path)).text();
const ask = (browser: Browser) => browser.post(`${PATH}/translation`, {}, PATH);
const helpOf = async (to: string): Promise<ConversationHelp> =>
  (await shelf.find(thread.id, conversationHelpId(to), now)) as ConversationHelp;
const finish = async (to: string, more: Partial<ConversationHelp> = {}): Promise<void> =>
  shelf.put({
    ...(await helpOf(to)),
    state: { state: 'ready' },
    translated: {
      m1: {
        text: 'Where is my parcel? <i>Robin</i>',
        from: 'de',
        doubts: [],
        missing: [],
        isCut: false,
      },
    },
    ...more,
  });

describe('the page of a thread', () => {
  it('offers a translation where a buyer writes in another language', async () => {
    expect(await pageOf(ana)).toContain('Translate into English');
    expect(await pageOf(li)).toContain('翻译成中文');
  });

  it('offers none where the settings do not, or nobody needs one', async () => {
    await board({ translate: false });
    expect(await pageOf(ana)).not.toContain('Translate');
    expect((await ask(ana)).status).toBe(404);
    threads = memoryThreadStore();
    await add(message('m1', at('10:00'), { mail: 'mail/1', language: { name: 'en', confidence: 0.9 } }));
    await board();
    expect(await pageOf(ana)).not.toContain('Translate');
    expect(await pageOf(li)).toContain('翻译成中文');
  });

  it('asks once, and shows by script or by a link what came of it', async () => {
    const answer = await ask(ana);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${PATH}#talk`]);
    await ask(ana);
    expect(requests).toEqual([{ threadId: thread.id, id: 'conversation-en' }]);
    expect(await helpOf('en')).toMatchObject({ by: 'ana', state: { state: 'asked' }, to: 'en' });
    const page = await pageOf(ana);
    expect(page).toContain(`data-refresh="${PATH}/translation"`);
    expect(page).toContain('Show what is there');
    expect(await pageOf(ana, `${PATH}/translation`)).toContain('data-refresh');
  });

  it('shows a translation to every reader of its language at once, as a machine’s and harmlessly', async () => {
    await ask(ana);
    await finish('en');
    for (const path of [PATH, `${PATH}/translation`]) {
      const page = await pageOf(ana, path);
      expect(page).toContain('Where is my parcel? &lt;i&gt;Robin&lt;/i&gt;');
      expect(page).toContain('Machine translation');
      expect(page).toContain('from German');
      expect(page).toContain('Nobody has checked it');
      expect(page).not.toContain('data-refresh');
    }
    expect(await pageOf(li)).toContain('翻译成中文');
  });

  it('says what a translation leaves out and adds', async () => {
    await ask(ana);
    await finish('en', {
      translated: {
        m1: {
          text: 'a',
          from: 'de',
          doubts: ['https://a.example'],
          missing: ['111-2233445-6677889'],
          isCut: true,
        },
      },
    });
    const page = await pageOf(ana);
    expect(page).toContain('Not in the original: https://a.example.');
    expect(page).toContain('The model left out: 111-2233445-6677889.');
    expect(page).toContain('Only the beginning');
  });

  it('offers to translate what came in since, and keeps what is there', async () => {
    await ask(ana);
    await finish('en');
    expect(await pageOf(ana)).not.toContain('Translate the new messages');
    now += minutes(10);
    await add(message('m2', now, { mail: 'mail/1', ...GERMAN }));
    expect(await pageOf(ana)).toContain('Translate the new messages');
    await ask(ana);
    expect(await helpOf('en')).toMatchObject({
      state: { state: 'asked' },
      translated: { m1: { from: 'de' } },
    });
  });

  it.each([
    ['limit', 'budget for the model is used up', false],
    ['busy', 'busy', true],
    ['unavailable', 'did not answer', true],
    ['not-allowed', 'npm run doctor', true],
    ['declined', 'declined', true],
    ['unusable', 'broke its rules', true],
  ] as const)('says why there is none: %s', async (why, words, mayTryAgain) => {
    await ask(ana);
    await finish('en', { state: { state: 'failed', why }, translated: {} });
    const page = await pageOf(ana);
    expect(page).toContain(words);
    expect(page.includes('Try again</button>')).toBe(mayTryAgain);
  });

  it('says so when the function cannot be asked, or never answers', async () => {
    breaks = true;
    expect((await ask(ana)).status).toBe(303);
    expect(await pageOf(ana)).toContain('did not answer');
    breaks = false;
    await ask(ana);
    expect(await pageOf(ana)).toContain('Being translated');
    now += minutes(4);
    expect(await pageOf(ana)).toContain('did not answer');
  });

  it('records who is shown the words, on the part alone too', async () => {
    await ask(ana);
    await finish('en');
    now += minutes(5);
    await ana.get(`${PATH}/translation`);
    expect(await reads.of(thread.id, now)).toContainEqual({ person: 'ana', at: now });
  });

  it('takes no form of another site, and knows no thread that is not there', async () => {
    expect((await ana.postFrom('https://evil.example', `${PATH}/translation`, [])).status).toBe(403);
    expect((await ana.post('/threads/none/translation', {}, PATH)).status).toBe(404);
    expect((await ana.get('/threads/none/translation')).status).toBe(404);
    expect(requests).toEqual([]);
  });
});

describe('an answer for the buyer', () => {
  const form = { text: '包裹在路上。', to: 'de' };
  const written = (more: object = {}) => ({
    by: 'machine' as const,
    text: 'Ihr Paket ist <unterwegs>.',
    back: '您的包裹在路上。',
    doubts: [],
    missing: [],
    ...more,
  });
  const PLACE = `${PATH}/help/a-form-of-its-own`;

  it('is asked for, and shown with its translation back', async () => {
    const answer = await li.post(`${PATH}/help`, form, PATH);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, PLACE]);
    expect(await pageOf(li, PLACE)).toContain(`data-refresh="${PLACE}"`);
    const asked = (await shelf.find(thread.id, 'a-form-of-its-own', now))!;
    expect(asked).toMatchObject({ task: 'answer', ...form, reader: 'zh-CN', by: 'li' });
    await shelf.put({ ...asked, state: { state: 'ready' }, written: written() } as Help);
    const page = await pageOf(li, PLACE);
    expect(page).toContain('Ihr Paket ist &lt;unterwegs&gt;.');
    expect(page).toContain('您的包裹在路上。');
    expect(page).toContain('由机器撰写');
    expect(page).not.toContain('class="doubt"');
  });

  it('shows with it all that is doubtful', async () => {
    await ana.post(`${PATH}/help`, form, PATH);
    const asked = (await shelf.find(thread.id, 'a-form-of-its-own', now))!;
    await shelf.put({
      ...asked,
      state: { state: 'ready' },
      written: written({ doubts: ['https://evil.example'], missing: ['4711'] }),
    } as Help);
    const page = await pageOf(ana, PLACE);
    expect(page).toContain('https://evil.example');
    expect(page).toContain('The model left out: 4711.');
  });

  it('is drafted of what stands in the composer, where the settings let a model draft', async () => {
    const asked: [string, string][] = [
      ['task', 'draft'],
      ['to', 'de'],
      ['text', 'Ihr Paket ist unterwegs.'],
      ['step', 'Look where it is'],
      ['fact', 'Carrier: DHL'],
      ['fact', 'Deliver by: 4 March'],
    ];
    expect((await li.post(`${PATH}/help`, asked, PATH)).status).toBe(404);
    await board({ draft: true });
    expect((await li.post(`${PATH}/help`, asked, PATH)).status).toBe(303);
    expect(await shelf.find(thread.id, 'a-form-of-its-own', now)).toMatchObject({
      task: 'draft',
      to: 'de',
      reader: 'zh-CN',
      given: {
        template: 'Ihr Paket ist unterwegs.',
        steps: ['Look where it is'],
        facts: ['Carrier: DHL', 'Deliver by: 4 March'],
      },
    });
  });

  it('that breaks a rule of Amazon’s says so, before anybody takes it for an answer', async () => {
    await ana.post(`${PATH}/help`, form, PATH);
    const asked = (await shelf.find(thread.id, 'a-form-of-its-own', now))!;
    await shelf.put({
      ...asked,
      state: { state: 'ready' },
      written: written({ text: 'Schreiben Sie an help@evil.example oder https://evil.example/refund.' }),
    } as Help);
    const page = await pageOf(ana, PLACE);
    expect(page).toContain('Amazon blocks e-mail addresses');
    expect(page).toContain('Only links to Amazon');
  });

  it.each([
    ['no text', { text: ' ' }],
    ['too much text', { text: 'a'.repeat(10_001) }],
    ['a language that is none', { to: '<b>' }],
  ])('is not asked for with %s', async (_, wrong) => {
    expect((await li.post(`${PATH}/help`, { ...form, ...wrong }, PATH)).status).toBe(422);
    expect(requests).toEqual([]);
  });

  it('is not found under another thread or name', async () => {
    await li.post(`${PATH}/help`, form, PATH);
    expect((await li.get('/threads/other/help/a-form-of-its-own')).status).toBe(404);
    expect((await li.get(`${PATH}/help/conversation-en`)).status).toBe(404);
  });
});
