import type { ThreadKind } from '../rules/policy.ts';

/** What people do about something that no mail answers. */
export const DONE = ['refunded', 'refunded-in-part', 'replaced', 'approved', 'refused', 'appealed'] as const;

export type Done = (typeof DONE)[number];

/** An amount as a person wrote it (`12.90`), with the code of its currency. */
export interface Amount {
  readonly value: string;
  readonly currency: string;
}

/** What can be done about each kind; kinds that are answered by mail are left out. */
const DONE_ABOUT: Partial<Record<ThreadKind, readonly Done[]>> = {
  return: ['refunded', 'refunded-in-part', 'replaced', 'approved', 'refused'],
  claim: ['refunded', 'refunded-in-part', 'replaced', 'refused', 'appealed'],
  cancellation: ['approved', 'refused'],
  chargeback: ['refunded', 'refunded-in-part', 'refused', 'appealed'],
  feedback: ['refunded', 'refunded-in-part', 'replaced', 'appealed'],
};

/** What can be done about a thread of this kind; nothing where a reply answers it. */
export function doneAbout(kind: ThreadKind): readonly Done[] {
  return DONE_ABOUT[kind] ?? [];
}

/** Whether money went back, so that its amount can be noted. */
export function isRefund(done: Done): boolean {
  return done === 'refunded' || done === 'refunded-in-part';
}
