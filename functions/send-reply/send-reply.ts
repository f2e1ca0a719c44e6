import type { ChangeThread, OnDecided } from '#shared/application/threads/change-thread';
import { queueNewAlerts } from '#shared/application/threads/queue-alerts';
import { replySender } from '#shared/contracts/settings/domains';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { checkText } from '#shared/domain/policy/check';
import { held, leaving, notTaken } from '#shared/domain/reply/changes';
import { type Reply, type ReplyReason, replyOf, stateOfReply } from '#shared/domain/reply/reply';
import { newsSince } from '#shared/domain/reply/seen';
import { stateOf } from '#shared/domain/thread/situation';
import type { BuyerMessage } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { replyAddressOf } from '#shared/mail/reply-address';
import { wordsHash } from '#shared/mail/words-hash';
import type { AlertQueue } from '#shared/ports/alerts';
import type { KeyedHash, MailStore } from '#shared/ports/mail';
import type { Now } from '#shared/ports/now';
import type {
  ReplyMail,
  ReplyMailer,
  ReplyPlace,
  ReplyQueue,
  ReplyShelf,
  ReplyWords,
} from '#shared/ports/replies';
import type { Stored, ThreadStore } from '#shared/ports/threads';

export interface SendReplyDeps {
  readonly threads: ThreadStore;
  readonly settings: SettingsSource;
  readonly alerts: AlertQueue;
  readonly replies: ReplyQueue;
  readonly shelf: ReplyShelf;
  readonly mails: MailStore;
  readonly mailer: ReplyMailer;
  readonly change: ChangeThread;
  readonly hash: () => Promise<KeyedHash>;
  readonly now: Now;
  readonly onDecided?: OnDecided;
}

/** What was done with a message of the queue, for the log. */
export type Sent =
  | { readonly result: 'nothing to do' | 'too early' }
  | { readonly result: 'held'; readonly reason: ReplyReason }
  | { readonly result: 'handed to SES' | 'not taken' | 'outcome unknown'; readonly reason?: string };

/**
 * Sends one answer to a buyer, at most once: what is new since its writer saw the conversation holds it, then it is marked as
 * leaving in the table, and only after that it is handed to SES. Whoever finds it marked never sends it.
 */
export async function sendReply(deps: SendReplyDeps, place: ReplyPlace): Promise<Sent> {
  const [versioned, [stored]] = await Promise.all([
    deps.settings.current(),
    deps.threads.load([place.threadId], deps.now()),
  ]);
  const reply = stored && replyOf(stored.thread, place.replyId);
  if (stored === undefined || reply === undefined || stateOfReply(reply) !== 'queued')
    return { result: 'nothing to do' };
  const now = deps.now();
  if ((reply.leavesAt ?? now) > now) {
    // Queues delay by whole seconds on their own clock, so an early message goes back for the rest of its delay.
    await deps.replies.put(place, reply.leavesAt ?? now, now);
    return { result: 'too early' };
  }
  const made = await composed(deps, stored.thread, reply, versioned);
  if ('reason' in made) return hold(deps, stored, reply, made.reason, versioned);
  return leave(deps, stored, reply, made, versioned);
}

/** The mail, with the hash of its words; or why there is none. */
interface Made {
  readonly mail: ReplyMail;
  readonly words: string | undefined;
}

async function composed(
  deps: SendReplyDeps,
  thread: Thread,
  reply: Reply,
  { settings }: VersionedSettings,
): Promise<Made | { readonly reason: ReplyReason }> {
  const store = settings.stores[thread.store];
  const from = store && replySender(store);
  if (from === undefined) return { reason: 'no-sender' };
  const words = await deps.shelf.read(thread.id, reply.text);
  if (words === undefined) return { reason: 'words-gone' };
  if (breaksRules(words, thread, reply)) return { reason: 'policy' };
  const asked = thread.facts.find(({ id }) => id === reply.to);
  const address = asked?.type === 'buyer-message' ? await addressIn(deps, asked) : undefined;
  if (address === undefined) return { reason: 'no-sender' };
  const contents = await Promise.all(
    words.files.map((_, index) => deps.shelf.readFile(thread.id, reply.text, index)),
  );
  const files = words.files.flatMap(({ name, type }, index) => {
    const content = contents[index];
    return content === undefined ? [] : [{ name, type, content }];
  });
  if (files.length < words.files.length) return { reason: 'words-gone' };
  return {
    mail: { from, ...address, text: words.text, files, place: { threadId: thread.id, replyId: reply.id } },
    words: wordsHash(words.text, await deps.hash()),
  };
}

