import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import { amazonMail } from '#test/builders/amazon-mail';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';
import { memoryAlertQueue, memoryMailStore } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread = threadOf();
let now: Instant;
let app: ReturnType<typeof boardOf>;
let add: (subject: ThreadSubject, ...facts: Fact[]) => Promise<unknown>;
let mails: Map<string, Uint8Array>;

interface Answer {
  readonly status: number;
  readonly error?: string;
  readonly next?: string | null;
  readonly thread?: { readonly state: string; readonly facts: readonly { readonly type: string }[] };
}

const say = async (id: string, body: unknown): Promise<Answer> => {
  const answer = await app.request(`/api/threads/${id}/facts`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
};
const detail = async (id: string): Promise<Record<string, unknown>> =>
  (await (await app.request(`/api/threads/${id}`)).json()) as Record<string, unknown>;

beforeEach(async () => {
  now = at('12:00');
  mails = new Map();
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  app = boardOf({
    threads,
    alerts,
    mails: memoryMailStore(mails),
    now: () => now,
  });
  const deps = { threads, alerts, change: changeThread, rules: rulesOf(shop()) };
  add = (subject, ...facts) => record(deps, subject, facts, now);
  await add(thread, message('m1', at('10:00'), { mail: 'mail/1' }));
});

describe('a person', () => {
  it('says that a message was answered elsewhere, at an instant or now', async () => {
    const body = { type: 'answered-elsewhere', by: 'li', at: '2026-03-02T11:00:00Z' };
    expect(await say(thread.id, body)).toMatchObject({ status: 200, thread: { state: 'answered' } });
    await add(thread, message('m2', at('11:30')));
    expect(await detail(thread.id)).toMatchObject({
      state: 'open',
      firstUnansweredAt: '2026-03-02T11:30:00.000Z',
    });
    expect(await say(thread.id, { type: 'answered-elsewhere', by: 'li' })).toMatchObject({
      thread: { state: 'answered' },
    });
  });

  it('says that no answer is needed, and has yet to mark it at Amazon: it still waits', async () => {
    const marked = { type: 'no-response-marked', by: 'li', reason: 'only thanks' };
    expect(await say(thread.id, marked)).toMatchObject({ status: 200, thread: { state: 'open' } });
    const needed = { ...marked, type: 'no-response-needed' };
    expect(await say(thread.id, needed)).toMatchObject({ status: 200, thread: { state: 'answered' } });
  });

  it('says that what waits is not urgent, and takes it back', async () => {
    expect((await say(thread.id, { type: 'not-urgent', by: 'li' })).status).toBe(409);
    await add(thread, message('m2', at('11:00'), { urgent: urgentBy('fire') }));
    expect(await detail(thread.id)).toMatchObject({ urgent: { level: 1, reason: 'fire', words: ['fire'] } });
    const early = { type: 'not-urgent', by: 'li', upTo: '2026-03-02T10:30:00Z' };
    expect((await say(thread.id, early)).status).toBe(409);
    expect(await say(thread.id, { type: 'not-urgent', by: 'li' })).toMatchObject({
      status: 200,
      thread: { state: 'open', urgent: null },
    });
    now = at('12:05');
    expect(await say(thread.id, { type: 'urgent-after-all', by: 'ana' })).toMatchObject({
      status: 200,
      thread: { urgent: { reason: 'fire' } },
    });
    now = at('12:10');
    expect((await say(thread.id, { type: 'urgent-after-all', by: 'ana' })).status).toBe(409);
    expect((await detail(thread.id))['story']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: expect.stringContaining('said that it is not urgent') as string }),
      ]),
    );
  });

  it('says what was done about a return, which ends it; a claim waits for Amazon’s decision', async () => {
    const of = (kind: 'return' | 'claim') => ({ id: `acme-us.9.${kind}`, kind, store: 'acme-us' });
    await add(of('return'), { type: 'return-requested', id: 'q1', at: at('10:00'), trusted: true });
    await add(of('claim'), { type: 'claim-opened', id: 'q2', at: at('10:00'), trusted: true });
    const refunded = { type: 'dealt-with', by: 'li', done: 'refunded-in-part' };
    const amount = { value: '12.90', currency: 'USD' };
    expect(await say(of('return').id, { ...refunded, amount })).toMatchObject({
      status: 200,
      thread: { state: 'answered' },
    });
    expect(await say(of('claim').id, refunded)).toMatchObject({ status: 200, thread: { state: 'open' } });
    expect((await say(of('claim').id, { ...refunded, done: 'approved' })).status).toBe(409);
    expect((await say(of('claim').id, { ...refunded, done: 'refused', amount })).status).toBe(400);
    expect((await say(thread.id, refunded)).status).toBe(409);
    for (const value of ['=1', '1.234', '-1'])
      expect((await say(of('claim').id, { ...refunded, amount: { ...amount, value } })).status).toBe(400);
  });

  it('says that no answer is needed, and gets Amazon’s link to mark it in Seller Central too', async () => {
    mails.set('mail/1', await amazonMail.buyerMessage());
    const answer = await say(thread.id, { type: 'no-response-needed', by: 'li', reason: 'only thanks' });
    expect(answer).toMatchObject({ status: 200, thread: { state: 'answered' } });
    expect(answer.next).toMatch(
      /Seller Central too.*https:\/\/sellercentral\.amazon\.com\/messaging\/no-resp/,
    );
  });

  it('says it twice within a minute, and it is one fact', async () => {
    const body = { type: 'answered-elsewhere', by: 'li' };
    await say(thread.id, body);
    const { thread: after } = await say(thread.id, body);
    expect(after?.facts.map(({ type }) => type)).toEqual(['buyer-message', 'answered-elsewhere']);
  });

  it('confirms a reply that was in doubt', async () => {
    await add(thread, reply('r1', at('11:00'), { trusted: false }));
    expect(await detail(thread.id)).toMatchObject({
      state: 'open',
      doubtfulReplies: [{ id: 'r1', reason: 'unproven' }],
    });
    expect(await say(thread.id, { type: 'reply-confirmed', by: 'li', replyId: 'r1' })).toMatchObject({
      status: 200,
      thread: { state: 'answered', doubtfulReplies: [] },
    });
  });

  it('says which of the possible questions a copy without an order answers', async () => {
    const copy: ThreadSubject = { id: 'acme-us.reply-1', kind: 'unmatched-reply', store: 'acme-us' };
    await add(copy, { type: 'unmatched-reply', id: 'r9', at: at('11:00'), trusted: true });
    const late: ThreadSubject = { id: 'acme-us.case-late', kind: 'message', store: 'acme-us' };
    await add(late, message('m8', at('11:30')));
    expect(await detail(copy.id)).toMatchObject({ kind: 'unmatched-reply', candidates: [thread.id] });
    expect((await say(copy.id, { type: 'answers', by: 'li', threadId: late.id })).status).toBe(409);
    expect((await say(copy.id, { type: 'answers', by: 'li', threadId: thread.id })).status).toBe(200);
    expect(await detail(thread.id)).toMatchObject({ state: 'answered' });
    expect(await detail(copy.id)).toMatchObject({ state: 'answered', candidates: [] });
  });
});

