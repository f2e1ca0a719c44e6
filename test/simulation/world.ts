import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { actByLink } from '#functions/board/links/link';
import { ingestNotification } from '#functions/ingest-notification/ingest-notification';
import { notify } from '#functions/notify/notify';
import { sweep } from '#functions/sweep/sweep';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbReads } from '#shared/adapters/dynamodb/people/thread-reads';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { alertRequestSchema } from '#shared/contracts/messages/queue-messages';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { sqsBatchHandler, sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import { type ChannelsDeps, type Gone, type Outage, simulatedChannels } from './channels.ts';
import { deliveryEvents, tellOf } from './delivery-events.ts';
import type { Faults } from './faults.ts';
import { type IncidentBook, incidentBook } from './incident-book.ts';
import { linkSigner } from './link-signer.ts';
import type { Loop } from './loop.ts';
import { type Container, type SimulatedFunction, simulatedFunction } from './platform.ts';
import { queueClient, type QueueProps, type SimulatedQueue, simulatedQueue } from './queues.ts';
import type { Recorder } from './recorder.ts';
import { simulatedTable, type SimulatedTable } from './table.ts';

/** When the schedule fires, and for which instant it says so. */
export interface Schedule {
  readonly everyMs: number;
  /** Named too early by this much, a sweep takes nothing that is not due yet. */
  readonly behindMs: number;
}

/** How to assemble the real code; by default as in the deployed functions. */
export interface Assembly {
  readonly notify: typeof notify;
  readonly change: typeof coalescing;
  readonly unconditional: boolean;
  readonly schedule: Schedule;
}

export const REAL: Assembly = {
  notify,
  change: coalescing,
  unconditional: false,
  schedule: { everyMs: SWEEP_INTERVAL_MS, behindMs: 0 },
};

export interface WorldProps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly settings: VersionedSettings;
  readonly recorder: Recorder;
  readonly outages: readonly Outage[];
  readonly gone: readonly Gone[];
  /** When no schedule fires. */
  readonly scheduleOff?: { readonly from: number; readonly until: number };
  readonly assembly: Assembly;
  readonly leastGapMs?: NonNullable<ChannelsDeps['leastGapMs']>;
}

/** The functions, the table, the queues and the channels, assembled as in `infra/`. */
export interface World {
  readonly table: SimulatedTable;
  readonly queues: ReadonlyMap<string, SimulatedQueue>;
  /** What services of incidents heard. */
  readonly incidents: IncidentBook;
  /** Sends a help desk's event. */
  sendEvent(body: string): void;
  /** A person presses the button of an alert. */
  pressAcknowledge(threadId: string, generation: string, person: string): void;
  /** Fires the schedule until an instant. */
  tickUntil(until: number): void;
}

const TIMEOUT_MS = 30_000;
const SWEEP_TIMEOUT_MS = 50_000;
const PLACE = 'https://sqs.eu-west-1.amazonaws.com/000000000000';
const QUEUES = {
  events: { batchSize: 10, maxConcurrency: 5 },
  email: { batchSize: 10, maxConcurrency: 5 },
  slack: { batchSize: 10, maxConcurrency: 5 },
  webhook: { batchSize: 10, maxConcurrency: 5 },
  'mail-events': { batchSize: 10, maxConcurrency: 2 },
} as const;

