import { deliveryEvent, type DeliveryEventsDeps } from '#functions/delivery-events/delivery-events';
import { deliveryEventSchema } from '#shared/contracts/messages/delivery-event';
import { MAIL_TAG } from '#shared/contracts/messages/mail-tag';
import { parseMessage, sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import type { PlatformDeps } from './platform.ts';
import type { SimulatedQueue } from './queues.ts';

/** The function, assembled as in its index. */
export function deliveryEvents(deps: DeliveryEventsDeps): ReturnType<typeof sqsRecordHandler> {
  return sqsRecordHandler(async ({ body }) => {
    await deliveryEvent(deps, parseMessage(deliveryEventSchema, body));
  });
}

/** The provider reports on a mail: that it was sent, and then that it was delivered or bounced. */
export function tellOf(
  { loop, faults }: PlatformDeps,
  queue: SimulatedQueue | undefined,
  token: string,
  bounces: boolean,
): void {
  const random = faults.stream('mail events');
  const tell = (eventType: 'Send' | 'Delivery' | 'Bounce', afterMs: number): void => {
    if (faults.chance('event-lost', 'mail events')) return;
    const late = faults.chance('event-late', 'mail events') ? random.below(30 * 60_000) : 0;
    const event = {
      eventType,
      mail: { messageId: token, tags: { [MAIL_TAG]: [token] } },
      ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }),
    };
    loop.at(loop.now() + afterMs + late, () => queue?.put(JSON.stringify(event), 0));
  };
  tell('Send', 500 + random.below(2_000));
  tell(bounces ? 'Bounce' : 'Delivery', 1_000 + random.below(20_000));
}
