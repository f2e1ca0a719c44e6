import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ingestMail, type IngestMailDeps } from '#functions/ingest-mail/ingest-mail';
import { changeThread } from '#shared/application/threads/change-thread';
import { days } from '#shared/domain/instant';
import { replyCopies } from '#shared/domain/watch/reply-copies';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { shop } from '#test/builders/shop';
import { memoryLastSeen, memoryMailStore, memoryThreadPointers } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const US = 'us-7f3k9q2m@intake.acme.example';
const DE = 'de-4h8w1x5p@intake.acme.example';
const GB = 'gb-9c2v6t3z@intake.acme.example';

const depsWith = (raw: Uint8Array, now: number): IngestMailDeps => ({
  threads: memoryThreadStore(),
  pointers: memoryThreadPointers(),
  lastSeen: memoryLastSeen(),
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

it('copies come proven as long as one did within a week, since a stranger can send an unproven one', () => {
  expect(replyCopies({})).toBe('none');
  expect(replyCopies({ replyAt: 0 })).toBe('proven');
  expect(replyCopies({ replyAt: 0, unprovenReplyAt: days(7) })).toBe('proven');
  expect(replyCopies({ replyAt: 0, unprovenReplyAt: days(8) })).toBe('unproven');
});

it('a mail to no address of the settings still becomes one thread', async () => {
  expect(await storesThatGot('nobody@intake.acme.example')).toEqual(['unassigned']);
});
