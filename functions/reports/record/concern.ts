import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { inOrder } from '#shared/domain/thread/fold';
import type { Thread } from '#shared/domain/thread/thread';

/** How something of the account stands: a concern with its figure and line, or nothing. */
export type Standing =
  { readonly about: string; readonly value?: number; readonly line?: number } | undefined;

/**
 * The facts that bring a thread from how it stood to how it stands: one when a line is crossed, one when the figure came
 * back, none while it stays where it is. So each crossing calls once, also after a person has dealt with it.
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
