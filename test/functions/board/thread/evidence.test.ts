import { strFromU8, unzipSync } from 'fflate';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, hours } from '#shared/domain/instant';
import type { Fact, RequestOpened } from '#shared/domain/thread/fact';
import { newThread, type ThreadSubject } from '#shared/domain/thread/thread';
import type { Reads } from '#shared/ports/people/reads';
import { amazonMail } from '#test/builders/amazon-mail';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryEvidenceShelf, memoryNotes, memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread = threadOf();
const claim: ThreadSubject = { ...newThread(thread), id: `${thread.id}.claim`, kind: 'claim' };
const PATH = `/threads/${thread.id}`;
const SCRIPT = '<script>alert(1)</script>';

let now: number;
let mails: Map<string, Uint8Array>;
let reads: Reads;
let shelf: ReturnType<typeof memoryEvidenceShelf>;
let failures: string[];
let managers: string[];
let add: (subject: ThreadSubject, ...facts: Fact[]) => Promise<unknown>;
let signIn: (person: string) => Promise<Browser>;
let chen: Browser;

const CLAIM_OPENED: RequestOpened = {
  type: 'claim-opened',
  id: 'c1',
  at: at('11:00'),
  trusted: true,
  mail: 'mail/claim',
};

const mailWith = (text: string, attachments: object[] = []): Promise<Buffer> =>
  new MailComposer({
    from: 'Robin <k3v9x2m7q1w8z5t4@marketplace.amazon.com>',
    to: 'us-7f3k9q2m@intake.acme.example',
    subject: 'Hello',
    text,
    attachments,
  })
    .compile()
    .build();

const save = (by: Browser = chen, path = PATH): Promise<Response> => by.post(path, { act: 'evidence' }, path);

