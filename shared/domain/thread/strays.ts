import type { Instant } from '../instant.ts';
import type { Cycle } from './cycle.ts';
import type { Thread } from './thread.ts';

/** The store of mails to an address of the intake domain that no store has. */
export const UNASSIGNED_STORE = 'unassigned';

/**
 * Anybody can send any number of such mails, so all of them wait in one thread. Those that Amazon provably sent have a
 * thread of their own, where no flood hides them: buyers may be waiting.
 */
export function strayThreadId(proven: boolean): string {
  return proven ? `${UNASSIGNED_STORE}.mails-of-amazon` : `${UNASSIGNED_STORE}.mails`;
}

/** What is known of the mails of such a thread, besides when they began and how many they are. */
export interface Strays {
  readonly proven: boolean;
  readonly lastAt: Instant;
  /** Domains of some of their senders. */
  readonly domains: readonly string[];
}

/** Undefined for any other thread. */
export function straysOf({ id, store }: Thread, cycle: Cycle | undefined): Strays | undefined {
  const last = cycle?.messages.at(-1);
  if (store !== UNASSIGNED_STORE || cycle === undefined || last === undefined) return undefined;
  const domains = cycle.messages.flatMap((one) =>
    one.type === 'unknown-mail' && one.from !== undefined ? [one.from] : [],
  );
  return { proven: id === strayThreadId(true), lastAt: last.at, domains: [...new Set(domains)] };
}
