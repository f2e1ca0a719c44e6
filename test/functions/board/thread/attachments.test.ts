import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Reads } from '#shared/ports/people/reads';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryAttachmentShelf, memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread = threadOf();
const PATH = `/threads/${thread.id}`;
const NOW = at('12:00');
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and the rest', 'latin1');
const SCRIPT = '<script>alert(1)</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>`;

let shelf: ReturnType<typeof memoryAttachmentShelf>;
let mails: Map<string, Uint8Array>;
let reads: Reads;
let ana: Browser;
let failures: string[];

const mailWith = (attachments: object[], text = 'See the picture.'): Promise<Buffer> =>
  new MailComposer({
    from: 'Robin <k3v9x2m7q1w8z5t4@marketplace.amazon.com>',
    to: 'us-7f3k9q2m@intake.acme.example',
    subject: 'Hello',
    text,
    attachments,
  })
    .compile()
    .build();
const pictureAt = (place: number | string): Promise<Response> => ana.get(`${PATH}/pictures/m1/${place}`);
const download = (form: Record<string, string>): Promise<Response> =>
  ana.post(PATH, { act: 'file', fact: 'm1', place: '0', ...form }, PATH);

beforeEach(async () => {
  failures = [];
  mails = new Map();
  shelf = memoryAttachmentShelf();
  reads = memoryReads();
  const threads = memoryThreadStore();
  const sessions = memorySessions();
  const app = boardOf({
    now: () => NOW,
    threads,
    sessions,
    mails: memoryMailStore(mails),
    attachments: shelf,
    reads,
    onFailure: (route) => failures.push(route),
  });
  ana = await signedInAt(app, sessions, 'ana', NOW);
  const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
  await record(deps, thread, [message('m1', at('10:00'), { mail: 'mail/1' })], NOW);
});

describe('a picture', () => {
  it('is shown in place: with the type of its first bytes, in a sandbox, whatever the mail calls it', async () => {
    mails.set('mail/1', await mailWith([{ filename: 'a.html', contentType: 'text/html', content: PNG }]));
    expect(await (await ana.get(PATH)).text()).toContain(`<img src="${PATH}/pictures/m1/0"`);
    const answer = await pictureAt(0);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
  });

  it.each([
    ['a script that is called a picture', { filename: 'a.png', contentType: 'image/png', content: SCRIPT }],
    ['an SVG, which can hold a script', { filename: 'a.svg', contentType: 'image/svg+xml', content: SVG }],
    ['a picture above 4 MB', { filename: 'a.png', content: Buffer.concat([PNG, Buffer.alloc(4 * 2 ** 20)]) }],
  ])('is not %s: that is a file like any other', async (_, attachment) => {
    mails.set('mail/1', await mailWith([attachment]));
    const page = await (await ana.get(PATH)).text();
    expect(page).not.toContain('<img');
    expect(page).toContain(attachment.filename);
    expect((await pictureAt(0)).status).toBe(404);
  });

  it('is nothing where there is none, for no path at all', async () => {
    mails.set('mail/1', await mailWith([{ filename: 'a.png', content: PNG }]));
    for (const place of [1, -1, 'x', '0e0x', '%2e%2e']) expect((await pictureAt(place)).status).toBe(404);
    expect((await ana.get(`${PATH}/pictures/none/0`)).status).toBe(404);
  });
});

