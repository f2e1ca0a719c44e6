import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { secretArn } from '../parts/secret-arn.ts';
import type { Storage } from '../state/storage.ts';

export interface FetchOrderProps {
  readonly storage: Storage;
  readonly secretName: string;
}

/** Fetches the order of a thread that somebody has open, apart from the board: whoever breaks into a page cannot call SP-API. */
export class FetchOrder extends Construct {
  readonly fetchOrder: LambdaFunction<'fetch-order'>;

  constructor(scope: Construct, id: string, { storage, secretName }: FetchOrderProps) {
    super(scope, id);
    this.fetchOrder = new LambdaFunction(this, 'Function', {
      name: 'fetch-order',
      // Two calls of eight seconds, and the wait between them that Amazon asks for.
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: storage.table.tableName, SP_API_SECRET_NAME: secretName },
    });
    storage.grantKeepOrders(this.fetchOrder);
    this.fetchOrder.allow(['secretsmanager:GetSecretValue'], [secretArn(this, secretName)]);
  }
}
