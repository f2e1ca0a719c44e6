import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { countMessages } from '#shared/adapters/sqs/queue-gauge';

/** A queue with its dead letters, as a stack's outputs name it. */
export interface RedrivenQueue {
  readonly name: string;
  readonly url: string;
  readonly deadLetterUrl: string;
}

/** What a person may see of a dead letter: never its content. */
export interface DeadLetter {
  readonly id: string;
  /** When it first arrived, in milliseconds since 1970: a dead letter keeps its time. */
  readonly firstCameAt: number;
  readonly receives: number;
  readonly bytes: number;
  /** Why it was dead-lettered, where that was recorded with it. */
  readonly reason: string | undefined;
  /** The message itself, to be moved or put back. */
  readonly message: Message;
}

/** The message attribute that holds why a message was dead-lettered. */
const REASON = 'reason';
/** The most that are shown and moved in one go. */
const MOST_AT_ONCE = 1_000;
/** Hides them from others while a person looks and decides; after an interruption they come back when this has passed. */
const HELD_SECONDS = 600;
const A_REQUEST = 10;

/** Roughly how many dead letters a queue has. */
export async function countDeadLetters(
  sqs: SQSClient,
  { deadLetterUrl }: Pick<RedrivenQueue, 'deadLetterUrl'>,
): Promise<number> {
  const { visible, inFlight } = await countMessages(sqs, deadLetterUrl);
  return visible + inFlight;
}

/** Receives up to a thousand dead letters, oldest first. Each must then be moved or put back. */
export async function holdDeadLetters(
  sqs: SQSClient,
  { deadLetterUrl }: RedrivenQueue,
): Promise<DeadLetter[]> {
  const held = new Map<string, DeadLetter>();
  while (held.size < MOST_AT_ONCE) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: deadLetterUrl,
        MaxNumberOfMessages: A_REQUEST,
        VisibilityTimeout: HELD_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) break;
    for (const message of Messages) held.set(message.MessageId ?? '', deadLetterOf(message));
  }
  return [...held.values()].toSorted((a, b) => a.firstCameAt - b.firstCameAt);
}

function deadLetterOf(message: Message): DeadLetter {
  const { MessageId = '', Body = '', Attributes = {}, MessageAttributes = {} } = message;
  return {
    id: MessageId,
    firstCameAt: Number(Attributes.SentTimestamp ?? 0),
    receives: Number(Attributes.ApproximateReceiveCount ?? 0),
    bytes: Buffer.byteLength(Body),
    reason: MessageAttributes[REASON]?.StringValue,
    message,
  };
}

/** Lets others see them again at once. */
export async function putBack(
  sqs: SQSClient,
  { deadLetterUrl }: RedrivenQueue,
  held: readonly DeadLetter[],
): Promise<void> {
  for (let at = 0; at < held.length; at += A_REQUEST)
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: deadLetterUrl,
        Entries: held.slice(at, at + A_REQUEST).map(({ message }, index) => ({
          Id: String(index),
          ReceiptHandle: message.ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
}

/**
 * Moves dead letters to the queue that they came from, one by one, oldest first; `sender` is who may send there. Each is
 * sent there and only then deleted here, so an interruption leaves at worst one of them twice, which changes nothing. The
 * reason is not moved: it is past.
 *
 * @throws what SQS says of the first that cannot be moved; those before it are moved.
 */
export async function moveBack(
  sqs: SQSClient,
  { url, deadLetterUrl }: RedrivenQueue,
  held: readonly DeadLetter[],
  onMoved: (count: number) => void,
  sender = sqs,
): Promise<void> {
  let moved = 0;
  for (const { message } of held) {
    const { [REASON]: _, ...attributes } = message.MessageAttributes ?? {};
    await sender.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: message.Body,
        ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
      }),
    );
    await sqs.send(
      new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle: message.ReceiptHandle }),
    );
    moved += 1;
    onMoved(moved);
  }
}
