import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { wrongFields } from '../contracts/wrong-fields.ts';
import { Failure } from '../failure.ts';
import type * as z from '../zod.ts';
import { describeError } from './describe-error.ts';
import { lambdaHandler } from './lambda-handler.ts';
import { logger } from './logger.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * A handler of SQS batches. Messages are handled in parallel; one that fails is reported by itself and comes again or
 * goes to the dead-letter queue. Bodies are never logged.
 */
export function sqsRecordHandler(handle: (record: SQSRecord, context: Context) => Promise<void>): Handler {
  const one = async (record: SQSRecord, context: Context): Promise<SQSBatchResponse['batchItemFailures']> => {
    try {
      await handle(record, context);
      return [];
    } catch (error) {
      logger.error('a message failed', {
        messageId: record.messageId,
        receiveCount: Number(record.attributes.ApproximateReceiveCount),
        error: describeError(error),
      });
      return [{ itemIdentifier: record.messageId }];
    }
  };
  return lambdaHandler(async (event, context) => {
    const failures = await Promise.all(event.Records.map((record) => one(record, context)));
    return { batchItemFailures: failures.flat() };
  });
}

/** Whether an earlier attempt may have been cut off. */
export function comesAgain({ attributes }: SQSRecord): boolean {
  return Number(attributes.ApproximateReceiveCount) > 1;
}

/** The same for messages that are JSON of one schema; any other message fails. */
export function sqsBatchHandler<Message>(
  schema: z.ZodMiniType<Message>,
  handle: (message: Message, context: Context, record: SQSRecord) => Promise<void>,
): Handler {
  return sqsRecordHandler((record, context) => handle(parseMessage(schema, record.body), context, record));
}

/** Parses a body by a schema. @throws with the names of the wrong fields, but not their values. */
export function parseMessage<Message>(schema: z.ZodMiniType<Message>, body: string): Message {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new Failure('the body is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Failure(`the body does not pass its schema at: ${wrongFields(parsed.error)}`);
}
