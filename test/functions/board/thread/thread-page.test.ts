import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import type { Mention } from '#shared/ports/alerts';
import type { Notes, ThreadNotes } from '#shared/ports/people/notes';
import type { Reads } from '#shared/ports/people/reads';
import { amazonMail } from '#test/builders/amazon-mail';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memoryNotes, memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread = threadOf();
const PATH = `/threads/${thread.id}`;
let now: number;
let mails: Map<string, Uint8Array>;
let threads: ReturnType<typeof memoryThreadStore>;
let notes: Notes;
let reads: Reads;
let mentions: Mention[];
let ana: Browser;
let li: Browser;
let chen: Browser;

const add = (subject: ThreadSubject, ...facts: Fact[]) =>
  record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    subject,
    facts,
    now,
  );
const factsOf = async (id = thread.id): Promise<readonly Fact[]> =>
  (await threads.load([id], now))[0]?.thread.facts ?? [];
const pageOf = async (browser: Browser, path = PATH): Promise<string> => (await browser.get(path)).text();
const notesOf = (id = thread.id): Promise<ThreadNotes> => notes.of(id, now);

beforeEach(async () => {
  now = at('12:00');
  mails = new Map([
    ['mail/1', await amazonMail.buyerMessage({ text: 'Where is my parcel?\nIt is late.' })],
    ['mail/2', await amazonMail.confirmation({ text: 'It is on its way.' })],
  ]);
  threads = memoryThreadStore();
  notes = memoryNotes();
  reads = memoryReads();
  mentions = [];
  const sessions = memorySessions();
  const app = boardOf({
    now: () => now,
    threads,
    sessions,
    notes,
    reads,
    mutes: memoryMutes(),
    mails: memoryMailStore(mails),
    mentions: {
      put(mention) {
        mentions.push(mention);
        return Promise.resolve();
      },
    },
  });
  [ana, li, chen] = [
    await signedInAt(app, sessions, 'ana', now),
    await signedInAt(app, sessions, 'li', now),
    await signedInAt(app, sessions, 'chen', now),
  ];
  await add(thread, message('m1', at('10:00'), { mail: 'mail/1' }));
});

describe('the page of a thread', () => {
  it('shows the time left, what was written on both sides in order, and who is on duty', async () => {
    await add(thread, reply('r1', at('10:30'), { mail: 'mail/2' }), message('m2', at('11:00')));
    const page = await pageOf(ana);
    expect(page).toContain('23 h left');
    expect(page).toContain('Where is my parcel?\nIt is late.');
    expect(page.indexOf('It is on its way.')).toBeGreaterThan(page.indexOf('It is late.'));
    expect(page).toContain('Reported by another system');
    expect(page).toContain('Li Wei');
    expect(page).not.toContain('Read by');
    expect(await pageOf(li)).toContain('还剩 23 小时');
  });

  it('says what is urgent, and takes a person’s word that it is not; undone, it is again', async () => {
    await add(thread, message('m2', at('11:00'), { urgent: urgentBy('fire', { words: ['caught fire'] }) }));
    const page = await pageOf(ana);
    expect(page).toContain('Somebody may be hurt (fire)');
    expect(page).toContain('Found: caught fire');
    expect(await pageOf(li)).toContain('可能有人受伤（起火或爆炸）');
    const seen = new Date(at('11:00')).toISOString();
    await ana.post(PATH, { act: 'not-urgent', upTo: seen, seen: '2' }, PATH);
    expect(await factsOf()).toContainEqual(
      expect.objectContaining({ type: 'not-urgent', by: 'ana', upTo: at('11:00'), reasons: ['fire'] }),
    );
    expect(await pageOf(ana)).not.toContain('Somebody may be hurt');
    expect(await pageOf(ana)).toContain('Ana Ruiz said at');
    await ana.post(PATH, { act: 'urgent-after-all', seen: '3' }, PATH);
    expect(await pageOf(ana)).toContain('Somebody may be hurt (fire)');
  });

  it('says whose it is before anybody takes it on, and why', async () => {
    expect(await pageOf(ana)).toContain('Assigned to Li Wei. Nobody has taken it on yet.');
    expect(await pageOf(ana)).toContain('on call when it came in');
    expect(await pageOf(li)).toContain('已分配给您，还没有人认领。');
    await add(
      thread,
      acknowledgement('ana', at('11:00')),
      reply('r1', at('11:30')),
      message('m2', at('11:45')),
    );
    expect(await pageOf(ana)).toContain('Assigned to you. Nobody has taken it on yet.');
    expect(await pageOf(ana)).toContain('last to handle this thread');
  });

  it('says which mails are deleted by now, and which cannot be read', async () => {
    await add(thread, message('m2', at('11:00'), { mail: 'mail/gone' }));
    mails.set('mail/broken', new TextEncoder().encode('no mail at all'));
    await add(thread, message('m3', at('11:10'), { mail: 'mail/broken' }));
    expect((await pageOf(ana)).match(/cannot be read right now/g)).toHaveLength(2);
    now += days(29);
    expect(await pageOf(await signIn())).toContain('was deleted, as every mail is after 30 days');
  });

  it('shows the last thirty messages, and the earlier ones behind a link', async () => {
    for (let index = 0; index < 40; index += 1)
      await add(thread, message(`n${index}`, at('10:05') + minutes(index), { event: true }));
    const page = await pageOf(ana);
    expect(page.match(/<li class="buyer"/g)).toHaveLength(30);
    const earlier = /href="([^"]+\?before=\d+)/.exec(page)?.[1] ?? '';
    expect((await pageOf(ana, earlier)).match(/<li class="buyer"/g)).toHaveLength(11);
  });

  it('is nothing for an unknown thread, nor for a stranger', async () => {
    expect((await ana.get('/threads/acme-us.none')).status).toBe(404);
    expect((await ana.get(`/threads/${'x'.repeat(3_000)}`)).status).toBe(404);
    expect((await ana.post('/threads/acme-us.none', { act: 'acknowledged' }, PATH)).status).toBe(404);
  });

  it('records who was shown the words, which a manager sees', async () => {
    await pageOf(ana);
    now += hours(1);
    expect(await pageOf(chen)).toContain('Read by');
    expect(await reads.of(thread.id, now)).toEqual([
      { person: 'chen', at: now },
      { person: 'ana', at: now - hours(1) },
    ]);
  });
});

