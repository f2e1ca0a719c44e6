import * as z from '../zod.ts';
import { jsonText } from './json-text.ts';

const url = z.url();
const name = z.string().check(z.minLength(1));

/**
 * The outputs of the stack that commands read. CDK must supply its input, and `infra/commands/stack/deployed.ts` gets
 * its output, so one that either side forgets does not compile.
 */
export const stackOutputs = z.object({
  TableName: name,
  MailBucket: name,
  PublicUrl: url,
  EventsQueueUrl: url,
  AlarmTopic: name,
  /** The configuration set for our mails, so that SES publishes their events. */
  ConfigurationSet: name,
  /** The role that puts dead letters back to the mail queue. */
  RedriveRole: name,
  /** The queues by their readable names, with their dead-letter queues. */
  Queues: z.pipe(jsonText, z.array(z.object({ name, url, deadLetterUrl: url }))),
  /** The name of each schedule, by the function that it invokes. */
  Schedules: z.pipe(jsonText, z.record(name, name)),
  /** The id of each event source mapping, by the queue that it reads. */
  EventSources: z.pipe(jsonText, z.record(name, name)),
});

/** The outputs that CDK must supply. */
export type StackOutputsInput = z.input<typeof stackOutputs>;
