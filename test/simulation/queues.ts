import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Faults } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Container, SimulatedFunction } from './platform.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  visibleAt: number;
  receives: number;
}

/** A standard queue with its event source: at least once, in any order, and at most five times. */
export interface SimulatedQueue {
  readonly name: string;
  put(body: string, delayMs: number): void;
  /** Messages that are neither done nor dead-lettered. */
  waiting(): number;
  readonly deadLetters: string[];
}

export interface QueueProps {
  readonly name: string;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly visibilityMs: number;
}

export interface QueueDeps {
  readonly loop: Loop;
  readonly faults: Faults;
  readonly target: SimulatedFunction<SQSEvent, SQSBatchResponse>;
  readonly log: (line: () => string) => void;
}

const RECEIVES_BEFORE_DEAD = 5;
const LONG_INVISIBLE_MS = 90 * 60_000;
const POLL_MS = 20;

export function simulatedQueue(
  { name, batchSize, maxConcurrency, visibilityMs }: QueueProps,
  { loop, faults, target, log }: QueueDeps,
): SimulatedQueue {
  const messages = new Map<string, Message>();
  const deadLetters: string[] = [];
  const random = faults.stream(`queue ${name}`);
  let running = 0;
  let count = 0;

  const wake = (at: number): void => loop.at(at + POLL_MS, poll);

  function poll(): void {
    if (running >= maxConcurrency) return;
    const ready = [...messages.values()].filter(({ visibleAt }) => visibleAt <= loop.now());
    if (ready.length === 0) return;
    if (ready.length > 1 && faults.chance('messages-reordered', name, 10))
      ready.sort(() => (random.oneIn(2) ? 1 : -1));
    const batch = ready.slice(0, 1 + random.below(batchSize));
    const alive = batch.filter((message) => {
      message.receives += 1;
      if (message.receives <= RECEIVES_BEFORE_DEAD) return true;
      messages.delete(message.id);
      deadLetters.push(message.body);
      log(() => `${name}: a message is dead after ${RECEIVES_BEFORE_DEAD} deliveries`);
      return false;
    });
    for (const message of alive) {
      const twice = faults.chance('message-twice', name);
      message.visibleAt = loop.now() + (twice ? random.below(random.oneIn(2) ? 20 : 2_000) : visibilityMs);
      wake(message.visibleAt);
    }
    if (alive.length > 0) receive(alive);
    poll();
  }

  function receive(batch: readonly Message[]): void {
    running += 1;
    target.invoke(eventOf(name, batch), (ending) => {
      running -= 1;
      const failed =
        ending.how === 'returned' ? failedOf(ending.result, batch) : new Set(batch.map(({ id }) => id));
      for (const { id } of batch) if (!failed.has(id)) messages.delete(id);
      wake(loop.now());
    });
  }

  return {
    name,
    deadLetters,
    waiting: () => messages.size,
    put(body, delayMs) {
      count += 1;
      if (faults.chance('message-lost', name)) {
        log(() => `${name}: a message is lost`);
        return;
      }
      const late = faults.chance('message-late', name) ? random.below(LONG_INVISIBLE_MS) : 0;
      if (late > 0) log(() => `${name}: a message stays invisible for ${Math.round(late / 60_000)} min`);
      const visibleAt = loop.now() + delayMs + late + random.below(30);
      messages.set(`${name}-${count}`, { id: `${name}-${count}`, body, visibleAt, receives: 0 });
      wake(visibleAt);
    },
  };
}

/** By AWS's rules, an empty answer means that all succeeded, and an unknown identifier that all failed. */
function failedOf(answer: SQSBatchResponse, batch: readonly Message[]): Set<string> {
  const ids = new Set(batch.map(({ id }) => id));
  const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => ids.has(id)) ? new Set(failed) : ids;
}

function eventOf(name: string, batch: readonly Message[]): SQSEvent {
  return {
    Records: batch.map(({ id, body, receives }) => ({
      messageId: id,
      receiptHandle: id,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: '0',
        SenderId: 'simulation',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:${name}`,
      awsRegion: 'eu-west-1',
    })),
  };
}

const PUT_FAULTS = [
  'crash-before',
  'crash-after',
  'throttled',
  'answer-lost',
  'partial-answer',
  'slow',
] as const;

/** An AWS SDK client for a function; it sends to the queue named by the URL's last part. */
export function queueClient(container: Container, queues: ReadonlyMap<string, SimulatedQueue>): SQSClient {
  const send = (command: object): Promise<unknown> => {
    if (!(command instanceof SendMessageBatchCommand))
      throw new Error(`the simulated queues do not know ${command.constructor.name}`);
    const { QueueUrl = '', Entries = [] } = command.input;
    return container.call(
      'a put into a queue',
      (fault) => {
        const taken = fault === 'partial-answer' ? Entries.slice(1) : Entries;
        for (const { MessageBody = '', DelaySeconds = 0 } of taken)
          queues.get(QueueUrl.split('/').at(-1) ?? '')?.put(MessageBody, DelaySeconds * 1_000);
        return { Failed: Entries.slice(0, Entries.length - taken.length).map(({ Id }) => ({ Id })) };
      },
      PUT_FAULTS,
    );
  };
  return Object.assign(Object.create(SQSClient.prototype) as SQSClient, { send });
}