export function simulatedWorld(props: WorldProps): World {
  const { loop, faults, settings, recorder, assembly } = props;
  const log = (line: () => string): void => recorder.log(line);
  let ids = 0;
  const platform = { loop, faults, log, nextId: () => (ids += 1) };
  const table = simulatedTable({
    loop,
    faults,
    onWrite: (written) => recorder.wrote(written),
    unconditional: assembly.unconditional,
  });
  const queues = new Map<string, SimulatedQueue>();
  const channels = simulatedChannels(props);
  const incidents = incidentBook();

  /** What all functions share: the store, the alert queues and the settings, as calls of the container. */
  const common = (container: Container) => ({
    threads: dynamoDbThreadStore(table.clientOf(container), 'table'),
    alerts: sqsAlertQueue(queueClient(container, queues), {
      EMAIL_QUEUE_URL: `${PLACE}/email`,
      SLACK_QUEUE_URL: `${PLACE}/slack`,
      WEBHOOK_QUEUE_URL: `${PLACE}/webhook`,
    }),
    settings: {
      current: () => container.call('reading the settings', () => settings),
      plannedVersion: () => Promise.resolve(settings.version),
      markPlanned: () => Promise.resolve(),
    },
    change: assembly.change(),
    now: () => container.now(),
  });

  const queueFunction = (
    name: string,
    start: (container: Container) => (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>,
  ): SimulatedFunction<SQSEvent, SQSBatchResponse> =>
    simulatedFunction(platform, name, TIMEOUT_MS, (container) => {
      const handle = start(container);
      return (event, invocation) =>
        handle(event, { getRemainingTimeInMillis: () => invocation.endsAt - loop.now() } as Context);
    });

  const ingest = queueFunction('ingest', (container) => {
    const shared = common(container);
    const deps = {
      ...shared,
      threads: batchedThreads(shared.threads, dynamoDbWaitLog(table.clientOf(container), 'table')),
      subscriptions: { find: () => Promise.resolve(undefined) },
      reports: { put: () => Promise.resolve() },
    };
    return sqsRecordHandler(async ({ body, messageId, attributes }) => {
      await ingestNotification(deps, {
        body,
        messageId,
        receiveCount: Number(attributes.ApproximateReceiveCount),
        source: 'events',
      });
    });
  });

  const notifier = (name: string): SimulatedFunction<SQSEvent, SQSBatchResponse> =>
    queueFunction(name, (container) => {
      const shared = {
        ...common(container),
        links: linkSigner,
        sentLog: dynamoDbSentLog(table.clientOf(container), 'table'),
        lastSeen: dynamoDbLastSeen(table.clientOf(container), 'table'),
        mails: { read: () => Promise.reject(new Error('events have no mail')) },
        publicUrl: 'https://replywatch.example',
        onOutcome: () => undefined,
        onFailure: () => undefined,
      };
      let owners = 0;
      return sqsBatchHandler(alertRequestSchema, async (request, context) => {
        const { running } = container;
        if (running === undefined) throw new Error('nothing runs');
        const owner = `${name}-${running.id}-${(owners += 1)}`;
        const handing = recorder.handing(request, owner, running, table);
        const channel = channels.channelOf(container, handing.recipient, (handed, message) => {
          handing.note(handed, loop.now());
          incidents.hand(message, handed.taken);
          if (handed.taken && request.channel === 'email')
            tellOf(platform, queues.get('mail-events'), owner, channels.bounces(handing.recipient));
        });
        await assembly.notify(
          {
            ...shared,
            channels: { email: channel, slack: channel, webhook: channel },
            newOwner: () => owner,
          },
          request,
          container.now() + context.getRemainingTimeInMillis(),
        );
        handing.settled();
      });
    });

  const open = (name: keyof typeof QUEUES, target: SimulatedFunction<SQSEvent, SQSBatchResponse>): void => {
    const queue: QueueProps = { name, ...QUEUES[name], visibilityMs: 6 * TIMEOUT_MS };
    queues.set(name, simulatedQueue(queue, { loop, faults, target, log }));
  };
  open('events', ingest);
  open('email', notifier('notify-email'));
  open('slack', notifier('notify-slack'));
  open('webhook', notifier('notify-webhook'));
  open(
    'mail-events',
    queueFunction('delivery-events', (container) =>
      deliveryEvents({ ...common(container), sentLog: dynamoDbSentLog(table.clientOf(container), 'table') }),
    ),
  );

  const sweeper = simulatedFunction(platform, 'sweep', SWEEP_TIMEOUT_MS, (container) => {
    const deps = {
      ...common(container),
      replies: { put: () => Promise.resolve() },
      onFailure: () => undefined,
    };
    return (asOf: number) => sweep(deps, asOf);
  });
  const board = simulatedFunction(platform, 'board', TIMEOUT_MS, (container) => {
    const mutes = dynamoDbMutes(table.clientOf(container), 'table');
    const reads = dynamoDbReads(table.clientOf(container), 'table');
    const mails = { read: () => Promise.reject(new Error('events have no mail')) };
    const deps = { ...common(container), links: linkSigner, mutes, reads, mails };
    return ({ token, person }: { token: string; person: string }) =>
      actByLink(deps, { token, acceptLanguage: undefined }, { act: 'acknowledged', person }, container.now());
  });

  const { everyMs, behindMs } = assembly.schedule;
  const isOff = (at: number): boolean =>
    props.scheduleOff !== undefined && props.scheduleOff.from <= at && at < props.scheduleOff.until;
  const tick = (asOf: number): void => {
    const late = faults.chance('tick-late', 'schedule', 3) ? faults.stream('schedule').below(55_000) : 0;
    const fire = (): void => sweeper.invoke(asOf - behindMs, () => undefined);
    if (isOff(asOf)) faults.note('schedule-off');
    else if (faults.chance('tick-missing', 'schedule', 3)) log(() => 'the schedule does not fire');
    else {
      loop.at(asOf + late, fire);
      if (faults.chance('tick-twice', 'schedule', 3)) loop.at(asOf + late + 500, fire);
    }
  };

  return {
    table,
    queues,
    incidents,
    sendEvent: (body) => queues.get('events')?.put(body, 0),
    pressAcknowledge(threadId, generation, person) {
      const token = JSON.stringify({
        id: `link-${generation}`,
        threadId,
        generation,
        recipient: { kind: 'person', id: person },
        expiresAt: Infinity,
      });
      board.invoke({ token, person }, () => undefined);
    },
    tickUntil(until) {
      // Sweeps in which nothing can be due are skipped: they read four empty queries and end.
      const each = (at: number): void => {
        if (at > until) return;
        loop.at(at, () => {
          const reach = at + SWEEP_LOOKAHEAD_MS - behindMs;
          if (table.earliest() <= reach) {
            tick(at);
            each(at + everyMs);
          } else {
            const wanted = Math.min(table.earliest() + at - reach, loop.next());
            each(Math.max(Math.floor(wanted / everyMs) * everyMs, at + everyMs));
          }
        });
      };
      each(Math.ceil(loop.now() / everyMs) * everyMs);
    },
  };
}
