import type { ThreadPointers } from '#shared/ports/threads';
import type { RecordDeps } from '../threads/record.ts';

/** The ports that find threads which a mail does not name. */
export interface PointerDeps extends RecordDeps {
  readonly pointers: ThreadPointers;
}

/** The keys under which threads are noted. Names and addresses are passed as keyed hashes. */
export const pointerKey = {
  /** Threads in which a buyer by this name asked, by the instant of the message. */
  asked: (store: string, name: string) => `asked#${store}#${name}`,
  /** Threads that hold a copy of a reply without an order, by the instant of the copy. */
  copies: (store: string) => `copies#${store}`,
  /** Threads of mails that named only their case. */
  stray: (store: string, caseId: string) => `stray#${store}#${caseId}`,
  /** The order's thread of a case. */
  conversation: (store: string, caseId: string) => `case#${store}#${caseId}`,
  /** The mailbox that Amazon writes to, for what comes to one intake address. */
  mailbox: (store: string, intake: string) => `mailbox#${store}#${intake}`,
  /** What alerts at once without proof: one message of a store and hour. */
  urgent: (store: string, hour: number) => `urgent#${store}#${hour}`,
} as const;