describe('a request that makes no sense', () => {
  it('is refused in words, and changes nothing', async () => {
    const refusals: [unknown, number, string][] = [
      ['{', 400, 'not JSON'],
      [{ type: 'nonsense' }, 400, 'type: must be acknowledged'],
      [{ type: 'no-response-needed', by: 'li' }, 400, 'reason'],
      [{ type: 'answered-elsewhere', by: 'nobody' }, 400, 'nobody has this id'],
      [{ type: 'answered-elsewhere', by: 'li', at: 'yesterday' }, 400, 'not an instant'],
      [{ type: 'answered-elsewhere', by: 'li', at: '2026-03-03T00:00:00Z' }, 400, 'future'],
      [{ type: 'answered-elsewhere', by: 'li', at: '2026-03-02T09:00:00Z' }, 409, 'before the first'],
      [{ type: 'reply-confirmed', by: 'li', replyId: 'none' }, 409, 'this thread has no such reply'],
      [{ type: 'answers', by: 'li', threadId: 'x' }, 409, 'not a copy of a reply'],
      [{ type: 'answered-elsewhere', by: 'li', surprise: 1 }, 400, 'surprise'],
    ];
    for (const [body, status, words] of refusals) {
      const answer = await say(thread.id, body);
      expect(answer.status).toBe(status);
      expect(answer.error).toContain(words);
    }
    expect((await say('nowhere', { type: 'answered-elsewhere', by: 'li' })).status).toBe(404);
    expect(await detail(thread.id)).toMatchObject({ state: 'open' });
  });
});

describe('the detail of a thread', () => {
  it('shows how the message begins as long as the mail can be read, and the other threads of the order', async () => {
    expect(await detail(thread.id)).toMatchObject({ excerpt: null, related: [] });
    mails.set('mail/1', await amazonMail.buyerMessage({ text: `Where is\nmy parcel? ${'x'.repeat(600)}` }));
    await add(
      { ...thread, id: `${thread.id}.claim`, kind: 'claim' },
      { type: 'claim-opened', id: 'c1', at: at('11:00'), trusted: true },
    );
    const shown = await detail(thread.id);
    expect(shown['excerpt']).toMatch(/^Where is my parcel\? x+$/);
    expect(String(shown['excerpt'])).toHaveLength(500);
    expect(shown['related']).toEqual([`${thread.id}.claim`]);
    expect((await detail(`${thread.id}.claim`))['related']).toEqual([thread.id]);
  });
});

it('needs no second answer from the person who says which of two cases a copy answers', async () => {
  const copy = { id: 'acme-us.reply-1', kind: 'unmatched-reply', store: 'acme-us' } as const;
  const two = { id: 'acme-us.case-1', kind: 'message', store: 'acme-us' } as const;
  await add(two, message('ma', at('10:00'), { caseId: 'a' }), message('mb', at('10:10'), { caseId: 'b' }));
  await add(copy, { type: 'unmatched-reply', id: 'r1', at: at('11:00'), trusted: true });
  expect(await say(copy.id, { type: 'answers', by: 'li', threadId: two.id })).toMatchObject({ status: 200 });
  expect(await detail(two.id)).toMatchObject({ state: 'answered' });
});

it('shows the link of Gmail only when its mail is proven', async () => {
  mails.set(
    'mail/g',
    Buffer.from('From: forwarding-noreply@google.com\r\n\r\nhttps://mail.google.com/mail/vf-x 123456789'),
  );
  const unknown = (id: string) => ({ id: `acme-us.${id}`, kind: 'unknown', store: 'acme-us' }) as const;
  const fact = { type: 'unknown-mail', id: 'u', at: now, mail: 'mail/g' } as const;
  await add(unknown('mail-1'), { ...fact, reason: 'Gmail asks', forwarding: true });
  await add(unknown('mail-2'), { ...fact, reason: 'Gmail asks' });
  expect(await detail('acme-us.mail-1')).toMatchObject({ forwarding: { code: '123456789' } });
  expect(await detail('acme-us.mail-2')).toMatchObject({ forwarding: null });
});
