import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { BuyerMessage, Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { type PointerDeps, pointerKey } from './pointers.ts';

/** A copy without an order answers only questions younger than this. */
export const OLDEST_QUESTION_MS: DurationMs = days(7);
/** A buyer who goes on writing is noted once in this time. */
const NOTED_EACH_MS: DurationMs = days(1);
/** So many threads of one name are looked at; with more of them, the name shows nothing. */
const MOST_NAMESAKES = 50;

/** Notes under each of its buyer's names that the thread got this message, unless an earlier one is noted. */
export async function noteQuestion(
  { pointers }: Pick<PointerDeps, 'pointers'>,
  thread: Thread,
  { at, ...message }: BuyerMessage,
  names: readonly string[],
): Promise<void> {
  if (isNoted(thread, { at, ...message })) return;
  const { id: threadId, store } = thread;
  await Promise.all(
    names.map((name) => pointers.noteAt(pointerKey.asked(store, name), { threadId, at, names: [name] })),
  );
}

/**
 * Whether a proven mail of the same relay address noted its names shortly before. Amazon writes the same name for the same
 * address, and an unproven mail could have noted another. Events note nothing, and neither does history.
 */
function isNoted({ facts }: Thread, own: BuyerMessage): boolean {
  if (!own.trusted || own.relay === undefined) return false;
  const lapsed = new Set(facts.flatMap((fact) => (fact.type === 'lapsed' ? [fact.messageId] : [])));
  return facts.some(
    (fact: Fact) =>
      fact.type === 'buyer-message' &&
      fact.trusted &&
      fact.relay === own.relay &&
      fact.event !== true &&
      fact.id !== own.id &&
      !lapsed.has(fact.id) &&
      fact.at <= own.at &&
      own.at < fact.at + NOTED_EACH_MS,
  );
}

/**
 * Ids of the threads in which buyers by any of these names asked before a copy of this instant; undefined when they are
 * too many to tell apart. However many there are, it reads at most a fixed number of notes.
 */
export async function askedBy(
  { pointers }: Pick<PointerDeps, 'pointers'>,
  store: string,
  names: readonly string[],
  copyAt: Instant,
): Promise<readonly string[] | undefined> {
  const span = { from: copyAt - OLDEST_QUESTION_MS - NOTED_EACH_MS, to: copyAt };
  const noted = await Promise.all(
    names.map((name) => pointers.between(pointerKey.asked(store, name), span, MOST_NAMESAKES + 1)),
  );
  const ids = new Set(noted.flat().map(({ threadId }) => threadId));
  return noted.some(({ length }) => length > MOST_NAMESAKES) ? undefined : [...ids];
}
