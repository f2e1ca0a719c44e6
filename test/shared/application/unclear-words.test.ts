import { beforeEach, expect, it } from 'vitest';
import { pointerKey } from '#shared/application/intake/pointers';
import { takeIn } from '#shared/application/intake/take-in';
import { changeThread } from '#shared/application/threads/change-thread';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { conversationThreadId } from '#shared/mail/thread-id';
import type { Reading } from '#shared/ports/mail';
import { deskOf } from '#test/builders/desk';
import { shop } from '#test/builders/shop';
import { at, threadOf } from '#test/builders/thread';
import { memoryThreadPointers } from '#test/fakes/memory-ports';

const settings = shop({
  stores: {
    'acme-us': {
      name: 'Acme',
      replyFrom: ['care@acme.example'],
      marketplaces: [{ country: 'US', intakeAddress: 'us@intake.example' }],
    },
  },
});
const TEXT = 'Ihr Paket ist unterwegs.';
const THREAD = threadOf().id;

let desk: Awaited<ReturnType<typeof deskOf>>;
let pointers: ReturnType<typeof memoryThreadPointers>;

beforeEach(async () => {
  desk = await deskOf({ settings, now: at('10:00') });
  pointers = memoryThreadPointers();
  await desk.submit({ id: 'a1' });
  desk.forward(seconds(10));
  await desk.send('a1');
  await desk.ses('a1', 'Delivery');
  desk.forward(minutes(1));
});

const amazonWrites = (
  about: Partial<Reading['about']>,
  { at: instant = desk.now, caseId }: { readonly at?: Instant; readonly caseId?: string } = {},
) =>
  takeIn(
    {
      threads: desk.threads,
      alerts: desk.alerts,
      pointers,
      change: changeThread,
      rules: rulesOf(settings),
    },
    {
      subject: { id: 'acme-us.mail-1', kind: 'unknown', store: 'acme-us' },
      facts: [{ type: 'unknown-mail', id: 'u1', at: instant, reason: 'who knows', proven: true }],
      about: { type: 'unknown', ...about },
      ...(caseId !== undefined && { matching: { caseId } }),
    },
    desk.now,
  );

it('words that nobody understands take the answer back that is on its way, until a person says what became of it', async () => {
  const { thread } = await amazonWrites({ conversation: THREAD });
  expect(thread).toMatchObject({ id: 'acme-us.mail-1', kind: 'unknown' });
  expect(await desk.last('a1')).toMatchObject({ to: 'refused', reason: 'unclear' });
  expect((await desk.situation()).cycle?.ended).toBeUndefined();
  await desk.facts({ type: 'reply-confirmed', id: 'y1', at: desk.now, replyId: 'da1', by: 'li' });
  expect(await desk.last('a1')).toMatchObject({ to: 'confirmed', by: 'li' });
});

it('coming again, or in several mails, they make one doubt', async () => {
  await amazonWrites({ conversation: THREAD });
  desk.forward(minutes(1));
  await amazonWrites({ conversation: THREAD });
  const { facts } = await desk.thread();
  expect(facts.filter(({ type }) => type === 'reply-doubted')).toEqual([
    { type: 'reply-doubted', id: 'wda1', at: at('10:01') + seconds(10), replyId: 'da1', amazon: true },
  ]);
});

it('they find the conversation of an order by its case', async () => {
  await pointers.note(pointerKey.conversation('acme-us', 'case1'), THREAD, desk.now);
  await amazonWrites({ conversation: conversationThreadId('acme-us', 'case1') }, { caseId: 'case1' });
  expect(await desk.last('a1')).toMatchObject({ to: 'refused', reason: 'unclear' });
});

it('they touch no answer that Amazon has copied, that left on another day, or that they came before', async () => {
  const left = at('10:00') + seconds(10);
  await amazonWrites({ conversation: THREAD }, { at: left - hours(1) });
  await amazonWrites({ conversation: THREAD }, { at: left + days(1) + 1 });
  await amazonWrites({});
  expect(await desk.last('a1')).toMatchObject({ to: 'accepted' });
  await desk.copyOf(TEXT);
  await amazonWrites({ conversation: THREAD });
  expect(await desk.last('a1')).toMatchObject({ to: 'confirmed' });
});

const refusalBy = (about: Partial<Reading['about']>) =>
  takeIn(
    { threads: desk.threads, alerts: desk.alerts, pointers, change: changeThread, rules: rulesOf(settings) },
    {
      subject: { id: THREAD, kind: 'message', store: 'acme-us' },
      facts: [{ type: 'reply-revoked', id: 'x1', at: desk.now, why: 'opted-out' }],
      about: { type: 'BUYER_OPTED_OUT_BSM_MESSAGES', ...about },
    },
    desk.now,
  );

it('a refusal that nothing proves only puts the answer in doubt: Amazon’s copy confirms it all the same', async () => {
  await refusalBy({ unproven: 'BUYER_OPTED_OUT_BSM_MESSAGES' });
  expect(await desk.last('a1')).toMatchObject({ to: 'refused', reason: 'unclear' });
  expect((await desk.situation()).cycle?.doubts).toMatchObject([{ reason: 'questioned' }]);
  await desk.copyOf(TEXT);
  expect(await desk.last('a1')).toMatchObject({ to: 'confirmed' });
  expect((await desk.situation()).cycle?.ended).toMatchObject({ by: 'reply' });
});

it('a refusal that nothing proves says nothing of an answer that Amazon’s copy has confirmed', async () => {
  await desk.copyOf(TEXT);
  desk.forward(minutes(1));
  await refusalBy({ unproven: 'BUYER_OPTED_OUT_BSM_MESSAGES' });
  expect(await desk.last('a1')).toMatchObject({ to: 'confirmed' });
  expect((await desk.situation()).cycle?.ended).toMatchObject({ by: 'reply' });
});

it('one that Amazon provably wrote takes it back', async () => {
  await refusalBy({});
  expect(await desk.last('a1')).toMatchObject({ to: 'refused', reason: 'opted-out' });
});
