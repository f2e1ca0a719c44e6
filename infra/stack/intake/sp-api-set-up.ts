import { CfnOutput, CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { destinationNameOf, wantedSubscriptions } from '#shared/contracts/settings/sp-api-accounts';
import { acknowledge, wildcard } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { secretArn } from '../parts/secret-arn.ts';
import { SERVICE_TIMEOUT } from '../parts/service-timeout.ts';
import type { Storage } from '../state/storage.ts';
import type { SpApiQueues } from './sp-api-queues.ts';

export interface SpApiSetUpProps {
  readonly storage: Storage;
  readonly queues: SpApiQueues;
  readonly secretName: string;
  readonly settings: LoadedSettings;
}

/** Rules that the CDK's provider framework breaks with its functions and its state machine. */
const FRAMEWORK_RULES = [
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  'AwsSolutions-L1',
  'AwsSolutions-SF1',
  'AwsSolutions-SF2',
  'Serverless-LambdaDLQ',
  'Serverless-LambdaDefaultMemorySize',
  'Serverless-LambdaLatestVersion',
  'Serverless-LambdaTracing',
  'Serverless-StepFunctionStateMachineXray',
] as const;

/** The destination and the subscriptions at SP-API, created, changed and removed together with the stack. */
export class SpApiSetUp extends Construct {
  readonly setUp: LambdaFunction<'set-up-sp-api'>;

  constructor(scope: Construct, id: string, { storage, queues, secretName, settings }: SpApiSetUpProps) {
    super(scope, id);
    this.setUp = new LambdaFunction(this, 'SetUpSpApi', {
      name: 'set-up-sp-api',
      timeout: Duration.minutes(5),
      environment: { TABLE_NAME: storage.table.tableName, SP_API_SECRET_NAME: secretName },
    });
    this.setUp.allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [storage.table.tableArn]);
    this.setUp.allow(['secretsmanager:GetSecretValue'], [secretArn(this, secretName)]);
    const { queue } = queues.notifications;
    // When SP-API throttles a call, it waits for the provider's next query.
    const provider = new Provider(this, 'Provider', {
      onEventHandler: this.setUp,
      isCompleteHandler: this.setUp,
      queryInterval: Duration.seconds(20),
      // Before CloudFormation gives up, so that the deploy says why.
      totalTimeout: SERVICE_TIMEOUT.minus(Duration.minutes(1)),
      disableWaiterStateMachineLogging: true,
      logGroup: new LogGroup(this, 'ProviderLog', {
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      }),
    });
    const invoked = [
      this.setUp,
      ...['framework-isComplete', 'framework-onTimeout'].map((id) => provider.node.findChild(id)),
    ].map((fn) => wildcard(fn, ':*'));
    acknowledge(
      provider,
      Object.fromEntries(
        [...FRAMEWORK_RULES, ...invoked].map((rule) => [
          rule,
          'This is the CDK’s own provider framework, unchanged: it runs only during a deploy, touches no data, and the deploy reports when it fails.',
        ]),
      ),
    );
    const resource = new CustomResource(this, 'Subscriptions', {
      resourceType: 'Custom::ReplywatchSpApi',
      serviceToken: provider.serviceToken,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        QueueArn: queue.queueArn,
        DestinationName: destinationNameOf(queue.queueArn),
        Subscriptions: JSON.stringify(wantedSubscriptions(settings.settings)),
      },
    });
    // Amazon checks that it may send when the destination is created, and the function needs its permissions until the end.
    resource.node.addDependency(queue);
    resource.node.addDependency(this.setUp.ownRole);
    new CfnOutput(this, 'Problems', {
      value: resource.getAttString('Problems'),
      description: 'What could not be set up at SP-API; npm run sp-api -- check says more',
    });
  }
}
