import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { DurationMs, Instant } from '#shared/domain/instant';
import { type Reply, stateOfReply } from '#shared/domain/reply/reply';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { memoryPresence } from '#test/fakes/memory-presence';
import { memoryNotes, memoryReads } from '#test/fakes/memory-notes';
import { memoryAlertQueue, memoryMailStore, memorySettings } from '#test/fakes/memory-ports';
import { memoryReplyQueue, memoryReplyShelf } from '#test/fakes/memory-replies';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryTemplates } from '#test/fakes/memory-templates';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { amazonMail } from './amazon-mail.ts';
import { boardOf, type Browser, signedInAt } from './board.ts';
import { shop } from './shop.ts';
import { message, threadOf } from './thread.ts';

const STORES = {
  'acme-us': {
    name: 'Acme US',
    replyFrom: ['care@acme.example'],
    marketplaces: [{ country: 'US' as const, intakeAddress: 'us@intake.example' }],
  },
};

/** A buyer's message in German that can be answered by mail. */
export const askedInGerman = (id: string, at: Instant, more: object = {}): Fact =>
  message(id, at, {
    mail: 'mail/asked',
    relay: 'k3v9x2m7q1w8z5t4',
    language: { name: 'de', confidence: 0.95 },
    topic: { name: 'delivery', confidence: 0.9 },
    ...more,
  });

/** The board over memory with one thread that a buyer waits on, and its desk, on a clock that the test moves. */
export async function deskBoardOf(given: {
  readonly now: Instant;
  readonly settings?: Parameters<typeof shop>[0];
  readonly facts?: readonly Fact[];
}) {
  let { now } = given;
  const settings = shop({ stores: STORES, ...given.settings });
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  const sessions = memorySessions();
  const stores = {
    shelf: memoryReplyShelf(),
    replies: memoryReplyQueue(),
    notes: memoryNotes(),
    reads: memoryReads(),
    presence: memoryPresence(),
    templates: memoryTemplates(),
  };
  const app = boardOf({
    ...stores,
    now: () => now,
    threads,
    alerts,
    sessions,
    settings: memorySettings(settings),
    mails: memoryMailStore(
      new Map([['mail/asked', await amazonMail.buyerMessage({ text: 'Wo ist mein Paket?' })]]),
    ),
  });
  const { id } = threadOf();
  const rules = rulesOf(settings);
  const add = (...facts: readonly Fact[]) =>
    record({ threads, alerts, rules, change: changeThread }, threadOf(), facts, now);
  await add(...(given.facts ?? [askedInGerman('m0000000001', now - 3_600_000)]));
  const thread = async (): Promise<Thread> => (await threads.load([id], now))[0]!.thread;
  return {
    ...stores,
    ...{ app, threads, add, thread, settings },
    path: `/threads/${id}`,
    get now(): Instant {
      return now;
    },
    forward(by: DurationMs): void {
      now += by;
    },
    signIn: (person: string): Promise<Browser> => signedInAt(app, sessions, person, now),
    /** Changes the thread as the functions do. */
    async change(before: (thread: Thread) => Thread): Promise<void> {
      await changeThread({ threads, rules }, { id }, { before }, now);
    },
    async replies(): Promise<readonly Reply[]> {
      return (await thread()).replies ?? [];
    },
    /** The answer that was written last. */
    async last(): Promise<Reply> {
      return (await thread()).replies!.at(-1)!;
    },
    async states(): Promise<string[]> {
      return ((await thread()).replies ?? []).map(stateOfReply);
    },
    /** The composer's form as its page shows it, with these changes. */
    async form(browser: Browser, changes: Record<string, string> = {}): Promise<Record<string, string>> {
      const page = await (await browser.get(`/threads/${id}`)).text();
      const composer = page.slice(page.indexOf('id="answer"'));
      const field = (name: string): string =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(composer)?.[1] ?? '';
      return { seen: field('seen'), version: field('version'), act: 'send', ...changes };
    },
  };
}
