import { beforeEach, describe, expect, it } from 'vitest';
import type { PointerDeps } from '#shared/application/intake/pointers';
import { takeIn } from '#shared/application/intake/take-in';
import { changeThread } from '#shared/application/threads/change-thread';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import { foldThread } from '#shared/domain/thread/fold';
import type { Fact, SellerReply } from '#shared/domain/thread/fact';
import type { SellerMailbox, Reading } from '#shared/ports/mail';
import { shopRules } from '#test/builders/shop';
import { at, message, reply } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';
import { memoryAlertQueue, memoryThreadPointers } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const STORE = 'acme-us';
let deps: PointerDeps;
let now: Instant;

beforeEach(() => {
  now = at('12:00');
  deps = {
    threads: memoryThreadStore(),
    pointers: memoryThreadPointers(),
    alerts: memoryAlertQueue(),
    change: changeThread,
    rules: shopRules(),
  };
});

const question = (id: string, instant: Instant, names: string[]): Reading => ({
  subject: { id: `${STORE}.case-${id}`, kind: 'message', store: STORE },
  facts: [message(`m${id}`, instant)],
  about: { type: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
  matching: { names },
});
const copy = (id: string, instant: Instant, names: string[]): Reading => ({
  subject: { id: `${STORE}.reply-${id}`, kind: 'unmatched-reply', store: STORE },
  facts: [{ type: 'unmatched-reply', id: `r${id}`, at: instant, trusted: true }],
  about: { type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
  matching: { names },
});
const stateOf = async (id: string): Promise<string> => {
  const [stored] = await deps.threads.load([`${STORE}.${id}`], now);
  if (stored === undefined) return 'none';
  const cycle = foldThread(stored.thread, now);
  return cycle?.ended?.by ?? (cycle === undefined ? 'nothing waits' : 'waits');
};

describe('a message by which somebody may be hurt', () => {
  const hurt = (id: string, instant: Instant, trusted: boolean): Reading => ({
    ...question(id, instant, []),
    facts: [message(`m${id}`, instant, { trusted, urgent: urgentBy('burn') })],
  });
  const isAtOnce = async (id: string): Promise<boolean> => {
    const [stored] = await deps.threads.load([`${STORE}.case-${id}`], now);
    return stored?.thread.sends.some(({ step }) => step === 'urgent') ?? false;
  };

  it('alerts at once with proof, and without it once a store and hour', async () => {
    await takeIn(deps, hurt('a', at('11:10'), false), now);
    await takeIn(deps, hurt('b', at('11:20'), false), now);
    await takeIn(deps, hurt('c', at('11:30'), true), now);
    await takeIn(deps, hurt('d', at('12:00'), false), now);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(isAtOnce))).toEqual([true, false, true, true]);
  });

  it('is the same fact when it comes again, and alerts nobody again', async () => {
    await takeIn(deps, hurt('a', at('11:10'), false), now);
    const again = await takeIn(deps, hurt('a', at('11:10'), false), now + minutes(1));
    expect(again.thread.facts).toHaveLength(1);
    expect(again.thread.sends.filter(({ step }) => step === 'urgent')).toHaveLength(4);
  });
});