/** What the manager finds in the file. */
async function saved(by: Browser = chen, path = PATH) {
  const answer = await save(by, path);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(/^https:\/\/files\.example\//);
  const { name, content } = [...shelf.files.values()].at(-1)!;
  const files = unzipSync(content);
  return { name, files, page: strFromU8(files['evidence.html'] ?? new Uint8Array()) };
}

beforeEach(async () => {
  now = at('12:00');
  failures = [];
  managers = ['chen'];
  mails = new Map<string, Uint8Array>([
    ['mail/1', await mailWith('Where is my parcel?\nIt is late.')],
    ['mail/2', await amazonMail.confirmation({ text: 'It is on its way.' })],
    ['mail/claim', await mailWith('An A-to-z claim was opened.')],
  ]);
  reads = memoryReads();
  shelf = memoryEvidenceShelf();
  const threads = memoryThreadStore();
  const sessions = memorySessions();
  const app = boardOf({
    now: () => now,
    threads,
    sessions,
    reads,
    notes: memoryNotes(),
    evidence: shelf,
    settings: {
      current: () =>
        Promise.resolve(shop({ duty: { 'on-call': ['li'], backup: ['ana'], manager: managers } })),
    },
    mails: memoryMailStore(mails),
    onFailure: (route) => failures.push(route),
  });
  const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
  add = (subject, ...facts) => record(deps, subject, facts, now);
  signIn = (person) => signedInAt(app, sessions, person, now);
  chen = await signIn('chen');
  await add(
    thread,
    message('m1', at('10:00'), { mail: 'mail/1' }),
    reply('r1', at('10:30'), { mail: 'mail/2' }),
  );
});

describe('a thread saved as evidence', () => {
  it('is a page and the raw mails as they came: who wrote what and when, and how it ended', async () => {
    const { name, files, page } = await saved();
    expect(name).toBe('evidence-111-1111111-1111111-2026-03-02.zip');
    expect(Object.keys(files)).toEqual([
      'evidence.html',
      'mails/001-2026-03-02-buyer.eml',
      'mails/002-2026-03-02-seller.eml',
    ]);
    expect(Buffer.from(files['mails/001-2026-03-02-buyer.eml']!)).toEqual(mails.get('mail/1'));
    expect(page).toContain('Evidence: Acme US, amazon.com, 111-1111111-1111111');
    expect(page).toContain('Where is my parcel?\nIt is late.');
    expect(page.indexOf('It is on its way.')).toBeGreaterThan(page.indexOf('It is late.'));
    // In the zone of the manager, who sits in New York, and in UTC.
    expect(page).toContain('2 March 2026 at 05:00:00');
    expect(page).toContain('2026-03-02 10:00:00 UTC');
    expect(page).toContain('Answered after 30 min, in time.');
    expect(page).toContain('href="mails/001-2026-03-02-buyer.eml"');
    expect(page).not.toContain('Not everything is in this file');
  });

  it('is in the language and the time zone of whoever saves it', async () => {
    managers.push('li');
    const { page } = await saved(await signIn('li'));
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('2026年3月2日 18:00:00');
    expect(page).toContain('2026-03-02 10:00:00 UTC');
    expect(page).toContain('北京时间');
    expect(page).toContain('停止计时：已回复，用时 30 分钟，未超时');
  });

  it('holds all threads of its order, each mail once, and is recorded on each of them', async () => {
    await add(claim, CLAIM_OPENED, reply('r1', at('10:30'), { mail: 'mail/2' }));
    const { files, page } = await saved(chen, `/threads/${claim.id}`);
    expect(Object.keys(files)).toHaveLength(4);
    expect(page.match(/<section><h2>/g)).toHaveLength(3);
    expect(page).toContain('It is late.');
    for (const { id } of [thread, claim])
      expect(await reads.of(id, now)).toContainEqual({ person: 'chen', at: now, saved: true });
    expect(await (await chen.get(PATH)).text()).toContain('saved it as evidence');
  });

  it('holds every message, also of one instant, however many there are', async () => {
    for (let index = 0; index < 70; index += 1)
      await add(thread, message(`n${index}`, at('11:00'), { event: true }));
    const { page } = await saved();
    expect(page.match(/<li class="buyer"/g)).toHaveLength(71);
  });

  it('says what is missing: what is deleted, unreadable, or too large', async () => {
    await add(
      thread,
      message('m0', now - days(40), { mail: 'mail/old' }),
      message('m2', at('11:00'), { mail: 'mail/gone' }),
      message('m3', at('11:10'), { mail: 'mail/big' }),
      message('m4', at('11:20'), { mail: 'mail/small' }),
    );
    mails.set('mail/big', Buffer.concat([await mailWith('big'), Buffer.alloc(41 * 2 ** 20, 'x')]));
    mails.set('mail/small', await mailWith('small'));
    const { files, page } = await saved();
    expect(Object.keys(files)).toHaveLength(4);
    expect(page).toContain('Not everything is in this file');
    expect(page).toContain('mail/big (41.0 MB) does not fit');
    expect(page).toContain('mail/gone could not be read');
    expect(page).toContain('One mail was deleted 30 days after arrival');
  });

  it('names the files in a mail, and cuts only what the raw mail has', async () => {
    const long = 'y'.repeat(30_000);
    mails.set('mail/1', await mailWith(long, [{ filename: '../<b>broken.jpg', content: 'x' }]));
    const { page } = await saved();
    expect(page).toContain('&lt;b&gt;broken.jpg'.replace(/&lt;|&gt;/g, '_'));
    expect(page).toContain('It goes on in the raw mail.');
    expect(page).not.toContain(long);
  });

  it('can still be saved when all words are deleted: times and outcome remain', async () => {
    await add(claim, CLAIM_OPENED);
    now += days(35);
    mails.clear();
    chen = await signIn('chen');
    const { files, page } = await saved(chen, `/threads/${claim.id}`);
    expect(Object.keys(files)).toEqual(['evidence.html']);
    expect(page).toContain('One mail was deleted 30 days after arrival');
    expect(page).toContain('Waiting since 06:00 on 2 March 2026, New York time');
  });
});

describe('what a buyer writes', () => {
  it('is text in the file, whatever it holds, and nothing in the file can run or load', async () => {
    const hostile = `</div></style>${SCRIPT}<img src=x onerror=alert(1)><base href=//evil.example>\u202eevil "'\`&lt;`;
    mails.set('mail/1', await mailWith(hostile, [{ filename: `${SCRIPT}\u202egpj.exe`, content: 'x' }]));
    await add(thread, {
      type: 'no-response-marked',
      id: 'n1',
      at: at('11:00'),
      by: 'li',
      reason: `${SCRIPT}<svg/onload=alert(1)>`,
    });
    const { page } = await saved();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<(script|img|base|svg|iframe|link)\b/i);
    expect(page).not.toMatch(/\son\w+=["']/i);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`);
  });
});

describe('who may save evidence', () => {
  it('are managers alone: others learn whom to ask, and nothing is stored or recorded', async () => {
    const ana = await signIn('ana');
    const answer = await save(ana);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Ask a manager: Chen Hua.');
    expect(await (await ana.get(PATH)).text()).not.toContain('Save as evidence');
    expect(shelf.files.size).toBe(0);
    expect((await reads.of(thread.id, now)).filter((read) => read.saved === true)).toEqual([]);
    const li = await save(await signIn('li'));
    expect(await li.text()).toContain('请联系主管：Chen Hua。');
  });

  it('comes only from a page of ours', async () => {
    const answer = await chen.postFrom('https://evil.example', PATH, [['act', 'evidence']]);
    expect(answer.status).toBe(403);
    expect(shelf.files.size).toBe(0);
  });

  it('cannot be recorded, and so gets none', async () => {
    await chen.get(PATH);
    const note = reads.note.bind(reads);
    reads.note = (id, read) =>
      read.saved === true ? Promise.reject(new Error('the table does not answer')) : note(id, read);
    expect((await save()).status).toBe(500);
    expect(failures).toHaveLength(1);
    expect(shelf.files.size).toBe(0);
  });
});

describe('evidence is offered', () => {
  const pageOf = async (by: Browser, path = PATH): Promise<string> => (await by.get(path)).text();
  /** The offer in the midst of the page, not beside it. */
  const isCalledFor = (page: string): boolean => /<section class="notice[^"]*"[^>]*="evidence"/.test(page);

  it('beside a thread without a dispute', async () => {
    const page = await pageOf(chen);
    expect(page).toContain('The words stay until 27 March.');
    expect(isCalledFor(page)).toBe(false);
  });

  it.each(['claim', 'return', 'chargeback'] as const)(
    'in the midst of the page of each thread of an order with a %s, until it is saved, and again for newer words',
    async (kind) => {
      await add({ ...claim, kind }, CLAIM_OPENED);
      for (const path of [PATH, `/threads/${claim.id}`]) {
        const page = await pageOf(chen, path);
        expect(page).toContain('These words will be deleted from 27 March on.');
        expect(isCalledFor(page)).toBe(true);
      }
      await save();
      const after = await pageOf(chen, `/threads/${claim.id}`);
      expect(isCalledFor(after)).toBe(false);
      expect(after).toContain('Saved by Chen Hua at');
      now += hours(1);
      await add(thread, message('m9', now, { mail: 'mail/1' }));
      now += hours(1);
      expect(await pageOf(chen)).toContain('Messages came in since it was last saved.');
      expect(isCalledFor(await pageOf(chen))).toBe(true);
    },
  );

  it('to others by whom to ask, in the last week of the words', async () => {
    await add(claim, CLAIM_OPENED);
    expect(await pageOf(await signIn('ana'))).not.toContain('save them as evidence');
    now += days(23);
    expect(await pageOf(await signIn('ana'))).toContain('To save them as evidence, ask a manager: Chen Hua.');
    expect(await pageOf(await signIn('li'))).toContain('请联系主管：Chen Hua');
  });

  it('with a link that the page lets a browser follow', async () => {
    const policy = (await chen.get(PATH)).headers.get('content-security-policy');
    expect(policy).toContain("form-action 'self' https://files.example;");
  });
});
