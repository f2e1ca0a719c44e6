import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { processBatch } from '#infra/local/cloud/queues/event-source';
import { type Messaging, startMessaging } from '#infra/local/cloud/queues/messaging';
import type { RelayRefusal } from '#infra/local/relay/refusals';
import { type Relay, startRelay } from '#infra/local/relay/relay';
import type { IncomingMail } from '#infra/local/state/types';
import { standingClock } from '#infra/local/state/virtual-clock';
import { hours, minutes, seconds } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { intakesOf } from '#shared/mail/open/intake';
import { readMail } from '#shared/mail/read-mail';
import { wordsHash } from '#shared/mail/words-hash';
import { mailNotification } from '#test/builders/mail-notification';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';

const CARE = 'care@acme.example';
const BUYER = 'k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.de';
const ORDER = '302-1234567-7654321';
const TEXT = 'Guten Tag Robin,\n\nIhr Paket kommt <morgen> & pünktlich.\n\nViele Grüße';
const { settings } = shop({
  stores: {
    'acme-us': {
      name: 'Acme US',
      marketplaces: [{ country: 'US', intakeAddress: 'us-7f3k9q2m@intake.acme.example' }],
    },
    'acme-eu': {
      name: 'Acme EU',
      replyFrom: [CARE],
      marketplaces: [
        { country: 'GB', intakeAddress: 'gb-9c2v6t3z@intake.acme.example' },
        { country: 'DE', intakeAddress: 'de-4h8w1x5p@intake.acme.example' },
      ],
    },
  },
});
const hash = (text: string): string => `h(${text})`;

const clock = standingClock(at('10:00'));
let place: Place;
let relay: Relay;
let taken: IncomingMail[];

interface Place {
  readonly messaging: Messaging;
  readonly sqs: SQSClient;
}

async function open(dataDir?: string): Promise<Place> {
  const messaging = await startMessaging(clock.memory, dataDir);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return {
    messaging,
    sqs: new SQSClient({ endpoint: messaging.endpoint, region: 'us-east-1', credentials }),
  };
}

async function close({ sqs, messaging }: Place): Promise<void> {
  sqs.destroy();
  await messaging.stop();
}

const relayIn = ({ sqs }: Place, refusal?: RelayRefusal): Promise<Relay> =>
  startRelay({
    sqs,
    settings,
    takeIn: (mail) => Promise.resolve(void taken.push(mail)),
    now: clock.now,
    refusal,
  });

beforeAll(async () => {
  place = await open();
});
beforeEach(async () => {
  clock.set(at('10:00'));
  taken = [];
  relay = await relayIn(place);
});
afterAll(() => close(place));

async function send({ from = CARE, to = BUYER, order = ` (Bestellung: ${ORDER})` } = {}): Promise<void> {
  const subject = `Re: Order delivery inquiry from Amazon customer Robin${order}`;
  const raw = await new MailComposer({ from: `Acme <${from}>`, to, subject, text: TEXT }).compile().build();
  await relay.take({ raw, recipients: [to] });
}

/** What Replywatch reads in the mails that came of it a minute later. */
async function readLater({ messaging }: Place = place): Promise<readonly Fact[]> {
  clock.set(clock.now() + minutes(1));
  while ((await processBatch(messaging, relay.answers)) > 0);
  const read = taken.map(({ raw, recipients, receivedAt, dmarc }) =>
    readMail({
      raw,
      notification: mailNotification({ at: receivedAt ?? 0, dmarc: dmarc ?? 'PASS' }),
      intake: intakesOf(settings, recipients)[0],
      hash,
    }),
  );
  return (await Promise.all(read)).flatMap(({ subject, facts }) => {
    expect(subject.store).toBe('acme-eu');
    return facts;
  });
}

describe('a reply to a buyer', () => {
  it('comes back after a minute of the local clock as Amazon’s copy', async () => {
    await send();
    clock.set(clock.now() + seconds(59));
    expect(await processBatch(place.messaging, relay.answers)).toBe(0);
    clock.set(at('10:00'));
    expect(await readLater()).toEqual([
      {
        type: 'seller-reply',
        id: expect.stringMatching(/^r/) as string,
        at: at('10:01'),
        trusted: true,
        words: wordsHash(TEXT, hash),
      },
    ]);
    expect(taken).toMatchObject([
      { recipients: ['de-4h8w1x5p@intake.acme.example'], receivedAt: at('10:01') },
    ]);
  });

  it('without an order comes back as a copy that names none', async () => {
    await send({ order: '' });
    expect(await readLater()).toMatchObject([{ type: 'unmatched-reply', words: wordsHash(TEXT, hash) }]);
  });

  it('from an address that is not approved is refused', async () => {
    await send({ from: 'someone@acme.example' });
    expect(await readLater()).toMatchObject([{ type: 'reply-revoked', why: 'not-approved' }]);
  });

  it.each([
    ['not-approved', { type: 'reply-revoked', why: 'not-approved' }],
    ['opt-out', { type: 'reply-revoked', why: 'opted-out' }],
    ['policy', { type: 'reply-revoked', why: 'policy' }],
    ['restricted', { type: 'reply-revoked', why: 'restricted' }],
    ['case-closed', { type: 'reply-revoked', why: 'case-closed' }],
    ['unknown-words', { type: 'unknown-mail', proven: true }],
  ] as const)('is refused as asked: %s', async (refusal, fact) => {
    relay.refuse(refusal);
    expect(relay.fateOf(BUYER)).toBe('delivery');
    await send();
    relay.refuse(undefined);
    expect(await readLater()).toMatchObject([fact]);
  });

  it.each([
    ['bounce', 'bounce'],
    ['silence', 'silence'],
  ] as const)('brings no mail back: %s', async (refusal, fate) => {
    relay.refuse(refusal);
    expect(relay.fateOf(BUYER)).toBe(fate);
    await send();
    expect(await readLater()).toEqual([]);
  });

  it('is answered after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'relay-'));
    const first = await open(dataDir);
    relay = await relayIn(first, 'policy');
    await send();
    await close(first);
    clock.set(clock.now() + hours(2));
    const second = await open(dataDir);
    relay = await relayIn(second);
    expect(await readLater(second)).toMatchObject([
      { type: 'reply-revoked', why: 'policy', at: at('10:01') },
    ]);
    await close(second);
    rmSync(dataDir, { recursive: true });
  });
});

it('a mail to anybody else is none of its business', async () => {
  expect(relay.fateOf('li@acme.example')).toBeUndefined();
  expect(relay.fateOf('li@marketplace.amazon.de.evil.example')).toBeUndefined();
  await relay.take({ raw: Buffer.from('Subject: alert\r\n\r\nalert'), recipients: ['li@acme.example'] });
  expect(await readLater()).toEqual([]);
});
