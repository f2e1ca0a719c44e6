import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SERVICE_TIMEOUT } from '../parts/service-timeout.ts';
import type { Storage } from './storage.ts';

/** Puts the threads from before the board on it, once, when a deploy brings it. */
export class BoardFilling extends Construct {
  readonly fillBoard: LambdaFunction<'fill-board'>;

  constructor(scope: Construct, id: string, { storage }: { readonly storage: Storage }) {
    super(scope, id);
    this.fillBoard = new LambdaFunction(this, 'FillBoard', {
      name: 'fill-board',
      // It answers CloudFormation at once and then goes on: at 400 threads a second this is enough for 300,000.
      timeout: Duration.minutes(15),
      environment: { TABLE_NAME: storage.table.tableName },
    });
    storage.grantReadSettings(this.fillBoard);
    storage.grantPut(this.fillBoard);
    storage.grantListAll(this.fillBoard);
    storage.grantListOnBoard(this.fillBoard);
  }

  /** Begins when these are deployed: the functions of the last release would save threads without their rows. */
  beginAfter(others: readonly IDependable[]): void {
    const resource = new CustomResource(this, 'Filling', {
      resourceType: 'Custom::ReplywatchBoardFilling',
      serviceToken: this.fillBoard.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
    });
    resource.node.addDependency(this.fillBoard.ownRole, ...others);
  }
}
