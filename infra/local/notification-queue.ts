import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { resolve, type References, type TemplateResource } from './template.ts';

const functionProperties = z.object({
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});
const mappingProperties = z.object({ EventSourceArn: z.string(), FunctionName: z.string() });

/**
 * Puts notifications on the queue that `ingest-notification` of the template works off.
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
      type === 'AWS::Lambda::Function' &&
      functionProperties.safeParse(properties).data?.Environment.Variables.POWERTOOLS_SERVICE_NAME ===
        'ingest-notification',
  );
  const source = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventSourceMapping')
    .map(({ properties }) => mappingProperties.parse(resolve(properties, references)))
    .find(({ FunctionName }) => fn !== undefined && FunctionName.endsWith(fn.id))?.EventSourceArn;
  const [attribute = ''] = [...references.attributes].find(([, value]) => value === source) ?? [];
  const QueueUrl = references.refs.get(attribute.split('.')[0] ?? '');
  if (QueueUrl === undefined) throw new Error('the template has no queue of notifications');
  return async (MessageBody) => {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  };
}
