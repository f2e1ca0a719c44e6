import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import type { Storage } from '../state/storage.ts';
import { grantReadQueues, type WatchedQueues, watchedQueuesEnvironment } from './watched-queues.ts';

export interface AuditProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly watched: WatchedQueues;
}

/** Checks each hour, twenty minutes after the canary, whether the promises hold, independently of the code that fulfils them. */
export class Audit extends Construct {
  readonly audit: LambdaFunction<'audit'>;

  constructor(scope: Construct, id: string, { storage, alertQueues, watched }: AuditProps) {
    super(scope, id);
    this.audit = new LambdaFunction(this, 'Function', {
      name: 'audit',
      timeout: Duration.minutes(5),
      memoryMb: 1024,
      environment: {
        TABLE_NAME: storage.table.tableName,
        ...alertQueues.environment,
        ...watchedQueuesEnvironment(Stack.of(this), watched),
      },
    });
    storage.grantRecord(this.audit);
    storage.grantListOpen(this.audit);
    storage.grantListAll(this.audit);
    storage.grantReadWaits(this.audit);
    alertQueues.grantPut(this.audit);
    grantReadQueues(this.audit, watched);
    new Schedule(this, 'EachHour', {
      target: this.audit,
      expression: 'cron(20 * * * ? *)',
      description: 'Replywatch checks that it keeps its promises',
      retry: true,
    });
  }
}
