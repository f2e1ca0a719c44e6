import type { Cycle } from '../thread/fold.ts';
import type { Thread } from '../thread/thread.ts';
import type { DutySubject } from './duty-rota.ts';

/** What rotas ask of a thread: its store and marketplace, and the language of the buyer's last message that tells one. */
export function subjectOf(
  { store, marketplaceId }: Pick<Thread, 'store' | 'marketplaceId'>,
  cycle: Cycle | undefined,
): DutySubject {
  const language = cycle?.messages
    .flatMap((one) => (one.type === 'buyer-message' && one.language !== undefined ? [one.language.name] : []))
    .at(-1);
  return {
    store,
    ...(marketplaceId !== undefined && { marketplaceId }),
    ...(language !== undefined && { language }),
  };
}
