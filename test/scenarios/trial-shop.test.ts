import { expect, it } from 'vitest';
import { addFact } from '#functions/board/links/add-fact';
import { figuresReport } from '#functions/board/read/figures';
import { ingestMail } from '#functions/ingest-mail/ingest-mail';
import { changeThread } from '#shared/application/threads/change-thread';
import { days } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { shop as settings } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { type ShopMail, trialShop } from '#test/builders/trial-shop';
import {
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memoryThreadPointers,
} from '#test/fakes/memory-ports';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const rawOf = ({ from, orderId, messageId, text }: ShopMail): Promise<Buffer> =>
  from === 'buyer'
    ? amazonMail.buyerMessage({ orderId, messageId, text, token: messageId.replace(/\W/g, '') })
    : amazonMail.confirmation({ orderId, messageId, text });

// On memory adapters, since five hundred mails take minutes on the local stack.
it.each([11, 12])(
  'a shop that answers by templates, while a machine answers too, gets exactly its true figures (shop %i)',
  async (seed) => {
    const shop = trialShop(seed, at('10:00') - days(4));
    const threads = memoryThreadStore();
    const mails = new Map<string, Uint8Array>();
    const deps = {
      threads,
      waits: threads,
      pointers: memoryThreadPointers(),
      lastSeen: memoryLastSeen(),
      mutes: memoryMutes(),
      settings: { current: () => Promise.resolve(settings()) },
      mails: memoryMailStore(mails),
      alerts: memoryAlertQueue(),
      change: changeThread,
      hash: () => Promise.resolve(fixedHash),
    };
    for (const mail of shop.mails) {
      mails.set(mail.messageId, await rawOf(mail));
      const notification = mailNotification({ at: mail.at, objectKey: mail.messageId });
      const [ingested] = await ingestMail({ ...deps, now: () => mail.at }, notification);
      const { thread } = ingested!.stored;
      const doubt = stateOf(thread, mail.at).cycle?.doubts.at(-1);
      if (mail.isFast !== true || doubt === undefined) continue;
      const said = { type: 'reply-confirmed', by: 'li', replyId: doubt.reply.id } as const;
      expect(await addFact(deps, thread.id, said, mail.at)).toMatchObject({ status: 200 });
    }
    const report = await figuresReport(deps, { windowDays: 30, store: 'acme-us' }, shop.end);
    const loaded = await threads.load(await threads.due(Infinity), shop.end);
    const waiting = loaded.filter(({ thread }) => stateOf(thread, shop.end).cycle?.ended === undefined);
    expect({
      figures: report?.figures,
      waiting: waiting.map(({ thread }) => thread.orderId).toSorted(),
    }).toMatchObject({ figures: [shop.truth], waiting: shop.waiting.toSorted() });
  },
);
