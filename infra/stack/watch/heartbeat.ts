import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { secretArn } from '../parts/secret-arn.ts';
import type { Storage } from '../state/storage.ts';

export interface HeartbeatProps {
  readonly storage: Storage;
  /** Name of the secret that holds the URL. */
  readonly secretName: string;
}

/** Heartbeats for a service outside the account, which alerts people when they end, whatever broke in here. */
export class Heartbeat extends Construct {
  readonly heartbeat: LambdaFunction<'heartbeat'>;

  constructor(scope: Construct, id: string, { storage, secretName }: HeartbeatProps) {
    super(scope, id);
    this.heartbeat = new LambdaFunction(this, 'Function', {
      name: 'heartbeat',
      timeout: Duration.seconds(20),
      memoryMb: 256,
      environment: { TABLE_NAME: storage.table.tableName, HEARTBEAT_SECRET_NAME: secretName },
    });
    storage.grantReadItems(this.heartbeat);
    this.heartbeat.allow(['secretsmanager:GetSecretValue'], [secretArn(this, secretName)]);
    // The next sweep brings the next heartbeat; an old one would report what may no longer be true.
    this.heartbeat.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    acknowledge(this.heartbeat, {
      'Serverless-LambdaAsyncFailureDestination':
        'The outside service notices a heartbeat that failed, which is its purpose.',
    });
  }
}
