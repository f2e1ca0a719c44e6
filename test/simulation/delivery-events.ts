import * as z from 'zod';
import type { ChangeThread, ThreadDeps } from '#shared/application/change-thread';
import { queueAlerts } from '#shared/application/queue-alerts';
import { rulesOf } from '#shared/contracts/rules';
import type { VersionedSettings } from '#shared/contracts/settings';
import { findSend, replaceSend } from '#shared/domain/advance';
import { heard } from '#shared/domain/delivery';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import type { AlertQueue, SendRef } from '#shared/ports';
import type { PlatformDeps } from './platform.ts';
import type { SimulatedQueue } from './queues.ts';

const schema = z.object({
  word: z.enum(['sent', 'delivered', 'bounced']),
  sends: z.array(z.object({ threadId: z.string(), sendKey: z.string() })),
});

export function deliveryEvents(
  deps: Omit<ThreadDeps, 'rules'> & { alerts: AlertQueue; change: ChangeThread; now: () => number },
  settings: VersionedSettings,
) {
  const rules = rulesOf(settings);
  return sqsBatchHandler(schema, async ({ word, sends }) => {
    const dispatch = [];
    for (const ref of sends) {
      const changed = await deps.change(
        { threads: deps.threads, rules },
        { id: ref.threadId },
        {
          before: (thread) => {
            const send = findSend(thread, ref.sendKey);
            return send === undefined ? thread : replaceSend(thread, heard(send, { word }, deps.now()));
          },
        },
        deps.now(),
      );
      dispatch.push(...(changed?.dispatch ?? []));
    }
    await queueAlerts(deps.alerts, dispatch, deps.now());
  });
}

/** The provider tells of a mail: that it was sent, and then that it was delivered or came back. */
export function tellOf(
  { loop, faults }: PlatformDeps,
  queue: SimulatedQueue | undefined,
  sends: readonly SendRef[],
  bounces: boolean,
): void {
  const random = faults.stream('mail events');
  const tell = (word: 'sent' | 'delivered' | 'bounced', afterMs: number): void => {
    if (faults.chance('event-lost', 'mail events')) return;
    const late = faults.chance('event-late', 'mail events') ? random.below(30 * 60_000) : 0;
    loop.at(loop.now() + afterMs + late, () => queue?.put(JSON.stringify({ word, sends }), 0));
  };
  tell('sent', 500 + random.below(2_000));
  tell(bounces ? 'bounced' : 'delivered', 1_000 + random.below(20_000));
}
