import { randomBytes } from 'node:crypto';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { ACCOUNT, type References, REGION, resolve, type TemplateResource } from '../state/template.ts';
import { createTable } from './embedded-dynamodb.ts';
import type { Clients } from './embedded-services.ts';

/** Types that the local run ignores on purpose: rights, logs, alarms and the like, which nothing here enforces. */
const IGNORED = new Set([
  'AWS::ApiGatewayV2::Stage',
  'AWS::CDK::Metadata',
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  // Here mail arrives by SMTP and HTTP, so no record has to route it.
  'AWS::Route53::RecordSet',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  // The waiter of the CDK's provider framework, whose work `provide` does here.
  'AWS::StepFunctions::StateMachine',
]);

/** Types that the runtime provisions itself, once the stores exist. */
const RUN = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Subscription',
]);

const STORES = new Set([
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]);

/** @throws with a sentence for a type of resource that the local run would silently leave out. */
export function refuseUnknown(resources: readonly TemplateResource[]): void {
  const unknown = resources.filter(
    ({ type }) => !IGNORED.has(type) && !RUN.has(type) && !STORES.has(type) && !type.startsWith('Custom::'),
  );
  if (unknown.length > 0)
    throw new Error(
      `the template has resources that the local run does not know: ${unknown.map(({ id, type }) => `${id} (${type})`).join(', ')}`,
    );
}

/** The names and ARNs that references resolve to; all are known before anything is created. */
export function nameEverything(
  resources: readonly TemplateResource[],
  { queueBase, publicUrl }: { readonly queueBase: string; readonly publicUrl: string },
): References {
  const refs = new Map<string, string>();
  const attributes = new Map<string, string>();
  const arn = (service: string, name: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
  for (const { id, type, properties } of resources) {
    refs.set(id, id);
    switch (type) {
      case 'AWS::SQS::Queue':
        refs.set(id, `${queueBase}/${ACCOUNT}/${id}`);
        attributes.set(`${id}.Arn`, arn('sqs', id)).set(`${id}.QueueName`, id);
        break;
      case 'AWS::SNS::Topic':
        refs.set(id, arn('sns', id));
        break;
      case 'AWS::S3::Bucket':
        refs.set(id, id.toLowerCase());
        attributes.set(`${id}.Arn`, `arn:aws:s3:::${id.toLowerCase()}`);
        break;
      case 'AWS::DynamoDB::GlobalTable':
        attributes.set(`${id}.Arn`, arn('dynamodb', `table/${id}`));
        break;
      case 'AWS::Lambda::Function':
        attributes.set(`${id}.Arn`, arn('lambda', `function:${id}`));
        break;
      case 'AWS::ApiGatewayV2::Api':
        attributes.set(`${id}.ApiEndpoint`, publicUrl);
        break;
      case 'AWS::SecretsManager::Secret':
        // CloudFormation names a secret by its logical id and some characters, and ends the ARN with six more.
        refs.set(id, arn('secretsmanager', `secret:${id}-local-abcdef`));
        break;
      case 'AWS::SES::EmailIdentity': {
        const { EmailIdentity: domain } = identityProperties.parse(properties);
        refs.set(id, domain);
        for (const token of [1, 2, 3])
          attributes
            .set(`${id}.DkimDNSTokenName${token}`, `local${token}._domainkey.${domain}`)
            .set(`${id}.DkimDNSTokenValue${token}`, `local${token}.dkim.amazonses.com`);
        break;
      }
      case 'AWS::KMS::Key':
        attributes.set(`${id}.Arn`, arn('kms', `key/${id}`));
        break;
      case 'AWS::IAM::Role':
        attributes.set(`${id}.Arn`, arn('iam', `role/${id}`));
        break;
      default:
        break;
    }
  }
  return { refs, attributes };
}

/** An SES identity in the template. */
export const identityProperties = z.object({ EmailIdentity: z.string() });

const queueProperties = z.object({
  VisibilityTimeout: z.number().optional(),
  DelaySeconds: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'email']),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
});

/** Creates the tables, queues, topics, subscriptions and buckets of the template; those that exist stay as they are. */
export async function makeStores(
  resources: readonly TemplateResource[],
  references: References,
  { dynamoDb, sqs, sns, s3 }: Clients,
): Promise<void> {
  const make = async (
    type: string,
    one: (id: string, properties: unknown) => Promise<unknown>,
  ): Promise<void> => {
    for (const resource of resources.filter((other) => other.type === type))
      await one(resource.id, resolve(resource.properties, references));
  };
  await make('AWS::DynamoDB::GlobalTable', (id, properties) => createTable(dynamoDb, id, properties));
  await make('AWS::S3::Bucket', (id) =>
    s3.send(new CreateBucketCommand({ Bucket: references.refs.get(id) })),
  );
  await make('AWS::SQS::Queue', (id, properties) => createQueue(sqs, id, properties));
  await make('AWS::SNS::Topic', (id) => sns.send(new CreateTopicCommand({ Name: id })));
  await make('AWS::SNS::Subscription', async (_, properties) => {
    const { TopicArn, Protocol, Endpoint, RawMessageDelivery } = subscriptionProperties.parse(properties);
    // Alarms go to people's mailboxes; no alarm rings here.
    if (Protocol === 'email') return;
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol,
        Endpoint,
        Attributes: { RawMessageDelivery: String(RawMessageDelivery) },
      }),
    );
  });
}

async function createQueue(sqs: SQSClient, name: string, properties: unknown): Promise<void> {
  const { VisibilityTimeout, DelaySeconds, RedrivePolicy } = queueProperties.parse(properties);
  await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        ...(VisibilityTimeout !== undefined && { VisibilityTimeout: String(VisibilityTimeout) }),
        ...(DelaySeconds !== undefined && { DelaySeconds: String(DelaySeconds) }),
        ...(RedrivePolicy !== undefined && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
      },
    }),
  );
}

const secretProperties = z.object({
  GenerateSecretString: z.object({
    SecretStringTemplate: z.string(),
    GenerateStringKey: z.string(),
    PasswordLength: z.number(),
  }),
});

/** The secrets that the template generates, by name. `persisted` returns the stored value of a key, or makes and stores it. */
export function makeSecrets(
  resources: readonly TemplateResource[],
  persisted: (key: string, make: () => string) => string,
): Map<string, string> {
  const secrets = new Map<string, string>();
  for (const { id, type, properties } of resources) {
    if (type !== 'AWS::SecretsManager::Secret') continue;
    const { GenerateSecretString: generate } = secretProperties.parse(properties);
    const value = persisted(`secret ${id}`, () =>
      randomBytes(generate.PasswordLength).toString('hex').slice(0, generate.PasswordLength),
    );
    const template = z.record(z.string(), z.unknown()).parse(JSON.parse(generate.SecretStringTemplate));
    secrets.set(`${id}-local`, JSON.stringify({ ...template, [generate.GenerateStringKey]: value }));
  }
  return secrets;
}
