import type { ThreadPointers } from '#shared/ports/threads';
import type { RecordDeps } from '../threads/record.ts';

/** The ports that find threads which a mail does not name. */
export interface PointerDeps extends RecordDeps {
  readonly pointers: ThreadPointers;
}

/** The keys under which threads are noted. Names are passed as keyed hashes. */
export const pointerKey = {
  /** Conversations without an order, by a name of their buyer. */
  buyer: (store: string, name: string) => `buyer#${store}#${name}`,
  /** Copies of replies that wait for their question, by a name of the addressee. */
  waiting: (store: string, name: string) => `waiting-reply#${store}#${name}`,
  /** Threads of mails that named only their case. */
  stray: (store: string, caseId: string) => `stray#${store}#${caseId}`,
  /** The order's thread of a case. */
  conversation: (store: string, caseId: string) => `case#${store}#${caseId}`,
} as const;
