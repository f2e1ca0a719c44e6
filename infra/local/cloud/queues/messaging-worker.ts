import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { installVirtualDate, virtualClock } from '#infra/local/state/virtual-clock';

/*
 * SQS, SNS and S3 in their own thread, on the local clock: fauxqs uses Date.now() for delays and visibility.
 * Its start function listens on all interfaces, so its parts are put together here.
 */

interface StoredMessage {
  readonly sentTimestamp: number;
  readonly delayUntil?: number;
  readonly approximateReceiveCount: number;
}

interface Received {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
}

/** The part of a queue of fauxqs 2.4 that we use. */
interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly messages: readonly StoredMessage[];
  readonly delayedMessages: readonly StoredMessage[];
  readonly inflightMessages: ReadonlyMap<
    string,
    { readonly visibilityDeadline: number; readonly message: StoredMessage }
  >;
  persistence?: unknown;
  processTimers(): void;
  dequeue(
    count: number,
    visibility: undefined,
    deadLetterQueue: (arn: string) => Queue | undefined,
  ): Received[];
  deleteMessage(receiptHandle: string): boolean;
}

interface Store {
  persistence?: unknown;
  purgeAll(): void;
  allQueues(): Iterable<Queue>;
  getQueueByArn(arn: string): Queue | undefined;
}

interface Fauxqs {
  readonly buildApp: (options: object) => { listen(at: object): Promise<string>; close(): Promise<void> };
  readonly SqsStore: new () => Store;
  readonly SnsStore: new () => Store;
  readonly S3Store: new () => Store;
  readonly PersistenceManager: new (dir: string) => { load(...stores: Store[]): void };
}

const { memory, dataDir, fauxqs } = z
  .object({ memory: z.instanceof(SharedArrayBuffer), dataDir: z.string().optional(), fauxqs: z.string() })
  .parse(workerData);
const port = parentPort;
if (port === null) throw new Error('this file is a worker thread');

const clock = virtualClock(memory);
installVirtualDate(clock);

// fauxqs exports neither its stores nor their types; the interfaces above describe what we use.
const { buildApp, SqsStore, SnsStore, S3Store, PersistenceManager } = (await import(fauxqs)) as Fauxqs;

const sqsStore = new SqsStore();
const snsStore = new SnsStore();
const s3Store = new S3Store();
if (dataDir !== undefined) {
  const persistence = new PersistenceManager(dataDir);
  persistence.load(sqsStore, snsStore, s3Store);
  for (const store of [sqsStore, snsStore, s3Store]) store.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;
}
const app = buildApp({ logger: false, stores: { sqsStore, snsStore, s3Store } });
const address = await app.listen({ port: 0, host: '127.0.0.1' });

/** What each queue holds at the local clock's time; instants in milliseconds since 1970. */
function readings(): object[] {
  return [...sqsStore.allQueues()].map((queue) => {
    queue.processTimers();
    const inFlight = [...queue.inflightMessages.values()];
    const waiting = [...queue.messages, ...inFlight.map(({ message }) => message)];
    return {
      name: queue.name,
      arn: queue.arn,
      visible: queue.messages.length,
      inFlight: inFlight.length,
      oldestAt: Math.min(...waiting.map(({ sentTimestamp }) => sentTimestamp)),
      nextEventAt: Math.min(
        ...queue.delayedMessages.map(({ delayUntil }) => delayUntil ?? Infinity),
        ...inFlight.map(({ visibilityDeadline }) => visibilityDeadline),
      ),
    };
  });
}

/** Takes messages off a queue, as ReceiveMessage does. */
function receive(queueArn: string, count: number): object[] {
  const queue = sqsStore.getQueueByArn(queueArn);
  const received = queue?.dequeue(count, undefined, (arn) => sqsStore.getQueueByArn(arn)) ?? [];
  return received.map(({ MessageId, ReceiptHandle, Body }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    receiveCount: queue?.inflightMessages.get(ReceiptHandle)?.message.approximateReceiveCount ?? 1,
  }));
}

type Question =
  | { readonly id: number; readonly ask: 'readings' | 'clear' }
  | { readonly id: number; readonly ask: 'receive'; readonly queueArn: string; readonly count: number }
  | {
      readonly id: number;
      readonly ask: 'delete';
      readonly queueArn: string;
      readonly receiptHandles: readonly string[];
    };

port.on('message', (question: Question) => {
  switch (question.ask) {
    case 'readings':
      port.postMessage({ id: question.id, answer: readings() });
      break;
    case 'receive':
      port.postMessage({ id: question.id, answer: receive(question.queueArn, question.count) });
      break;
    case 'clear':
      for (const store of [sqsStore, snsStore, s3Store]) store.purgeAll();
      port.postMessage({ id: question.id, answer: [] });
      break;
    case 'delete': {
      const queue = sqsStore.getQueueByArn(question.queueArn);
      for (const handle of question.receiptHandles) queue?.deleteMessage(handle);
      port.postMessage({ id: question.id, answer: [] });
    }
  }
});
port.postMessage({ address });
