import { createHash } from 'node:crypto';
import { deliveryEvent } from '#functions/delivery-events/delivery-events';
import { sendReply, type Sent } from '#functions/send-reply/send-reply';
import { sweep } from '#functions/sweep/sweep';
import { submitReply, type Submission, type Submitted } from '#shared/application/replies/submit-reply';
import { changeReply } from '#shared/application/replies/change-reply';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { deliveryEventSchema } from '#shared/contracts/messages/delivery-event';
import { REPLY_TAG, replyTag } from '#shared/contracts/messages/reply-tag';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { DurationMs, Instant } from '#shared/domain/instant';
import { lastStep, type Reply, replyOf, type ReplyStep } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import type { Fact } from '#shared/domain/thread/fact';
import { situationOf, type Situation } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { wordsHash } from '#shared/mail/words-hash';
import type { Handed } from '#shared/ports/replies';
import type { Stored } from '#shared/ports/threads';
import { memoryAlertQueue, memorySentLog, memorySettings } from '#test/fakes/memory-ports';
import { memoryReplyMailer, memoryReplyQueue, memoryReplyShelf } from '#test/fakes/memory-replies';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { message, threadOf } from './thread.ts';

const RAW = [
  'From: "Erika via Amazon" <abcdefgh12345678+AB12CD34@marketplace.amazon.de>',
  'To: shop@acme.example',
  'Subject: Wo ist mein Paket?',
  'Message-ID: <asked-1@eu-west-1.amazonses.com>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Wo ist mein Paket?',
].join('\r\n');

/** The same key for every test: a hash is only compared. */
const deskHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** A buyer's message that can be answered by mail. */
export const askedByMail = (id: string, at: Instant): Fact =>
  message(id, at, { mail: 'mail/asked', relay: 'abcdefgh12345678' });

/** The desk over memory: one thread, the function that sends, SES's events and the sweep, on a clock that the test moves. */
export async function deskOf(given: {
  readonly settings: VersionedSettings;
  readonly now: Instant;
  readonly facts?: readonly Fact[];
  readonly answers?: Handed[];
}) {
  const { settings } = given;
  let now = given.now;
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  const replies = memoryReplyQueue();
  const shelf = memoryReplyShelf();
  const mailer = memoryReplyMailer(given.answers);
  const id = threadOf().id;
  const rules = rulesOf(settings);
  const source = memorySettings(settings);
  const deps = { threads, alerts, replies, shelf };
  const facts = (...more: readonly Fact[]) =>
    record({ threads, alerts, rules, change: changeThread }, threadOf(), more, now);
  await facts(...(given.facts ?? [askedByMail('m0000000001', given.now - 3_600_000)]));
  const stored = async (): Promise<Stored> => (await threads.load([id], now))[0]!;
  const reply = async (replyId: string): Promise<Reply> => replyOf((await stored()).thread, replyId)!;

  return {
    ...{ threads, alerts, replies, shelf, mailer, facts, stored, reply, deps },
    get now(): Instant {
      return now;
    },
    forward(by: DurationMs): void {
      now += by;
    },
    async thread(): Promise<Thread> {
      return (await stored()).thread;
    },
    async situation(): Promise<Situation> {
      return situationOf((await stored()).thread, rules.rota, now);
    },
    async last(replyId: string): Promise<ReplyStep | undefined> {
      return lastStep(await reply(replyId));
    },
    async submit(submission: Partial<Submission> & { readonly id: string }): Promise<Submitted> {
      const found = await stored();
      return submitReply(
        deps,
        found,
        { by: 'li', text: 'Ihr Paket ist unterwegs.', seen: seenOf(found.thread), ...submission },
        settings,
        now,
      );
    },
    async change(replyId: string, change: (thread: Thread) => Thread): Promise<Stored | undefined> {
      return changeReply(deps, await stored(), replyId, change, settings, now);
    },
    send(replyId: string): Promise<Sent> {
      return sendReply(
        {
          ...deps,
          settings: source,
          mails: {
            read: () => Promise.resolve({ bytes: new TextEncoder().encode(RAW), totalBytes: RAW.length }),
          },
          mailer,
          change: changeThread,
          hash: () => Promise.resolve(deskHash),
          now: () => now,
        },
        { threadId: id, replyId },
      );
    },
    async ses(replyId: string, eventType: 'Send' | 'Delivery' | 'Bounce' | 'Reject'): Promise<void> {
      const event = deliveryEventSchema.parse({
        eventType,
        mail: { messageId: 'ses-1', tags: { [REPLY_TAG]: [replyTag({ threadId: id, replyId })] } },
      });
      await deliveryEvent(
        { threads, alerts, change: changeThread, sentLog: memorySentLog(), settings: source, now: () => now },
        event,
      );
    },
    /** Amazon's copy of a text, as its mail would become a fact. */
    copyOf(text: string, at: Instant = now): Promise<Stored> {
      const words = wordsHash(text, deskHash);
      return facts({
        type: 'seller-reply',
        id: `r${at}`,
        at,
        trusted: true,
        ...(words !== undefined && { words }),
      });
    },
    sweep: () =>
      sweep({ threads, alerts, replies, settings: source, now: () => now, onFailure: () => undefined }, now),
    /** The steps of alerts that are claimed for somebody, by who is alerted. */
    async alerted(person: string): Promise<string[]> {
      const { sends } = (await stored()).thread;
      return sends.filter(({ calls }) => calls.includes(person)).map(({ step }) => step);
    },
  };
}
