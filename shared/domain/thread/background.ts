import type { Thread } from './thread.ts';

/** Threads that concern no person: a canary, or an order that SP-API reported on and nobody ever asked about. */
export function isBackground({ kind, facts }: Pick<Thread, 'kind' | 'facts'>): boolean {
  return (
    kind === 'canary' ||
    facts.every(
      ({ type }) => type === 'order-noted' || type === 'order-shipped' || type === 'order-cancelled',
    )
  );
}
