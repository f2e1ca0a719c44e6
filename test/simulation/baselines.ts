import { deliverBy, type notify, type NotifyDeps } from '#functions/notify/notify';
import { changeThread } from '#shared/application/threads/change-thread';
import { rulesOf } from '#shared/contracts/settings/rules';
import { findSend, replaceSend } from '#shared/domain/escalation/advance';
import { isSendable, type Send } from '#shared/domain/sends/send';
import { settled } from '#shared/domain/sends/settle';
import type { AlertMessage, AlertRequest, SendRef } from '#shared/ports/alerts';
import { type Assembly, REAL } from './world.ts';

/*
 * Two common ways of sending in the place of ours; the rest of the simulation is the same. They lack what the protocol has: a
 * lease, unknown outcomes, and repeats that say so.
 */

/** Records the send first, then sends: a crash in between loses it. */
const markThenSend: typeof notify = (deps, request) =>
  eachWanted(deps, request, async (ref) => {
    if (await mark(deps, ref)) await deliver(deps, request);
  });

/** Sends first, then records it: a crash in between sends it again. */
const sendThenMark: typeof notify = (deps, request) =>
  eachWanted(deps, request, async (ref) => {
    if (await deliver(deps, request)) await mark(deps, ref);
  });

/** The ways of sending, by their names in test/README.md. */
export const SHAPES = {
  ours: REAL,
  'mark-then-send': { ...REAL, notify: markThenSend },
  'send-then-mark': { ...REAL, notify: sendThenMark },
} satisfies Record<string, Assembly>;

export type Shape = keyof typeof SHAPES;

async function eachWanted(
  deps: NotifyDeps,
  request: AlertRequest,
  send: (ref: SendRef) => Promise<void>,
): Promise<void> {
  const now = deps.now();
  if (request.notBefore > now) return deps.alerts.put([request], now);
  for (const ref of request.sends) {
    const [stored] = await deps.threads.load([ref.threadId], now);
    const wanted = stored && findSend(stored.thread, ref.sendKey);
    if (wanted !== undefined && isSendable(wanted, now)) await send(ref);
  }
}

/** Whether this caller made the mark. */
async function mark(deps: NotifyDeps, { threadId, sendKey }: SendRef): Promise<boolean> {
  const rules = rulesOf(await deps.settings.current());
  const now = deps.now();
  let before: Send | undefined;
  await changeThread(
    { threads: deps.threads, rules },
    { id: threadId },
    {
      before: (thread) => {
        const found = findSend(thread, sendKey);
        before = found !== undefined && isSendable(found, now) ? found : undefined;
        return before === undefined
          ? thread
          : replaceSend(thread, settled(before, 'delivered', undefined, now));
      },
    },
    now,
  );
  return before !== undefined;
}

/** Whether the provider says that it accepted it. */
async function deliver({ channels }: NotifyDeps, { channel }: AlertRequest): Promise<boolean> {
  const message = { channel } as AlertMessage;
  const outcome = await deliverBy(channels, message);
  return outcome.result === 'accepted';
}
