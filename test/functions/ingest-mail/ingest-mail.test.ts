import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ingestMail, type IngestMailDeps } from '#functions/ingest-mail/ingest-mail';
import { changeThread } from '#shared/application/threads/change-thread';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { replyCopies } from '#shared/domain/watch/reply-copies';
import { wordsHash } from '#shared/mail/words-hash';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { shop } from '#test/builders/shop';
import { memoryLastSeen, memoryMailStore, memoryThreadPointers } from '#test/fakes/memory-ports';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const US = 'us-7f3k9q2m@intake.acme.example';
const DE = 'de-4h8w1x5p@intake.acme.example';
const GB = 'gb-9c2v6t3z@intake.acme.example';

const depsWith = (raw: Uint8Array, now: number): IngestMailDeps => ({
  threads: memoryThreadStore(),
  pointers: memoryThreadPointers(),
  lastSeen: memoryLastSeen(),
  mutes: memoryMutes(),
  settings: { current: () => Promise.resolve(shop()) },
  mails: memoryMailStore(new Map([['mail/abc', raw]])),
  alerts: { put: () => Promise.resolve() },
  change: changeThread,
  hash: () => Promise.resolve(fixedHash),
  now: () => now,
});

async function storesThatGot(...recipients: string[]): Promise<string[]> {
  const raw = await amazonMail.buyerMessage();
  const notification = mailNotification();
  const ingested = await ingestMail(depsWith(raw, notification.receipt.timestamp), {
    ...notification,
    receipt: { ...notification.receipt, recipients },
  });
  expect(ingested.every(({ reading }) => reading.facts[0]?.type !== undefined)).toBe(true);
  return ingested.map(({ stored }) => stored.thread.store).toSorted();
}

it('a mail to intake addresses of two stores reaches both, and each store once', async () => {
  expect(await storesThatGot(US, DE)).toEqual(['acme-eu', 'acme-us']);
  expect(await storesThatGot(DE, GB, US.toUpperCase())).toEqual(['acme-eu', 'acme-us']);
  expect(await storesThatGot(GB)).toEqual(['acme-eu']);
});

it('records a mail that a manager said needs nobody, with that word, and alerts nobody', async () => {
  const notification = mailNotification();
  const now = notification.receipt.timestamp;
  const raw = (number: number) =>
    Buffer.from(
      `From: news@tool.example\r\nSubject: Your weekly report ${number}\r\nMessage-ID: <same@tool.example>\r\n\r\nhi`,
    );
  const deps = depsWith(raw(1), now);
  const [first] = await ingestMail(deps, notification);
  const [fact] = first!.stored.thread.facts;
  expect(fact).toMatchObject({ type: 'unknown-mail', from: 'tool.example', proven: true });
  expect(stateOf(first!.stored.thread, now).cycle?.ended).toBeUndefined();
  const id = fact?.type === 'unknown-mail' ? fact.like! : '';
  const mute = { id, store: 'acme-us', domain: 'tool.example', by: 'chen', at: now - days(1), threadId: 't' };
  await deps.mutes.put(mute);

  const [second] = await ingestMail(
    { ...deps, mails: memoryMailStore(new Map([['mail/abc', raw(2)]])) },
    notification,
  );
  // Even by the Message-ID of the mail that waits, which it must not end.
  expect(second!.stored.thread.id).toBe(`${first!.stored.thread.id}.muted`);
  expect(second!.stored.thread.facts).toMatchObject([
    { type: 'unknown-mail' },
    {
      type: 'no-response-needed',
      by: 'chen',
      reason: 'mails like this need nobody (said on 2026-03-01)',
    },
  ]);
  expect(second!.stored.nextActionAt).toBeNull();
  expect(await deps.mutes.all(now)).toEqual([{ ...mute, mails: 1, lastMailAt: now }]);

  const other = { ...depsWith(await amazonMail.buyerMessage(), now), mutes: deps.mutes };
  const [buyers] = await ingestMail(other, notification);
  expect(buyers!.stored.thread.facts).toMatchObject([{ type: 'buyer-message' }]);
});

it('notes how copies of replies come, and counts what is unproven by store and marketplace', async () => {
  const lastSeen = memoryLastSeen();
  const notification = mailNotification({ dmarc: 'FAIL' });
  const names = ['03a-qq-forward-buyer', '03b-qq-forward-copy', '03c-163-copy-forged-result'];
  for (const name of names)
    await ingestMail(
      {
        ...depsWith(readFileSync(`test/fixtures/cases/${name}.eml`), notification.receipt.timestamp),
        lastSeen,
      },
      notification,
    );
  const place = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
  const [seen] = await lastSeen.of([place]);
  expect(seen).toEqual({
    messageAt: notification.receipt.timestamp,
    unprovenReplyAt: notification.receipt.timestamp,
  });
  expect(replyCopies(seen!)).toBe('unproven');
  expect(await lastSeen.unprovenInWeek([place], notification.receipt.timestamp)).toEqual([3]);
});

it.each([
  ['the words of an answer from here', 'Ihr Paket ist unterwegs.', true],
  ['other words', 'Ihr Paket ist da.', false],
])('notes that Amazon takes answers from here by a copy of %s', async (_, text, isNoted) => {
  const sent = 'Ihr Paket ist unterwegs.';
  const notification = mailNotification();
  const now = notification.receipt.timestamp;
  const deps = depsWith(await amazonMail.confirmation({ text }), now);
  const asked = { ...deps, mails: memoryMailStore(new Map([['mail/abc', await amazonMail.buyerMessage()]])) };
  const [question] = await ingestMail(asked, {
    ...notification,
    receipt: { ...notification.receipt, timestamp: now - days(1) / 24 },
  });
  const { thread } = question!.stored;
  const words = wordsHash(sent, fixedHash)!;
  await changeThread(
    { ...deps, rules: rulesOf(shop()) },
    { id: thread.id },
    {
      before: (one) => ({
        ...one,
        replies: [
          {
            ...{ id: 'one', by: 'li', text: 'one', words, seen: [], to: thread.facts[0]!.id },
            steps: [
              { at: now - 60_000, to: 'sending' },
              { at: now - 50_000, to: 'accepted' },
            ],
          },
        ],
      }),
    },
    now,
  );
  await ingestMail(deps, notification);
  const [seen] = await deps.lastSeen.of([{ store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' }]);
  expect(seen?.replyAt).toBe(now);
  expect(seen?.deskReplyAt).toBe(isNoted ? now : undefined);
});

it('copies come proven as long as one did within a week, since a stranger can send an unproven one', () => {
  expect(replyCopies({})).toBe('none');
  expect(replyCopies({ replyAt: 0 })).toBe('proven');
  expect(replyCopies({ replyAt: 0, unprovenReplyAt: days(7) })).toBe('proven');
  expect(replyCopies({ replyAt: 0, unprovenReplyAt: days(8) })).toBe('unproven');
});

it('a mail to no address of the settings still becomes one thread', async () => {
  expect(await storesThatGot('nobody@intake.acme.example')).toEqual(['unassigned']);
});
