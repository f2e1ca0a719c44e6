import * as z from '../zod.ts';
import { jsonText } from './json-text.ts';

const url = z.url();
const name = z.string().check(z.minLength(1));

/**
 * The outputs of the stack that commands read. CDK must supply its input, and `infra/commands/stack/deployed.ts` gets its output, so
 * one that either side forgets does not compile.
 */
export const stackOutputs = z.object({
  TableName: name,
  MailBucket: name,
  PublicUrl: url,
  EventsQueueUrl: url,
  AlarmTopic: name,
  /** What mails must be sent with, so that SES tells of them. */
  ConfigurationSet: name,
  /** The queues by the names that people read, with their dead letters. */
  Queues: z.pipe(jsonText, z.array(z.object({ name, url, deadLetterUrl: url }))),
  /** By the function that it calls, the name of each schedule. */
  Schedules: z.pipe(jsonText, z.record(name, name)),
  /** By the queue that it takes messages from, the id of each event source mapping. */
  EventSources: z.pipe(jsonText, z.record(name, name)),
});

/** What CDK must put out. */
export type StackOutputsInput = z.input<typeof stackOutputs>;
