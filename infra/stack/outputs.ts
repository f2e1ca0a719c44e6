import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';
import type { Settings } from '#shared/contracts/settings/settings';
import type { StackOutputsInput } from '#shared/contracts/stack-outputs';
import { Schedule } from './parts/schedule.ts';
import type { Storage } from './state/storage.ts';
import { type WatchedQueues, watchedQueuesEnvironment } from './watch/watched-queues.ts';

export interface OutputsProps {
  readonly storage: Storage;
  readonly queues: WatchedQueues;
  readonly publicUrl: string;
  readonly eventsQueueUrl: string;
  readonly alarmTopicArn: string;
  readonly configurationSetName: string;
  readonly redriveRoleArn: string;
}

/** Adds the outputs for people and for our commands (`npm run doctor`). Call it once everything else is in the stack. */
export function addOutputs(
  stack: Stack,
  {
    storage,
    queues,
    publicUrl,
    eventsQueueUrl,
    alarmTopicArn,
    configurationSetName,
    redriveRoleArn,
  }: OutputsProps,
): void {
  const values: StackOutputsInput = {
    TableName: storage.table.tableName,
    MailBucket: storage.mails.bucketName,
    PublicUrl: publicUrl,
    EventsQueueUrl: eventsQueueUrl,
    AlarmTopic: alarmTopicArn,
    ConfigurationSet: configurationSetName,
    RedriveRole: redriveRoleArn,
    Queues: watchedQueuesEnvironment(stack, queues).WATCHED_QUEUES,
    Schedules: stack.toJsonString(schedulesOf(stack)),
    EventSources: stack.toJsonString(eventSourcesOf(stack, queues)),
  };
  const descriptions: Readonly<Partial<Record<keyof StackOutputsInput, string>>> = {
    PublicUrl: 'Where the links in alerts lead',
    EventsQueueUrl: 'The queue for message events, open to the senders that the settings name',
    AlarmTopic: 'Where alarms go; alarmEmails in the settings subscribes people to it',
  };
  for (const [id, value] of Object.entries(values))
    new CfnOutput(stack, id, {
      value,
      description:
        descriptions[id as keyof StackOutputsInput] ??
        'Read by the commands of Replywatch, such as npm run doctor',
    });
}

/** Adds outputs for what a person must enter elsewhere; `MailDomains` adds those for the DNS records. */
export function outputsToEnter(stack: Stack, settings: Settings): void {
  for (const [id, { name, marketplaces }] of Object.entries(settings.stores))
    new CfnOutput(stack, `IntakeAddresses${wordsOf(id)}`, {
      value: marketplaces.map(({ country, intakeAddress }) => `${country} ${intakeAddress}`).join('\n'),
      description: `To enter in Seller Central for each marketplace of ${name}, in all four rows under Settings > Notification Preferences > Messaging`,
    });
  const secrets = namedSecrets(settings);
  if (secrets.length > 0)
    new CfnOutput(stack, 'SecretsToKeep', {
      value: secrets.map(({ name, holds }) => `${name}: ${holds}`).join('\n'),
      description: 'The secrets that a person creates in Secrets Manager',
    });
}

function schedulesOf(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    stack.node.findAll().flatMap((one) => (one instanceof Schedule ? [[one.calls, one.scheduleName]] : [])),
  );
}

/** Event source mappings by queue. A mapping knows only the ARN of its queue, which is still a token. */
function eventSourcesOf(stack: Stack, queues: WatchedQueues): Record<string, string> {
  const arn = (value: unknown): string => JSON.stringify(stack.resolve(value));
  const names = new Map(Object.entries(queues).map(([name, { queue }]) => [arn(queue.queueArn), name]));
  return Object.fromEntries(
    stack.node
      .findAll()
      .filter((one) => one instanceof CfnEventSourceMapping)
      .map(({ eventSourceArn, ref, node }) => {
        const name = names.get(arn(eventSourceArn));
        if (name === undefined)
          throw new Error(`${node.path} takes messages from a queue that nobody watches`);
        return [name, ref];
      }),
  );
}

function wordsOf(id: string): string {
  return id
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
