import { expect, it } from 'vitest';
import { encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { threadPartOf } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import { figuresOf } from '#shared/domain/figures/figures';
import { endedWaits } from '#shared/domain/figures/wait';
import { hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import { shop } from '#test/builders/shop';
import { message, reply } from '#test/builders/thread';
import { calmContainer, calmWorld } from './calm-world.ts';
import { alertsAmong, findings } from './oracle.ts';
import { queueClient } from './queues.ts';
import { START } from './run.ts';

/*
 * Somebody sends 20,000 mails about one order while its buyer waits: every third is proven to be Amazon's, the others
 * are not. Another order gets one question at the same time, and both are answered at the same time.
 */

const MAILS = 20_000;
const SETTINGS = shop({
  clocks: {
    reply: {
      length: '24h',
      ladder: [
        { at: '4h before', call: ['on-call'], by: ['slack'] },
        { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
        { at: 'at deadline', call: ['manager'], by: ['slack'] },
      ],
    },
  },
});
const FLOODED = subject('111-1000000-1000000');
const CONTROL = subject('111-2000000-2000000');
const FLOOD_MS = hours(23);
const ANSWERED_AT = START + FLOOD_MS + minutes(15);

function subject(orderId: string): ThreadSubject {
  return { id: `acme-us.${orderId}`, kind: 'message', store: 'acme-us', orderId };
}

it('20,000 mails to one thread change neither its alerts, nor its answer, nor its figures', async () => {
  const { loop, recorded, history, world } = calmWorld(SETTINGS, START + hours(26));
  const mailbox = calmContainer('mails', loop);
  const deps = {
    threads: dynamoDbThreadStore(world.table.clientOf(mailbox), 'table'),
    alerts: sqsAlertQueue(queueClient(mailbox, world.queues), {
      EMAIL_QUEUE_URL: 'q/email',
      SLACK_QUEUE_URL: 'q/slack',
    }),
    rules: rulesOf(SETTINGS),
    change: coalescing(),
  };
  const come = (at: number, to: ThreadSubject, facts: readonly Fact[]): void =>
    loop.at(at, () => {
      for (const fact of facts) void record(deps, to, [fact], loop.now());
    });

  for (const to of [FLOODED, CONTROL]) {
    come(START, to, [message('question', START)]);
    come(ANSWERED_AT + minutes(1), to, [reply('answer', ANSWERED_AT)]);
  }
  for (let sent = 0; sent < MAILS; sent += 10) {
    const arrivesAt = START + minutes(1) + Math.floor((sent / MAILS) * FLOOD_MS);
    come(
      arrivesAt,
      FLOODED,
      Array.from({ length: 10 }, (_, index) =>
        message(`mail-${sent + index}`, arrivesAt - 10 + index, { trusted: (sent + index) % 3 === 0 }),
      ),
    );
  }
  world.tickUntil(history.endsAt);
  await loop.run(ANSWERED_AT);
  const waiting = world.table.thread(FLOODED.id)!;
  expect(threadPartOf(stateOf(waiting, ANSWERED_AT), SETTINGS)).toMatchObject({
    waiting: MAILS + 1,
    firstUnansweredAt: START,
    proven: false,
  });
  expect(Buffer.byteLength(encodeThread(waiting))).toBeLessThan(10_000);
  await loop.run(history.endsAt);

  const alertsOf = (threadId: string) =>
    alertsAmong(recorded.handOvers)
      .filter((one) => one.threadId === threadId && one.taken)
      .map(
        ({ step, channel, recipient, at }) =>
          `${step} ${channel} ${recipient} ${Math.round((at - START) / minutes(1))}`,
      )
      .toSorted();
  expect(alertsOf(CONTROL.id)).toHaveLength(4);
  expect(alertsOf(FLOODED.id)).toEqual(alertsOf(CONTROL.id));
  expect(findings({ history, settings: SETTINGS, recorder: recorded, world })).toEqual([]);

  const answered = stateOf(world.table.thread(FLOODED.id)!, history.endsAt);
  expect(answered.cycle?.ended).toEqual({ at: ANSWERED_AT, by: 'reply' });
  const figures = figuresOf(endedWaits(answered), 7, history.endsAt);
  expect(figures).toMatchObject([{ messages: MAILS + 1, answeredInTime: MAILS + 1, responseRate: 1 }]);
}, 120_000);