describe('a copy of a reply without an order', () => {
  it('answers the one open question of a buyer by its name', async () => {
    await takeIn(deps, question('a', at('10:00'), ['robin']), now);
    await takeIn(deps, question('b', at('10:00'), ['kim']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin', 'to robin']), now);
    expect(await stateOf('case-a')).toBe('reply');
    expect(await stateOf('case-b')).toBe('waits');
    expect(await stateOf('reply-1')).toBe('none');
  });

  it('stops nothing when two questions fit, when it is older, or when the question is a week old', async () => {
    await takeIn(deps, question('a', at('10:00'), ['robin']), now);
    await takeIn(deps, question('b', at('10:30'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    await takeIn(deps, question('c', at('11:30'), ['kim']), now);
    await takeIn(deps, copy('2', at('11:00'), ['kim']), now);
    await takeIn(deps, question('d', at('11:00') - days(8), ['lee']), now);
    await takeIn(deps, copy('3', at('11:00'), ['lee']), now);
    for (const id of ['case-a', 'case-b', 'case-c', 'case-d', 'reply-1', 'reply-2', 'reply-3'])
      expect(`${id} ${await stateOf(id)}`).toBe(`${id} waits`);
  });

  it('that arrives before its question waits for it', async () => {
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(await stateOf('reply-1')).toBe('waits');
    const stored = await takeIn(deps, question('a', at('10:00'), ['robin']), now + minutes(3));
    expect(foldThread(stored.thread, now)?.ended).toEqual({ at: at('11:00'), by: 'reply' });
    expect(await stateOf('reply-1')).toBe('matched');
  });

  it('asks nobody for a day, then a person', async () => {
    const stored = await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(stored.nextActionAt).toBe(at('11:00') + hours(24));
  });

  it('that comes twice is one fact', async () => {
    await takeIn(deps, question('a', at('10:00'), ['robin']), now);
    const first = await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(first.thread.id).toBe(`${STORE}.case-a`);
    const again = await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(foldThread(again.thread, now)?.ended?.by ?? 'none').not.toBe('reply-revoked');
    expect(await stateOf('case-a')).toBe('reply');
  });
});

describe('a copy that fits two buyers of one name', () => {
  const readings = {
    a: question('a', at('10:00'), ['robin']),
    b: question('b', at('10:30'), ['robin']),
    copy: copy('1', at('11:00'), ['robin']),
  };

  it.each([
    ['a', 'b', 'copy'],
    ['b', 'a', 'copy'],
    ['a', 'copy', 'b'],
    ['b', 'copy', 'a'],
    ['copy', 'a', 'b'],
    ['copy', 'b', 'a'],
  ] as const)('stops neither, in any order of arrival: %s, %s, %s', async (...order) => {
    for (const name of order) await takeIn(deps, readings[name], now);
    for (const name of order) await takeIn(deps, readings[name], now);
    expect(await stateOf('case-a')).toBe('waits');
    expect(await stateOf('case-b')).toBe('waits');
  });

  it('still answers the one when the other was written later, or had its answer before', async () => {
    await takeIn(deps, readings.a, now);
    await takeIn(deps, readings.copy, now);
    await takeIn(deps, question('later', at('11:30'), ['robin']), now);
    expect(await stateOf('case-a')).toBe('reply');
    const done = question('done', at('09:00'), ['robin']);
    await takeIn(deps, { ...done, facts: [...done.facts, reply('r0', at('09:30'))] }, now);
    expect(await stateOf('case-a')).toBe('reply');
  });
});

describe('a buyer with an order', () => {
  const ordered = (id: string, instant: Instant, names: string[]): Reading => ({
    ...question(id, instant, names),
    subject: { id: `${STORE}.${id}`, kind: 'message', store: STORE, orderId: id },
  });

  it('has a name too: a copy without an order that fits it and another answers neither', async () => {
    await takeIn(deps, ordered('111-1', at('10:00'), ['robin']), now);
    await takeIn(deps, question('b', at('10:30'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(await Promise.all(['111-1', 'case-b', 'reply-1'].map(stateOf))).toEqual([
      'waits',
      'waits',
      'waits',
    ]);
  });

  it('is noted by history that still waits, and not by history that lapses', async () => {
    await takeIn(deps, ordered('111-1', at('10:00'), ['robin']), now, at('09:00'));
    await takeIn(deps, ordered('111-2', at('08:00'), ['kim']), now, at('09:00'));
    for (const name of ['robin', 'kim']) await takeIn(deps, question(name, at('10:30'), [name]), now);
    for (const name of ['robin', 'kim']) await takeIn(deps, copy(name, at('11:00'), [name]), now);
    expect(await Promise.all(['111-1', 'case-robin', 'case-kim'].map(stateOf))).toEqual([
      'waits',
      'waits',
      'reply',
    ]);
  });

  it('is noted by each unproven message, since a stranger may have noted another name first', async () => {
    const unproven = ordered('111-1', at('10:00'), ['mallory']);
    const [fact] = [message('m0', at('10:00'), { trusted: false, relay: 'k3v9x2m7' })];
    await takeIn(deps, { ...unproven, facts: [fact] }, now);
    const real = message('m1', at('10:10'), { relay: 'k3v9x2m7' });
    await takeIn(deps, { ...unproven, facts: [real], matching: { names: ['robin'] } }, now);
    await takeIn(deps, question('b', at('10:30'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(await stateOf('case-b')).toBe('waits');
  });

  it('is found by the last message of a long wait', async () => {
    const of = (id: string, instant: Instant): Reading => ({
      ...ordered('111-1', instant, ['robin']),
      facts: [message(id, instant, { relay: 'k3v9x2m7' })],
    });
    await takeIn(deps, of('m1', at('11:00') - days(7) - hours(23)), now);
    await takeIn(deps, of('m2', at('11:00') - days(7)), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(await stateOf('111-1')).toBe('reply');
  });
});

describe('a copy of a reply to a mailbox', () => {
  const mailbox = (address: string, isNamed = false): SellerMailbox => ({
    addresses: [address],
    intake: 'us',
    isNamed,
  });
  const asked = (id: string, to: SellerMailbox, trusted = true): Reading => ({
    ...question(id, at('10:00'), [id]),
    facts: [message(`m${id}`, at('10:00'), { trusted })],
    matching: { names: [id], mailbox: to },
  });
  const copied = async (id: string, to: SellerMailbox): Promise<string> => {
    const reading = copy(id, at('11:00'), [id]);
    const { thread } = await takeIn(deps, { ...reading, matching: { names: [id], mailbox: to } }, now);
    return thread.kind;
  };

  it('of another seller stops nothing, and a person sees it', async () => {
    await takeIn(deps, asked('robin', mailbox('intake', true)), now);
    await takeIn(deps, asked('kim', mailbox('others')), now);
    expect(await copied('robin', mailbox('others'))).toBe('unknown');
    expect(await stateOf('case-robin')).toBe('waits');
    expect(await copied('robin', { addresses: [], intake: 'us', isNamed: false })).toBe('unknown');
  });

  it('that proven messages came to, or that the settings name, answers', async () => {
    await takeIn(deps, asked('robin', mailbox('ours')), now);
    await takeIn(deps, asked('kim', mailbox('ours')), now);
    expect(await copied('robin', mailbox('ours'))).toBe('message');
    expect(await copied('kim', mailbox('also ours', true))).toBe('message');
    expect(await Promise.all(['case-robin', 'case-kim'].map(stateOf))).toEqual(['reply', 'reply']);
  });

  it('is not learned from unproven mail, and not for another intake address', async () => {
    await takeIn(deps, asked('robin', mailbox('others'), false), now);
    expect(await copied('robin', mailbox('others'))).toBe('unknown');
    await takeIn(deps, asked('kim', { ...mailbox('others'), intake: 'de' }), now);
    expect(await copied('kim', mailbox('others'))).toBe('unknown');
  });

  it('stays known while mail comes to it, and is forgotten after 25 days without', async () => {
    await takeIn(deps, asked('robin', mailbox('ours')), now - days(24));
    await takeIn(deps, asked('kim', mailbox('ours')), now - days(10));
    expect(await copied('robin', mailbox('ours'))).toBe('message');
    now += days(16);
    expect(await copied('kim', mailbox('ours'))).toBe('unknown');
  });
});

describe('a copy of a reply that arrives again', () => {
  it('waits for no thread when it was matched', async () => {
    await takeIn(deps, question('a', at('10:00'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    expect(await stateOf('reply-1')).toBe('none');
    // It has another Message-ID from the other intake address.
    await takeIn(deps, copy('2', at('11:00') + 2_000, ['robin']), now);
    expect(await stateOf('reply-2')).toBe('none');
  });

  it('does not stop the clock of a second buyer of that name', async () => {
    await takeIn(deps, question('a', at('10:00'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    await takeIn(deps, question('b', at('10:30'), ['robin']), now);
    await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
    await takeIn(deps, copy('2', at('11:00') + 2_000, ['robin']), now);
    expect(await stateOf('case-b')).toBe('waits');
  });
});

it('a copy that could answer two stays in question when one of them is done', async () => {
  await takeIn(deps, question('a', at('10:00'), ['robin']), now);
  await takeIn(deps, question('b', at('10:30'), ['robin']), now);
  await takeIn(deps, copy('1', at('11:00'), ['robin']), now);
  const done: Reading = {
    ...question('a', now, []),
    facts: [{ type: 'answered-elsewhere', id: 'e', at: at('11:30'), by: 'li' }],
  };
  await takeIn(deps, done, now);
  await takeIn(deps, question('c', at('11:40'), ['robin']), now);
  expect(await stateOf('case-b')).toBe('waits');
  expect(await stateOf('reply-1')).toBe('waits');
});

it('a refusal that arrives before its reply revokes it all the same', async () => {
  const about = (fact: Reading['facts'][number]): Reading => ({
    subject: { id: `${STORE}.111-1`, kind: 'message', store: STORE, orderId: '111-1' },
    facts: [fact],
    about: { type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
  });
  const refused = await takeIn(deps, about({ type: 'reply-revoked', id: 'x', at: at('11:02') }), now);
  expect(refused.thread.kind).toBe('unknown');
  await takeIn(deps, about(reply('r', at('11:00'))), now);
  await takeIn(deps, about(message('m', at('10:00'))), now);
  expect(await stateOf('111-1')).toBe('waits');
});

it('a refusal that quotes a Message-ID nobody knows means the last reply before it', async () => {
  const about = (fact: Reading['facts'][number]): Reading => ({
    subject: { id: `${STORE}.111-1`, kind: 'message', store: STORE, orderId: '111-1' },
    facts: [fact],
    about: { type: 'reply-refused' },
  });
  const refusal = { type: 'reply-revoked', id: 'x', at: at('11:02'), why: 'not-approved' } as const;
  await takeIn(deps, about(message('m', at('10:00'))), now);
  await takeIn(deps, about(reply('r', at('11:00'))), now);
  await takeIn(deps, about({ ...refusal, replyId: 'as-rewritten' }), now);
  expect(await stateOf('111-1')).toBe('waits');
  await takeIn(deps, about({ ...refusal, id: 'y', at: at('11:10'), why: 'bounced', replyId: 'other' }), now);
  const [stored] = await deps.threads.load([`${STORE}.111-1`], now);
  expect(stored?.thread.facts).toContainEqual(refusal);
  expect(stored?.thread.facts).toContainEqual({
    ...refusal,
    id: 'y',
    at: at('11:10'),
    why: 'bounced',
    replyId: 'other',
  });
});

it('one text sent to any number of buyers answers each of them', async () => {
  for (const order of Array.from({ length: 20 }, (_, index) => String(index))) {
    const about = (fact: Reading['facts'][number]): Reading => ({
      subject: { id: `${STORE}.${order}`, kind: 'message', store: STORE, orderId: order },
      facts: [fact],
      about: { type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
    });
    await takeIn(deps, about(message(`m${order}`, at('10:00'))), now);
    await takeIn(deps, about(reply(`r${order}`, at('11:00'))), now);
    expect(await stateOf(order)).toBe('reply');
  }
});

describe('a mail that names a conversation only by its address', () => {
  const asked: Reading = {
    subject: { id: `${STORE}.111-1`, kind: 'message', store: STORE, orderId: '111-1' },
    facts: [message('m1', at('10:00'), { caseId: 'case1' })],
    about: { type: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
    matching: { caseId: 'case1' },
  };
  const byAddress = (fact: Reading['facts'][number]): Reading => ({
    subject: { id: `${STORE}.case-x`, kind: 'message', store: STORE },
    facts: [fact],
    about: { type: 'own-reply' },
    matching: { caseId: 'case1' },
  });

  it('finds the thread of the order', async () => {
    await takeIn(deps, asked, now);
    await takeIn(deps, byAddress(reply('r1', at('11:00'), { caseId: 'case1', own: true })), now);
    expect(await stateOf('111-1')).toBe('own-reply');
    await takeIn(deps, byAddress({ type: 'reply-revoked', id: 'x', at: at('11:10'), replyId: 'r1' }), now);
    expect(await stateOf('111-1')).toBe('waits');
  });

  it.each([
    ['message', 'reply', 'refusal'],
    ['reply', 'message', 'refusal'],
    ['refusal', 'reply', 'message'],
    ['refusal', 'message', 'reply'],
  ] as const)('gives the same result in the order %s, %s, %s', async (...order) => {
    const readings = {
      message: asked,
      reply: byAddress(reply('r1', at('11:00'), { caseId: 'case1', own: true })),
      refusal: byAddress({ type: 'reply-revoked', id: 'x', at: at('11:10'), replyId: 'r1' }),
    };
    for (const name of order.filter((one) => one !== 'refusal')) await takeIn(deps, readings[name], now);
    expect(await stateOf('111-1')).toBe('own-reply');
    for (const name of order) await takeIn(deps, readings[name], now);
    expect(await stateOf('111-1')).toBe('waits');
  });

  it('is revoked when its refusal arrives first of all', async () => {
    await takeIn(deps, byAddress({ type: 'reply-revoked', id: 'x', at: at('11:10'), replyId: 'r1' }), now);
    await takeIn(deps, asked, now);
    await takeIn(deps, byAddress(reply('r1', at('11:00'), { caseId: 'case1', own: true })), now);
    expect(await stateOf('111-1')).toBe('waits');
  });

  const returned = (replyId: string): Reading =>
    byAddress({ type: 'reply-doubted', id: `b${replyId}`, at: at('11:10'), replyId, returned: true });
  const sent = byAddress(reply('r1', at('11:00'), { caseId: 'case1', own: true }));

  it.each([
    ['message', 'sent', 'bounce'],
    ['sent', 'message', 'bounce'],
    ['bounce', 'message', 'sent'],
    ['message', 'bounce', 'sent'],
  ] as const)(
    'waits on when a mail server seems to have returned its answer: %s, %s, %s',
    async (...order) => {
      const readings = { message: asked, sent, bounce: returned('r1') };
      for (const name of order) await takeIn(deps, readings[name], now);
      expect(await stateOf('111-1')).toBe('waits');
      const [stored] = await deps.threads.load([`${STORE}.111-1`], now);
      expect(foldThread(stored!.thread, now)?.doubts).toMatchObject([{ reason: 'returned' }]);
    },
  );

  it('stays answered when a returned mail is not its answer: then a person sees it, and the thread stores nothing', async () => {
    await takeIn(deps, asked, now);
    await takeIn(deps, sent, now);
    const before = await deps.threads.load([`${STORE}.111-1`], now);
    for (const replyId of ['r2', 'r3', 'm1']) {
      const { thread } = await takeIn(deps, returned(replyId), now);
      expect(thread).toMatchObject({ kind: 'unknown' });
    }
    expect(await deps.threads.load([`${STORE}.111-1`], now)).toEqual(before);
    expect(await stateOf('111-1')).toBe('own-reply');
  });

  it('stays answered by Amazon’s own copy, whatever a returned mail says', async () => {
    await takeIn(deps, asked, now);
    await takeIn(deps, byAddress(reply('r9', at('11:00'), { caseId: 'case1' })), now);
    await takeIn(deps, returned('r9'), now);
    expect(await stateOf('111-1')).toBe('reply');
  });

  it('goes to a person when a refusal fits no thread', async () => {
    const { thread } = await takeIn(deps, byAddress({ type: 'reply-revoked', id: 'x', at: now }), now);
    expect(thread).toMatchObject({ kind: 'unknown', facts: [{ type: 'unknown-mail' }] });
  });
});

describe('history', () => {
  it('doubts the replies that live mail doubts, and no other', async () => {
    const asked = message('m', at('10:00'));
    const replies = {
      fast: reply('r', at('10:01')),
      slow: reply('r', at('10:02')),
      machine: reply('r', at('11:00'), { own: true, automatic: true }),
      person: reply('r', at('11:00'), { own: true }),
      unproven: reply('r', at('11:00'), { trusted: false }),
    };
    const cycleOf = async (id: string, fact: SellerReply, since?: Instant) => {
      const about = (one: Fact): Reading => ({
        subject: { id: `${STORE}.${id}`, kind: 'message', store: STORE, orderId: id },
        facts: [one],
        about: { type: 'own-reply' },
      });
      await takeIn(deps, about(asked), now, since);
      const { thread } = await takeIn(deps, about(fact), now, since);
      const { doubts, ended } = foldThread(thread, now)!;
      return { doubts, ended: ended?.by === 'lapsed' ? undefined : ended };
    };
    for (const [name, fact] of Object.entries(replies))
      expect(await cycleOf(`history-${name}`, fact, now), name).toEqual(await cycleOf(`live-${name}`, fact));
  });

  it('fills threads and alerts nobody', async () => {
    const stored = await takeIn(deps, question('a', at('10:00') - days(30), ['robin']), now, now - days(3));
    expect(stored.thread.sends).toEqual([]);
    expect(stored.nextActionAt).toBeNull();
    expect(await stateOf('case-a')).toBe('lapsed');
  });

  it('alerts about a chargeback whose deadline is still ahead', async () => {
    const chargeback = (id: string, instant: Instant): Reading => ({
      subject: { id: `${STORE}.${id}`, kind: 'chargeback', store: STORE, orderId: id },
      facts: [{ type: 'chargeback-opened', id: `q${id}`, at: instant, trusted: true }],
      about: { type: 'chargeback-opened' },
    });
    await takeIn(deps, chargeback('young', now - days(4)), now, now - days(3));
    await takeIn(deps, chargeback('old', now - days(8)), now, now - days(3));
    expect(await stateOf('young')).toBe('waits');
    expect(await stateOf('old')).toBe('lapsed');
  });

  it('does not touch messages that wait since then', async () => {
    await takeIn(deps, question('a', at('10:00'), []), now);
    await takeIn(
      deps,
      { ...question('a', at('10:00') - days(30), []), facts: [message('old', at('10:00') - days(30))] },
      now,
      now - days(3),
    );
    const [stored] = await deps.threads.load([`${STORE}.case-a`], now);
    expect(foldThread(stored!.thread, now)).toMatchObject({ startedAt: at('10:00') });
    expect(await stateOf('case-a')).toBe('waits');
  });
});

describe('the order of a case', () => {
  const noted: string[] = [];
  const mail = (id: string, instant: Instant): Reading => ({
    subject: { id: `${STORE}.o-1`, kind: 'message', store: STORE, orderId: 'o-1' },
    facts: [message(id, instant, { caseId: 'c1' })],
    about: { type: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
    matching: { caseId: 'c1' },
  });
  beforeEach(() => {
    noted.length = 0;
    const { pointers } = deps;
    deps = {
      ...deps,
      pointers: {
        ...pointers,
        note: (key, id, instant) => (noted.push(key), pointers.note(key, id, instant)),
      },
    };
  });

  it('is recorded with the first mail of the case and then once a week', async () => {
    await takeIn(deps, mail('m1', at('10:00')), now);
    await takeIn(deps, mail('m2', at('11:00')), now);
    expect(noted).toHaveLength(1);
    await takeIn(deps, mail('m3', now + days(8)), now + days(8));
    expect(noted).toHaveLength(2);
  });

  it('is recorded again when the mail arrives again, since the first attempt may have been interrupted', async () => {
    await takeIn(deps, mail('m1', at('10:00')), now);
    await takeIn(deps, mail('m1', at('10:00')), now);
    expect(noted).toHaveLength(2);
  });

  it('is recorded by the first mail after an import and after events', async () => {
    await takeIn(deps, mail('m0', at('09:00')), now, at('09:30'));
    await takeIn(deps, mail('m1', at('10:00')), now);
    expect(noted).toHaveLength(1);
  });
});
