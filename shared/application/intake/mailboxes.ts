import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { SellerMailbox } from '#shared/ports/mail';
import type { DatedNote } from '#shared/ports/threads';
import { type PointerDeps, pointerKey } from './pointers.ts';

/** A learned mailbox stays known as long as mail goes on coming to it. */
const KNOWN_FOR_MS: DurationMs = days(25);
/** It is renewed long before that. */
const RENEWED_EACH_MS: DurationMs = days(7);
/** More notes than one mailbox makes in that time. */
const MOST_NOTES = 10;

/**
 * Whether Amazon wrote to a mailbox of the store: one that the settings name, or the one that its proven messages come to.
 */
export async function isOurMailbox(
  deps: Pick<PointerDeps, 'pointers'>,
  store: string,
  mailbox: SellerMailbox | undefined,
  now: Instant,
): Promise<boolean> {
  if (mailbox === undefined || mailbox.isNamed) return true;
  const known = await learned(deps, store, mailbox, now);
  return known.some(({ threadId: address }) => mailbox.addresses.includes(address));
}

/**
 * Learns from a proven message to which mailbox Amazon writes for this intake address. The first one stands, so that a
 * seller who sends us mail of another shop teaches us nothing; the settings name any further one.
 */
export async function learnMailbox(
  deps: Pick<PointerDeps, 'pointers'>,
  store: string,
  mailbox: SellerMailbox | undefined,
  now: Instant,
): Promise<void> {
  const [address, ...others] = mailbox?.addresses ?? [];
  if (mailbox === undefined || address === undefined || others.length > 0) return;
  const known = await learned(deps, store, mailbox, now);
  const own = known.find(({ threadId }) => threadId === address);
  if (own === undefined ? known.length > 0 : own.at > now - RENEWED_EACH_MS) return;
  // The note points to an address instead of a thread.
  const note = { threadId: address, at: now, names: [] };
  await deps.pointers.noteAt(pointerKey.mailbox(store, mailbox.intake), note);
}

function learned(
  { pointers }: Pick<PointerDeps, 'pointers'>,
  store: string,
  { intake }: SellerMailbox,
  now: Instant,
): Promise<DatedNote[]> {
  const span = { from: now - KNOWN_FOR_MS, to: now };
  return pointers.between(pointerKey.mailbox(store, intake), span, MOST_NOTES);
}