describe('a file', () => {
  it('is taken out of the mail when somebody asks for it, and fetched by a link that the page allows', async () => {
    mails.set('mail/1', await mailWith([{ filename: 'invoice.pdf', content: '%PDF' }]));
    const answer = await download({});
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://files.example/0/mail/1');
    const { name, content } = shelf.files.get('mail/1 0') ?? {};
    expect([name, new TextDecoder().decode(content)]).toEqual(['invoice.pdf', '%PDF']);
    const policy = (await ana.get(PATH)).headers.get('content-security-policy');
    expect(policy).toContain("form-action 'self' https://files.example;");
    expect(policy).toContain("script-src 'self';");
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\..\\run.exe', 'run.exe'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a";b\r\nSet-Cookie: x=1.pdf', 'a__b'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(96)}.pdf`],
    ['发票 2026.pdf', '发票 2026.pdf'],
    ['...', 'attachment-1'],
  ])('called %j is saved under a harmless name', async (filename, saved) => {
    mails.set('mail/1', await mailWith([{ filename, content: 'x' }]));
    await download({});
    const name = shelf.files.get('mail/1 0')?.name;
    expect(name).toContain(saved);
    expect(name).not.toMatch(/[/\\"\r\n\u202e]/);
  });

  it('is refused in words when it is gone, or was never there', async () => {
    mails.set('mail/1', await mailWith([{ filename: 'a.pdf', content: 'x' }]));
    for (const form of [{ place: '7' }, { place: '-1' }, { fact: 'none' }, { place: '' }]) {
      const answer = await download(form);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('cannot be read any more');
    }
    expect(shelf.files.size).toBe(0);
  });

  it('in a mail above 25 MB is in Seller Central only', async () => {
    const big = await mailWith([{ filename: 'film.mp4', content: Buffer.alloc(20 * 2 ** 20, 'x') }]);
    mails.set('mail/1', big);
    expect(await (await ana.get(PATH)).text()).toContain('too large to list its files');
    expect((await download({})).status).toBe(422);
  });
});

describe('who saw a picture or a file without opening the thread', () => {
  const PARTS: [string, () => Promise<Response>][] = [
    ['picture', () => pictureAt(0)],
    ['file', () => ana.post(PATH, { act: 'file', fact: 'm1', place: '0' })],
  ];

  it.each(PARTS)('is recorded, as who read it: a %s', async (_, fetchIt) => {
    mails.set('mail/1', await mailWith([{ filename: 'a.png', content: PNG }]));
    expect((await fetchIt()).status).toBeLessThan(400);
    expect(await reads.of(thread.id, NOW)).toEqual([{ person: 'ana', at: NOW }]);
  });

  it.each(PARTS)('cannot be recorded, and so sees no %s', async (_, fetchIt) => {
    mails.set('mail/1', await mailWith([{ filename: 'a.png', content: PNG }]));
    reads.note = () => Promise.reject(new Error('the table does not answer'));
    expect((await fetchIt()).status).toBe(500);
    expect(failures).toHaveLength(1);
    expect(shelf.files.size).toBe(0);
  });
});

describe('what a buyer writes', () => {
  it('is text, whatever it holds: markup, script, overrides of direction', async () => {
    const hostile = `</div>${SCRIPT}<img src=x onerror=alert(1)>\u202eevil\u2066 "'\`&lt; javascript:alert(1)`;
    mails.set('mail/1', await mailWith([], hostile));
    const page = await (await ana.get(PATH)).text();
    expect(page).not.toContain(SCRIPT);
    expect(page).not.toMatch(/<img src=x/);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/href="javascript:/i);
  });

  it('of a megabyte in one line is cut, and all that was read of it is a page of its own', async () => {
    mails.set(
      'mail/1',
      Buffer.concat([
        Buffer.from(
          'From: Robin <k3v9x2m7q1w8z5t4@marketplace.amazon.com>\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n',
        ),
        Buffer.alloc(2 ** 20, 'y'),
      ]),
    );
    const page = await (await ana.get(PATH)).text();
    expect(page.length).toBeLessThan(30_000);
    expect(page).toContain('The mail is longer than this');
    const whole = /href="([^"]+\?message=m1)/.exec(page)?.[1] ?? '';
    const alone = await (await ana.get(whole)).text();
    expect(alone.length).toBeGreaterThan(200_000);
    expect(alone.length).toBeLessThan(400_000);
  });

  it('quotes earlier mails, which are folded', async () => {
    mails.set('mail/1', await mailWith([], 'Thanks!\n\nOn Monday, Acme wrote:\n> We are on it.'));
    const page = await (await ana.get(PATH)).text();
    expect(page).toMatch(/Thanks!<\/div>/);
    expect(page).toMatch(/<summary>Earlier mail, quoted<\/summary>[^]*We are on it/);
  });
});
