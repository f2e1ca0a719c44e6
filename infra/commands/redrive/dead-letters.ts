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

/** What may be told of a dead letter: never what is in it. */
export interface DeadLetter {
  readonly id: string;
  /** When it first came, in milliseconds since 1970: a dead letter keeps its time. */
  readonly firstCameAt: number;
  readonly receives: number;
  readonly bytes: number;
  /** Why it was set aside, where that was written down beside it. */
  readonly reason: string | undefined;
  /** The message itself, to be moved or put back. */
  readonly message: Message;
}

/** The name of the attribute by which a message that was set aside tells why. */
const REASON = 'reason';
/** So many are looked at and moved in one go. */
const MOST_AT_ONCE = 1_000;
/** While a person looks and decides nobody else gets them; whoever is cut off finds them again after it. */
const HELD_SECONDS = 600;
const A_REQUEST = 10;

/** How many dead letters a queue has, about. */
export async function countDeadLetters(
  sqs: SQSClient,
  { deadLetterUrl }: Pick<RedrivenQueue, 'deadLetterUrl'>,
): Promise<number> {
  const { visible, inFlight } = await countMessages(sqs, deadLetterUrl);
  return visible + inFlight;
}

/** Takes up to a thousand dead letters into hand, oldest first. Each must then be moved or put back. */
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
 * Moves them to the queue that they come from, one by one, the oldest first: sent there, and only then deleted here, so that
 * whoever is cut off leaves one twice at worst, which changes nothing. The reason stays behind: it is one of then.
 *
 * @throws what SQS says of the first that cannot be moved; those before it are moved.
 */
export async function moveBack(
  sqs: SQSClient,
  { url, deadLetterUrl }: RedrivenQueue,
  held: readonly DeadLetter[],
  onMoved: (count: number) => void,
): Promise<void> {
  let moved = 0;
  for (const { message } of held) {
    const { [REASON]: _, ...attributes } = message.MessageAttributes ?? {};
    await sqs.send(
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
