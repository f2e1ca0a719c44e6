import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { inOrder } from '#shared/domain/thread/in-order';
import type { Thread } from '#shared/domain/thread/thread';

/** The state of something about the account: a concern with its figure and line, or nothing. */
export type Standing =
  { readonly about: string; readonly value?: number; readonly line?: number } | undefined;

/**
 * The facts that bring a thread from its old state to the new one: one when a figure crosses a line, one when it
 * comes back, none while it stays. So each crossing alerts once, also after a person has dealt with it.
 */
export function changeOfConcern(
  thread: Pick<Thread, 'facts'> | undefined,
  standing: Standing,
  id: string,
  at: Instant,
): Fact[] {
  const last = inOrder(thread?.facts ?? []).findLast(
    ({ type }) => type === 'concern-raised' || type === 'concern-settled',
  );
  if (standing !== undefined)
    return last?.type === 'concern-raised' ? [] : [{ type: 'concern-raised', id: `r${id}`, at, ...standing }];
  return last?.type === 'concern-raised' ? [{ type: 'concern-settled', id: `s${id}`, at }] : [];
}
