import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ReportTaskQueue } from '#shared/ports/sp-api';
import { putDelayed } from './delayed-batches.ts';

/** Queues tasks for SP-API on an SQS queue. */
export function sqsReportTasks(client: SQSClient, queueUrl: string): ReportTaskQueue {
  return {
    put: (tasks, now) =>
      putDelayed(
        client,
        queueUrl,
        tasks.map((task) => ({ body: JSON.stringify({ v: 1, ...task }), notBefore: task.notBefore })),
        now,
      ),
  };
}
