import type { Instant } from '#shared/domain/instant';
import { canaryStage, type CanaryStage, canaryThreadId } from '#shared/domain/watch/canary';
import type { ThreadStore } from '#shared/ports/threads';
import type { CanaryLog } from '#shared/ports/watch';

export interface CanaryHealthDeps {
  readonly threads: ThreadStore;
  readonly canaries: Pick<CanaryLog, 'last'>;
}

/** The monitor's last self-test mail. */
export interface CanaryHealth {
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
  /** How far it has got; it needs ten minutes. */
  readonly stage: CanaryStage;
}

/** @returns null before the first. */
export async function canaryHealth(
  { threads, canaries }: CanaryHealthDeps,
  now: Instant,
): Promise<CanaryHealth | null> {
  const [last] = await canaries.last();
  if (last === undefined) return null;
  const [stored] = await threads.load([canaryThreadId(last.nonce)], now);
  return { sentAt: new Date(last.sentAt).toISOString(), stage: canaryStage(stored?.thread, now) };
}
