import { CfnOutput, CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { destinationNameOf, wantedSubscriptions } from '#shared/contracts/sp-api-accounts';
import { LambdaFunction } from './lambda-function.ts';
import { secretArn } from './secret-arn.ts';
import type { LoadedSettings } from './settings/load-settings.ts';
import type { SpApiQueues } from './sp-api-queues.ts';
import type { Storage } from './storage.ts';

export interface SpApiSetUpProps {
  readonly storage: Storage;
  readonly queues: SpApiQueues;
  readonly secretName: string;
  readonly settings: LoadedSettings;
}

/** The destination and the subscriptions at SP-API: made, changed and removed together with the stack. */
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
    // What SP-API throttles waits between the provider's questions whether it is done.
    const provider = new Provider(this, 'Provider', {
      onEventHandler: this.setUp,
      isCompleteHandler: this.setUp,
      queryInterval: Duration.seconds(20),
      totalTimeout: Duration.hours(1),
      disableWaiterStateMachineLogging: true,
      logGroup: new LogGroup(this, 'ProviderLog', {
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    });
    const resource = new CustomResource(this, 'Subscriptions', {
      resourceType: 'Custom::ReplywatchSpApi',
      serviceToken: provider.serviceToken,
      properties: {
        QueueArn: queue.queueArn,
        DestinationName: destinationNameOf(queue.queueArn),
        Subscriptions: JSON.stringify(wantedSubscriptions(settings.settings)),
      },
    });
    // Amazon tries whether it may send when the destination is made; and the function needs its rights to the very end.
    resource.node.addDependency(queue);
    if (this.setUp.role !== undefined) resource.node.addDependency(this.setUp.role);
    new CfnOutput(this, 'Problems', {
      value: resource.getAttString('Problems'),
      description: 'What could not be set up at SP-API; npm run sp-api -- check says more',
    });
  }
}
