import { beforeEach, expect, it } from 'vitest';
import { headersIn } from '#infra/commands/import/headers';
import { type ReadMail, type Recorder, recorderOf } from '#infra/commands/import/recording';
import type { ThreadStore } from '#shared/ports/threads';
import { type GeneratedMail, mailboxMails } from '#test/builders/mbox';
import { shop } from '#test/builders/shop';
import { memoryThreadPointers } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const DAY_MS = 86_400_000;
const BEFORE = NOW - 3 * DAY_MS;
const US = 'us-7f3k9q2m@intake.acme.example';

let threads: ThreadStore;
let loads: number;
let recorder: Recorder;

beforeEach(() => {
  const store = memoryThreadStore();
  loads = 0;
  threads = {
    ...store,
    load(ids, now) {
      loads += 1;
      return store.load(ids, now);
    },
  };
  const pointers = memoryThreadPointers();
  recorder = recorderOf({
    threads,
    pointers,
    hash: (text) => `hash of ${text.length}`,
    settings: shop(),
    now: () => NOW,
  });
});

const old = (mails: number): GeneratedMail[] => [
  ...mailboxMails({ mails, endsAt: NOW - 4 * DAY_MS, days: 300 }),
];
const read = ({ raw, at }: GeneratedMail): Promise<ReadMail> => {
  const bytes = Buffer.from(raw);
  return recorder.read({ raw: bytes, headers: headersIn(bytes), recipient: US, receivedAt: at });
};

it('counts type and marketplace of every kind of mail', async () => {
  for (const mail of old(60).filter(({ type }) => type !== 'own-reply')) {
    const { kind } = await read(mail);
    expect(kind).toMatchObject({ type: mail.type, country: mail.country });
    if (mail.type === 'unknown') expect(kind.reason).toMatch(/\w/);
  }
});

it('fills threads with history that will never alert anybody', async () => {
  const mails = old(120);
  for (const mail of mails) expect(await (await read(mail)).recordAsHistory(BEFORE)).toBe(false);
  const stored = await threads.load(await threads.all(), NOW);
  expect(stored.length).toBeGreaterThan(40);
  expect(stored.flatMap(({ thread }) => thread.facts).filter(({ type }) => type !== 'lapsed')).toHaveLength(
    120,
  );
  expect(stored.filter(({ nextActionAt }) => nextActionAt !== null)).toEqual([]);
  expect(stored.flatMap(({ thread }) => thread.sends)).toEqual([]);
});

it('names no raw mail, since none is stored', async () => {
  for (const mail of old(60)) await (await read(mail)).recordAsHistory(BEFORE);
  const facts = (await threads.load(await threads.all(), NOW)).flatMap(({ thread }) => thread.facts);
  expect(facts.filter((fact) => 'mail' in fact)).toEqual([]);
});

it('recognises a mail, and does not write it again', async () => {
  const [mail] = old(1);
  const first = await read(mail!);
  expect(await first.isKnown()).toBe(false);
  expect(await first.recordAsHistory(BEFORE)).toBe(false);
  const [before] = await threads.load(await threads.all(), NOW);
  const second = await read(mail!);
  expect(await second.isKnown()).toBe(true);
  expect(await second.recordAsHistory(BEFORE + DAY_MS)).toBe(true);
  expect(await threads.load(await threads.all(), NOW)).toEqual([before]);
});

it('records two copies of one mail once, when they arrive at the same time', async () => {
  const [mail] = old(1);
  const copies = await Promise.all([read(mail!), read(mail!)]);
  const known = await Promise.all(copies.map((copy) => copy.recordAsHistory(BEFORE)));
  expect(known).toEqual([false, true]);
});

it('gives the same threads whatever the order of recording', async () => {
  const factsOf = async (mails: readonly GeneratedMail[]) => {
    const store = memoryThreadStore();
    const deps = {
      threads: store,
      pointers: memoryThreadPointers(),
      hash: (text: string) => text,
      settings: shop(),
    };
    recorder = recorderOf({ ...deps, now: () => NOW });
    const all = await Promise.all(mails.map(read));
    await Promise.all(all.map((one) => one.recordAsHistory(BEFORE)));
    const stored = await store.load((await store.all()).toSorted(), NOW);
    return stored.map(({ thread }) => [thread.id, thread.facts.map(({ id }) => id).toSorted()]);
  };
  const mails = old(90);
  expect(await factsOf(mails.toReversed())).toEqual(await factsOf(mails));
});

it('loads together the threads of mails that are recorded together', async () => {
  const all = await Promise.all(old(50).map(read));
  await Promise.all(all.map((one) => one.recordAsHistory(BEFORE)));
  expect(loads).toBeLessThanOrEqual(5);
});
