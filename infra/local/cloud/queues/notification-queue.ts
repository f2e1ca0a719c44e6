import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type References, resolve, type TemplateResource } from '#infra/local/state/template';
import { MESSAGE_EVENT_TYPE } from '#shared/contracts/messages/message-event';

const functionProperties = z.object({
  Environment: z.object({
    Variables: z.object({
      POWERTOOLS_SERVICE_NAME: z.literal('ingest-notification'),
      NOTIFICATIONS_QUEUE_ARN: z.unknown().optional(),
    }),
  }),
});
const mappingProperties = z.object({ EventSourceArn: z.string(), FunctionName: z.string() });

/**
 * Returns a function that queues a notification for `ingest-notification`: one of Amazon's types on the queue of SP-API where
 * there is one, any other on the queue of message events.
 *
 * @throws when the template has no such function or queue.
 */
export function notificationQueue(
  sqs: SQSClient,
  resources: readonly TemplateResource[],
  references: References,
): (body: string) => Promise<void> {
  const fn = resources.find(
    ({ type, properties }) =>
      type === 'AWS::Lambda::Function' && functionProperties.safeParse(properties).success,
  );
  const { NOTIFICATIONS_QUEUE_ARN: ofAmazon } = functionProperties.parse(resolve(fn?.properties, references))
    .Environment.Variables;
  const sources = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ properties }) => mappingProperties.parse(resolve(properties, references)))
    .filter(({ FunctionName }) => fn !== undefined && FunctionName.endsWith(fn.id))
    .map(({ EventSourceArn }) => EventSourceArn);
  const urlOf = (arn: string | undefined): string | undefined => {
    const [attribute = ''] = [...references.attributes].find(([, value]) => value === arn) ?? [];
    return references.refs.get(attribute.split('.')[0] ?? '');
  };
  const events = urlOf(sources.find((arn) => arn !== ofAmazon));
  const notifications = urlOf(sources.find((arn) => arn === ofAmazon));
  if (events === undefined) throw new Error('the template has no queue of message events');
  return async (MessageBody) => {
    const QueueUrl = isOfAmazon(MessageBody) ? (notifications ?? events) : events;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };
}

/** Whether the body names one of Amazon's types: any that is not ours. */
function isOfAmazon(body: string): boolean {
  const type = /"notificationtype"\s*:\s*"([^"]*)"/i.exec(body)?.[1];
  return type !== undefined && type !== MESSAGE_EVENT_TYPE;
}