/** The rules may have changed since it was written; a reason that was given then still stands. */
function breaksRules({ text, files }: ReplyWords, { orderId }: Thread, { overruled = [] }: Reply): boolean {
  const findings = checkText(text, { ...(orderId !== undefined && { orderId }), files });
  return findings.some(
    ({ level, rule }) => level === 'block' || (level === 'stop' && !overruled.includes(rule)),
  );
}

async function addressIn({ mails }: SendReplyDeps, { mail, ...asker }: BuyerMessage) {
  if (mail === undefined) return undefined;
  try {
    return await replyAddressOf((await mails.read(mail, READ_BYTES)).bytes, asker);
  } catch {
    return undefined;
  }
}

async function hold(
  deps: SendReplyDeps,
  stored: Stored,
  reply: Reply,
  reason: ReplyReason,
  versioned: VersionedSettings,
): Promise<Sent> {
  const now = deps.now();
  await changed(deps, stored, held(reply.id, { at: now, reason }), versioned, now);
  return { result: 'held', reason };
}

/** Marks it as leaving, unless something is new at that very moment; then hands it to SES. */
async function leave(
  deps: SendReplyDeps,
  stored: Stored,
  reply: Reply,
  { mail, words }: Made,
  versioned: VersionedSettings,
): Promise<Sent> {
  const now = deps.now();
  let outcome: 'leaves' | ReplyReason | undefined;
  const take = (thread: Thread): Thread => {
    const current = replyOf(thread, reply.id);
    const reason = current && newsIn(thread, current, now);
    const after =
      reason === undefined
        ? leaving(reply.id, { at: now, words })(thread)
        : held(reply.id, { at: now, reason })(thread);
    // Not its words, or not in that state any more: another message of the queue was faster, or somebody undid it.
    const isSame = after !== thread && current?.text === reply.text;
    outcome = isSame ? (reason ?? 'leaves') : undefined;
    return isSame ? after : thread;
  };
  await changed(deps, stored, take, versioned, now);
  if (outcome === undefined) return { result: 'nothing to do' };
  if (outcome !== 'leaves') return { result: 'held', reason: outcome };
  const handed = await deps.mailer.send(mail);
  if (handed.result === 'accepted') return { result: 'handed to SES' };
  if (handed.result === 'unknown') return { result: 'outcome unknown', reason: handed.reason };
  const after = deps.now();
  const change = notTaken(reply.id, { at: after, mayPass: handed.mayPass });
  await changed(deps, undefined, change, versioned, after, mail.place);
  return { result: 'not taken', reason: handed.reason };
}

/** What its writer has not seen: words of the buyer, an answer of a colleague, or that nothing waits any more. */
function newsIn(thread: Thread, reply: Reply, now: Instant): ReplyReason | undefined {
  const news = newsSince(thread, reply.seen, reply);
  if (news.messages.length > 0) return 'buyer-wrote';
  if (news.answers.length > 0) return 'answered';
  const { cycle } = stateOf(thread, now);
  return cycle === undefined ? 'nothing-waits' : undefined;
}

async function changed(
  deps: SendReplyDeps,
  loaded: Stored | undefined,
  before: (thread: Thread) => Thread,
  versioned: VersionedSettings,
  now: Instant,
  { threadId, replyId }: Partial<ReplyPlace> = {},
): Promise<void> {
  const id = loaded?.thread.id ?? threadId ?? '';
  const done = await deps.change({ ...deps, rules: rulesOf(versioned) }, { id, loaded }, { before }, now);
  const reply = done && replyId !== undefined ? replyOf(done.stored.thread, replyId) : undefined;
  if (reply?.leavesAt !== undefined)
    await deps.replies.put({ threadId: id, replyId: reply.id }, reply.leavesAt, now);
  await queueNewAlerts(deps.alerts, done?.dispatch ?? [], now);
}
