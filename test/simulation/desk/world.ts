import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { sendReply } from '#functions/send-reply/send-reply';
import { sweep } from '#functions/sweep/sweep';
import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsReplyQueue } from '#shared/adapters/sqs/reply-queue';
import { changeReply } from '#shared/application/replies/change-reply';
import { submitReply } from '#shared/application/replies/submit-reply';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { replyMessageSchema } from '#shared/contracts/messages/reply-message';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { SWEEP_INTERVAL_MS, SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { released, undone } from '#shared/domain/reply/changes';
import type { Fact } from '#shared/domain/thread/fact';
import { newThread } from '#shared/domain/thread/thread';
import type { ReplyWords } from '#shared/ports/replies';
import { parseMessage, sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import { threadOf } from '#test/builders/thread';
import { deliveryEvents } from '../delivery-events.ts';
import type { Faults } from '../faults.ts';
import type { Loop } from '../loop.ts';
import { type Container, type SimulatedFunction, simulatedFunction } from '../platform.ts';
import { queueClient, type SimulatedQueue, simulatedQueue } from '../queues.ts';
import { simulatedTable, type SimulatedTable, type Written } from '../table.ts';
import { type Attempt, simulatedHash, simulatedRelay } from './relay.ts';

/** What a person does on the page of the thread; the same press may come again. */
export type Press =
  | { readonly act: 'submit'; readonly id: string; readonly by: string; readonly seen: readonly string[] }
  | {
      readonly act: 'undo' | 'release';
      readonly id: string;
      readonly by: string;
      readonly seen: readonly string[];
    }
  | { readonly act: 'say'; readonly fact: Fact };

/** Parts of the code that a test takes out, to see that the simulation notices. */
export interface DeskAssembly {
  readonly sendReply: typeof sendReply;
}

export interface DeskWorld {
  readonly threadId: string;
  readonly table: SimulatedTable;
  sendMail(fact: Fact): void;
  /** Presses a button, again and again until the page answers. */
  press(press: Press): void;
  tickUntil(until: number): void;
}

export interface DeskWorldProps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly settings: VersionedSettings;
  readonly assembly: DeskAssembly;
  readonly onWrite: (written: Written) => void;
  readonly onAttempt: (attempt: Attempt) => void;
  readonly log: (line: () => string) => void;
}

const TIMEOUT_MS = 30_000;
const PLACE = 'https://sqs.eu-west-1.amazonaws.com/000000000000';
const PRESSED_AGAIN_MS = 4_000;
const RAW = new TextEncoder().encode(
  'From: <abcdefgh12345678@marketplace.amazon.com>\r\nSubject: Where is it?\r\nMessage-ID: <a@b>\r\n\r\nWhere is it?',
);
const mailFact = z.custom<Fact>((value) => typeof value === 'object' && value !== null && 'type' in value);

/** The functions, the table, the queues, S3 and SES around one thread, assembled as in `infra/`. */
export function deskWorld(props: DeskWorldProps): DeskWorld {
  const { loop, faults, settings, assembly, log } = props;
  let ids = 0;
  const platform = { loop, faults, log, nextId: () => (ids += 1) };
  const table = simulatedTable({ loop, faults, onWrite: props.onWrite, unconditional: false });
  const queues = new Map<string, SimulatedQueue>();
  const words = new Map<string, ReplyWords>();
  const relay = simulatedRelay({
    loop,
    faults,
    queue: (name) => queues.get(name),
    onAttempt: props.onAttempt,
  });
  const subject = { ...threadOf(), id: threadOf().id };
  const rules = rulesOf(settings);

  const common = (container: Container) => ({
    threads: dynamoDbThreadStore(table.clientOf(container), 'table'),
    // Alerts are looked at in the thread: whoever claims one has decided on it.
    alerts: sqsAlertQueue(queueClient(container, queues), {
      EMAIL_QUEUE_URL: `${PLACE}/email`,
      SLACK_QUEUE_URL: `${PLACE}/slack`,
    }),
    replies: sqsReplyQueue(queueClient(container, queues), `${PLACE}/replies`),
    shelf: {
      put: (_: string, name: string, given: ReplyWords) =>
        container.call('storing words', () => void words.set(name, given)),
      read: (_: string, name: string) => container.call('reading words', () => words.get(name)),
      putFile: () => Promise.resolve(),
      readFile: () => Promise.resolve(undefined),
      putDraft: () => Promise.resolve(),
      draft: () => Promise.resolve(undefined),
    },
    settings: {
      current: () => container.call('reading the settings', () => settings),
      plannedVersion: () => Promise.resolve(settings.version),
      markPlanned: () => Promise.resolve(),
    },
    change: changeThread,
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
  const open = (
    name: string,
    target: SimulatedFunction<SQSEvent, SQSBatchResponse>,
    batchSize: number,
  ): void => {
    const queue = { name, batchSize, maxConcurrency: 2, visibilityMs: 6 * TIMEOUT_MS };
    queues.set(name, simulatedQueue(queue, { loop, faults, target, log }));
  };
  open(
    'mail',
    queueFunction('ingest-mail', (container) => {
      const shared = { ...common(container), rules };
      return sqsRecordHandler(async ({ body }) => {
        const fact = mailFact.parse(JSON.parse(body));
        await record(shared, newThread(subject), [fact], container.now());
      });
    }),
    10,
  );
  open(
    'replies',
    queueFunction('send-reply', (container) => {
      const deps = {
        ...common(container),
        mails: {
          read: () => container.call('reading a mail', () => ({ bytes: RAW, totalBytes: RAW.length })),
        },
        mailer: {
          send: (mail: Parameters<typeof relay.hand>[0]) =>
            container.call('handing an answer to SES', () => relay.hand(mail), [
              'crash-before',
              'crash-after',
            ]),
        },
        hash: () => Promise.resolve(simulatedHash),
      };
      return sqsRecordHandler(async ({ body }) => {
        const { threadId, replyId } = parseMessage(replyMessageSchema, body);
        await assembly.sendReply(deps, { threadId, replyId });
      });
    }),
    1,
  );
  open(
    'mail-events',
    queueFunction('delivery-events', (container) =>
      deliveryEvents({ ...common(container), sentLog: dynamoDbSentLog(table.clientOf(container), 'table') }),
    ),
    10,
  );
  const sweeper = simulatedFunction(platform, 'sweep', TIMEOUT_MS, (container) => {
    const deps = { ...common(container), onFailure: () => undefined };
    return (asOf: number) => sweep(deps, asOf);
  });
  const board = simulatedFunction(platform, 'board', TIMEOUT_MS, (container) => {
    const deps = common(container);
    return async (press: Press) => {
      const now = container.now();
      const [stored] = await deps.threads.load([subject.id], now);
      if (stored === undefined) return;
      if (press.act === 'say') {
        await record({ ...deps, rules }, newThread(subject), [press.fact], now);
        return;
      }
      const { id, by, seen } = press;
      if (press.act === 'submit')
        await submitReply(
          deps,
          stored,
          { id, by, text: `Answer ${id}: it is on its way.`, seen },
          settings,
          now,
        );
      else {
        const change =
          press.act === 'undo' ? undone(id, { at: now, by }) : released(id, { at: now, by, seen });
        await changeReply(deps, stored, id, change, settings, now);
      }
    };
  });

  return {
    threadId: subject.id,
    table,
    sendMail: (fact) => queues.get('mail')?.put(JSON.stringify(fact), 0),
    press(press) {
      const once = (): void =>
        board.invoke(press, ({ how }) => {
          if (how !== 'returned') loop.at(loop.now() + PRESSED_AGAIN_MS, once);
        });
      once();
    },
    tickUntil(until) {
      // Sweeps in which nothing can be due are skipped: they read four empty queries and end.
      const each = (at: number): void => {
        if (at > until) return;
        loop.at(at, () => {
          const reach = at + SWEEP_LOOKAHEAD_MS;
          if (table.earliest() <= reach) {
            if (!faults.chance('tick-missing', 'schedule', 3)) sweeper.invoke(at, () => undefined);
            each(at + SWEEP_INTERVAL_MS);
          } else {
            const wanted = Math.min(table.earliest() + at - reach, loop.next());
            each(
              Math.max(Math.floor(wanted / SWEEP_INTERVAL_MS) * SWEEP_INTERVAL_MS, at + SWEEP_INTERVAL_MS),
            );
          }
        });
      };
      each(Math.ceil(loop.now() / SWEEP_INTERVAL_MS) * SWEEP_INTERVAL_MS);
    },
  };
}
