import { days, type DurationMs } from '#shared/domain/instant';
import type { SellerReply } from '#shared/domain/thread/fact';
import type { ThreadPointers } from '#shared/ports/threads';
import { pointerKey } from './pointers.ts';

/** A text sent to this many other threads within this time was not written for this one. */
const REPEATED_OTHERS = 3;
const REPEATED_WITHIN_MS: DurationMs = days(7);

/** The reply, marked if its text went to several other threads; `text` is a keyed hash. */
export async function withRepetition(
  { pointers }: { readonly pointers: ThreadPointers },
  store: string,
  threadId: string,
  text: string | undefined,
  reply: SellerReply,
): Promise<SellerReply> {
  if (text === undefined || !reply.trusted) return reply;
  await pointers.note(pointerKey.text(store, text), threadId, reply.at);
  const threads = await pointers.find([pointerKey.text(store, text)], reply.at - REPEATED_WITHIN_MS);
  const others = new Set(threads.filter((id) => id !== threadId));
  return others.size >= REPEATED_OTHERS ? { ...reply, repeated: true } : reply;
}