describe('on the page of a thread, a person', () => {
  it('acknowledges, hands over, snoozes: each press is one fact, and leads back to the page', async () => {
    const form = { act: 'acknowledged', seen: '1' };
    const done = await ana.post(PATH, form, PATH);
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`${PATH}?done=acknowledged`);
    await ana.post(PATH, form, PATH);
    await ana.post(PATH, { act: 'handed-over', seen: '2', to: 'li', note: 'please' }, PATH);
    await li.post(PATH, { act: 'snoozed', seen: '3', until: '2026-03-02T22:00' }, PATH);
    expect((await factsOf()).map(({ type }) => type)).toEqual([
      'buyer-message',
      'acknowledged',
      'handed-over',
      'snoozed',
    ]);
    expect(await pageOf(li)).toContain('您已认领');
  });

  it('gets the form again, with what was entered, when it cannot be taken', async () => {
    const answer = await ana.post(
      PATH,
      { act: 'handed-over', seen: '1', to: 'nobody', note: 'keep me' },
      PATH,
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="keep me"');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('role="alert"');
    expect(await factsOf()).toHaveLength(1);
  });

  it('notes that no response is needed, marks it at Amazon, and only then it is over', async () => {
    await ana.post(PATH, { act: 'no-response-marked', seen: '1', reason: 'only thanks' }, PATH);
    const page = await pageOf(ana);
    expect(page).toContain('Amazon does not know yet');
    expect(page).toMatch(/href="https:\/\/sellercentral\.amazon\.com\/messaging\/no-response-needed\?/);
    expect(page).toContain('left');
    await ana.post(PATH, { act: 'no-response-needed', seen: '2', reason: 'only thanks' }, PATH);
    expect(await pageOf(ana)).toContain('Nothing is waiting');
  });

  it('says that a person sent a reply that looks automatic, with the two buttons first', async () => {
    await add(thread, reply('r1', at('10:01')));
    const page = await pageOf(ana);
    expect(page.indexOf('A person sent it')).toBeGreaterThan(0);
    expect(page.indexOf('A person sent it')).toBeLessThan(page.indexOf('Acknowledge: I'));
    await ana.post(PATH, { act: 'reply-confirmed', seen: '2', reply: 'r1' }, PATH);
    expect(await pageOf(ana)).toContain('Nothing is waiting');
  });

  it('says what was done about a return; the amount may have a comma', async () => {
    const path = `${PATH}.return`;
    const id = `${thread.id}.return`;
    await add(
      { ...thread, id, kind: 'return' },
      { type: 'return-requested', id: 'q1', at: at('11:00'), trusted: true },
    );
    const form = { act: 'dealt-with', seen: '1', done: 'refunded-in-part', currency: 'usd' };
    expect((await ana.post(path, { ...form, amount: '=1+1' }, path)).status).toBe(422);
    await ana.post(path, { ...form, amount: '12,90' }, path);
    expect((await factsOf(id)).at(-1)).toMatchObject({
      type: 'dealt-with',
      amount: { value: '12.90', currency: 'USD' },
      endsClock: true,
    });
    expect(await pageOf(ana)).toContain('Return request open');
  });

  it('says which message a copy of a reply answers', async () => {
    const id = 'acme-us.reply-1';
    await add(
      { id, kind: 'unmatched-reply', store: 'acme-us' },
      { type: 'unmatched-reply', id: 'r9', at: at('11:00'), trusted: true, mail: 'mail/2' },
    );
    const path = `/threads/${id}`;
    expect(await pageOf(ana, path)).toContain('Which message does this reply answer?');
    await ana.post(path, { act: 'answers', threadId: thread.id }, path);
    expect(await pageOf(ana)).toContain('Nothing is waiting');
  });

  it.each([
    { act: 'no-response-needed', reason: 'Only thanks.' },
    { act: 'answered-elsewhere', when: 'now' },
  ])('does not end the wait of a message that the page did not show yet: $act', async (form) => {
    const shown = fieldsOf(await pageOf(ana));
    await add(thread, message('m2', at('11:59')));
    const answer = await ana.post(PATH, { ...form, ...shown }, PATH);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('A new message came in while this page was open.');
    expect((await factsOf()).map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect((await ana.post(PATH, { ...form, ...fieldsOf(page) }, PATH)).status).toBe(303);
    expect(await pageOf(ana)).toContain('Nothing is waiting');
  });

  it('stops no clock of another store by a copy of a reply', async () => {
    const id = 'acme-eu.reply-1';
    await add(
      { id, kind: 'unmatched-reply', store: 'acme-eu' },
      { type: 'unmatched-reply', id: 'r9', at: at('11:00'), trusted: true, mail: 'mail/2' },
    );
    const answer = await ana.post(`/threads/${id}`, { act: 'answers', threadId: thread.id });
    expect(answer.status).toBe(422);
    expect(await factsOf()).toHaveLength(1);
  });

  it('mutes mails like one, as a manager, and undoes it', async () => {
    const id = 'acme-us.mail-1';
    const path = `/threads/${id}`;
    await add(
      { id, kind: 'unknown', store: 'acme-us' },
      {
        type: 'unknown-mail',
        id: 'u1',
        at: at('11:00'),
        reason: 'x',
        from: 'tool.example',
        proven: true,
        like: 'h',
      },
    );
    expect((await ana.post(path, { act: 'muted', seen: '1' }, path)).status).toBe(422);
    await chen.post(path, { act: 'muted', seen: '1' }, path);
    expect(await pageOf(chen, path)).toContain('Mails like this are muted.');
    await ana.post(path, { act: 'unmuted' }, path);
    expect(await pageOf(chen, path)).not.toContain('Mails like this are muted.');
  });

  it('writes a note, once, which tells whoever it names', async () => {
    const form = { act: 'note', after: '', text: '@li and @Chen Hua, look:\r\n@ana wrote\u202e this. @lisa' };
    expect((await ana.post(PATH, form, PATH)).headers.get('location')).toBe(`${PATH}?done=mentioned`);
    await ana.post(PATH, form, PATH);
    const [note, ...more] = (await notesOf()).notes;
    expect(more).toEqual([]);
    expect(note).toMatchObject({ by: 'ana', text: '@li and @Chen Hua, look:\n@ana wrote this. @lisa' });
    expect(new Set(mentions.map(({ to }) => to))).toEqual(new Set(['li', 'chen']));
    expect(mentions[0]).toMatchObject({ threadId: thread.id, noteId: note?.id });
    expect((await ana.post(PATH, { act: 'note', text: ' \n ' }, PATH)).status).toBe(422);
  });

  it('tags it with ten words at most, of thirty characters', async () => {
    for (const tag of ['VIP', 'VIP', '  lost\u202e parcel ', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
      expect((await ana.post(PATH, { act: 'tag', tag }, PATH)).status).toBe(303);
    expect((await ana.post(PATH, { act: 'tag', tag: 'eleven' }, PATH)).status).toBe(422);
    await ana.post(PATH, { act: 'untag', tag: 'VIP' }, PATH);
    expect((await ana.post(PATH, { act: 'tag', tag: 'x'.repeat(31) }, PATH)).status).toBe(422);
    expect((await notesOf()).tags).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'lost parcel']);
  });
});

/** What each form of a page says of the state that it was shown with. */
function fieldsOf(page: string): Record<string, string> {
  return Object.fromEntries(
    ['seen', 'waiting'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '',
    ]),
  );
}

async function signIn(): Promise<Browser> {
  const sessions = memorySessions();
  const app = boardOf({ now: () => now, threads, sessions, notes, reads, mails: memoryMailStore(mails) });
  return signedInAt(app, sessions, 'ana', now);
}
