import { beforeEach, describe, expect, it } from 'vitest';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, hours, type Instant } from '#shared/domain/instant';
import type { UnknownMail } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import type { LinkClaims } from '#shared/ports/links';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memoryAlertQueue } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const links = joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) })));
const subject = { id: 'acme-us.mail-1', kind: 'unknown', store: 'acme-us' } as const;
const mail: UnknownMail = {
  type: 'unknown-mail',
  id: 'u1',
  at: at('10:00'),
  reason: 'nothing in it shows what kind of mail it is',
  from: 'tool.example',
  proven: true,
  like: 'hash-of-reports',
};

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let mutes: ReturnType<typeof memoryMutes>;
let app: ReturnType<typeof boardOf>;

const add = async (fact: UnknownMail, thread: ThreadSubject = subject): Promise<unknown> =>
  record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    thread,
    [fact],
    now,
  );
const link = async (changes: Partial<LinkClaims> = {}): Promise<string> =>
  `/a/${await links.sign({
    id: 'link-1',
    threadId: subject.id,
    generation: 'u1',
    recipient: { kind: 'person', id: 'chen' },
    expiresAt: now + hours(72),
    ...changes,
  })}`;
const pageOf = async (path: string): Promise<string> => (await app.request(path)).text();
const send = async (path: string, form: Record<string, string>) => {
  const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, page: await answer.text() };
};
const post = async (path: string, body: object) => {
  const answer = await app.request(path, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
};
const waits = async (): Promise<boolean> => {
  const [stored] = await threads.load([subject.id], now);
  return stateOf(stored!.thread, now).cycle?.ended === undefined;
};
const listed = async (): Promise<unknown> =>
  ((await (await app.request('/api/health')).json()) as { mutes: unknown }).mutes;

beforeEach(async () => {
  now = at('10:00');
  threads = memoryThreadStore();
  mutes = memoryMutes();
  app = boardOf({
    threads,
    mutes,
    links,
    now: () => now,
  });
  await add(mail);
  now = at('11:00');
});

describe('the page of a mail that Replywatch does not recognize', () => {
  it('lets a manager say that mails like it need nobody, and says exactly which', async () => {
    const page = await pageOf(await link());
    expect(page).toContain('name="act" value="muted"');
    expect(page).toContain(
      'For 90 days, mails to Acme US that provably come from tool[.]example and have this subject, whatever its numbers, alert nobody.',
    );
    const { status, page: done } = await send(await link(), { act: 'muted' });
    expect(status).toBe(200);
    expect(done).toContain('Chen Hua muted mails like this from tool[.]example until');
    expect(done).toContain('name="act" value="unmuted"');
    expect(await waits()).toBe(false);
    expect(await listed()).toEqual([
      {
        id: 'hash-of-reports',
        store: 'acme-us',
        from: 'tool.example',
        by: 'chen',
        threadId: 'acme-us.mail-1',
        at: '2026-03-02T11:00:00.000Z',
        until: '2026-05-31T11:00:00.000Z',
        mails: 0,
        lastMailAt: null,
        endedBy: null,
      },
    ]);
  });

  it('undoes it, later too, and twice like once', async () => {
    await send(await link(), { act: 'muted' });
    now += hours(1);
    expect(await pageOf(await link())).toContain('name="act" value="unmuted"');
    for (let time = 0; time < 2; time += 1) {
      const { status, page } = await send(await link(), { act: 'unmuted' });
      expect(status).toBe(200);
      expect(page).toContain('Mails like this alert again');
    }
    expect(await mutes.find('hash-of-reports', now)).toBeUndefined();
    expect(await listed()).toMatchObject([{ endedBy: 'chen', until: '2026-03-02T12:00:00.000Z' }]);
    expect(await pageOf(await link())).not.toContain('unmuted');
  });

  it('does not let others say so', async () => {
    const ofLi = await link({ recipient: { kind: 'person', id: 'li' } });
    const ofCare = await link({ recipient: { kind: 'slack', id: 'care' } });
    for (const path of [ofLi, ofCare]) expect(await pageOf(path)).not.toContain('value="muted"');
    expect((await send(ofLi, { act: 'muted' })).status).toBe(400);
    expect((await send(ofCare, { act: 'muted', person: 'ana' })).status).toBe(400);
    expect(await mutes.all(now)).toEqual([]);
    expect(await waits()).toBe(true);
  });

  it('is handed over to a manager by anybody', async () => {
    const ofLi = await link({ recipient: { kind: 'person', id: 'li' } });
    expect(await pageOf(ofLi)).toContain('value="handed-over"');
    const { status, page } = await send(ofLi, { act: 'handed-over', to: 'chen' });
    expect(status).toBe(200);
    expect(page).not.toContain('请现在回复买家');
    expect(await pageOf(await link())).toContain('name="act" value="muted"');
  });

  it('in a channel names the managers among its readers; anybody of them undoes it', async () => {
    const ofManagers = await link({ recipient: { kind: 'slack', id: 'managers' } });
    expect(await pageOf(ofManagers)).toContain('<option value="chen">Chen Hua</option>');
    expect((await send(ofManagers, { act: 'muted', person: 'chen' })).status).toBe(200);
    const ofCare = await link({ recipient: { kind: 'slack', id: 'care' } });
    expect((await send(ofCare, { act: 'unmuted' })).status).toBe(400);
    expect(await mutes.find('hash-of-reports', now)).toBeDefined();
    expect((await send(ofCare, { act: 'unmuted', person: 'ana' })).status).toBe(200);
    expect(await listed()).toMatchObject([{ endedBy: 'ana' }]);
  });
});

describe('the API', () => {
  const facts = `/api/threads/${subject.id}/facts`;

  it('records it by a manager, and ends it by anybody', async () => {
    expect(await post(facts, { type: 'muted', by: 'li' })).toMatchObject({
      status: 400,
      body: { error: 'by: is not a manager; duty.manager in the settings names them' },
    });
    expect(await post(facts, { type: 'muted', by: 'chen' })).toMatchObject({
      status: 200,
      body: { thread: { state: 'answered' }, next: expect.stringContaining('/api/mutes/') as string },
    });
    const end = '/api/mutes/hash-of-reports/end';
    expect(await post(end, {})).toMatchObject({ status: 400 });
    expect(await post(end, { by: 'nobody' })).toMatchObject({ status: 400 });
    expect(await post('/api/mutes/other/end', { by: 'li' })).toMatchObject({ status: 404 });
    expect(await post(end, { by: 'li' })).toMatchObject({
      status: 200,
      body: { mutes: [{ id: 'hash-of-reports', endedBy: 'li' }] },
    });
    expect(await post(end, { by: 'li' })).toMatchObject({ status: 404 });
  });

  it('refuses it for a mail that could be about a buyer, which also has no form for it', async () => {
    const { like: _, ...unlike } = mail;
    const other = { ...subject, id: 'acme-us.mail-2' };
    await add(unlike, other);
    expect(await pageOf(await link({ threadId: other.id }))).not.toContain('value="muted"');
    expect(await post(`/api/threads/${other.id}/facts`, { type: 'muted', by: 'chen' })).toMatchObject({
      status: 409,
    });
    expect(await mutes.all(now)).toEqual([]);
  });

  it('lists none that is older than 90 days', async () => {
    await post(facts, { type: 'muted', by: 'chen' });
    now += days(90);
    expect(await listed()).toEqual([]);
  });
});
