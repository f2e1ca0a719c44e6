import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoDbAskedReports } from '#shared/adapters/dynamodb/asked-reports';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbSnapshots } from '#shared/adapters/dynamodb/snapshots';
import { dynamoDbSpApiRegistry } from '#shared/adapters/dynamodb/sp-api-registry';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsReportTasks } from '#shared/adapters/sqs/report-tasks';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { sweepEventSchema } from '#shared/contracts/messages/queue-messages';
import { reportTaskSchema } from '#shared/contracts/messages/report-task';
import type { ReportTask } from '#shared/ports/sp-api';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sqsClient } from '#shared/runtime/clients/sqs';
import { logDecided } from '#shared/runtime/decision-log';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { type LogFields, logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import { uptime } from '#shared/runtime/uptime';
import { reports, type ReportsDeps } from './reports.ts';

const environment = environmentOf(environments.reports, process.env);
const dynamoDb = dynamoDbClient();
const sqs = sqsClient();
const table = environment.TABLE_NAME;
const credentials = spApiCredentials(
  secretsManager(secretsManagerClient(), uptime),
  environment.SP_API_SECRET_NAME,
);

const deps: ReportsDeps = {
  api: amazonSpApi({
    credentials,
    ...(environment.SP_API_ENDPOINT_URL !== undefined && { endpointUrl: environment.SP_API_ENDPOINT_URL }),
  }),
  credentials,
  registry: dynamoDbSpApiRegistry(dynamoDb, table),
  notificationsQueueArn: environment.NOTIFICATIONS_QUEUE_ARN,
  asked: dynamoDbAskedReports(dynamoDb, table),
  snapshots: dynamoDbSnapshots(dynamoDb, table),
  waits: dynamoDbEndedWaits(dynamoDb, table),
  threads: dynamoDbThreadStore(dynamoDb, table),
  settings: dynamoDbSettings(dynamoDb, table, uptime),
  change: coalescing(),
  alerts: sqsAlertQueue(sqs, environment),
  queue: sqsReportTasks(sqs, environment.REPORT_QUEUE_URL),
  now: Date.now,
  onDecided: logDecided,
};
const { plan, work } = reports(deps);

const workOff = sqsBatchHandler(reportTaskSchema, async (task) => {
  const { result, why, problems } = await work(task);
  if (result === 'given-up') count({ reportsFailed: 1 });
  if (problems !== undefined) count({ setUpProblems: problems });
  logger[result === 'given-up' ? 'error' : 'info']('an SP-API task ran', {
    ...aboutOf(task),
    result,
    why,
  });
});

/** Called by the schedule each day, which plans the day's tasks, and by their queue. */
export const handler = lambdaHandler(
  async (
    event: SQSEvent | Record<string, unknown>,
    context: Context,
  ): Promise<SQSBatchResponse | undefined> => {
    if (isBatch(event)) return workOff(event, context);
    const { asOf } = sweepEventSchema.parse(event);
    const { planned, missing } = await plan(asOf);
    count({ reportsMissing: missing.length });
    logger[missing.length > 0 ? 'error' : 'info']('the reports of the day were planned', {
      planned,
      missing: missing.join(', '),
    });
    return undefined;
  },
);

function aboutOf(task: ReportTask): LogFields {
  switch (task.task) {
    case 'ask':
      return {
        task: task.task,
        store: task.place.store,
        marketplaceId: task.place.marketplaceId,
        report: task.report,
        day: task.day,
      };
    case 'fetch':
      return {
        task: task.task,
        store: task.account.store,
        region: task.account.region,
        reportId: task.reportId,
      };
    case 'set-up':
      return { task: task.task, run: task.run };
  }
}

function isBatch(event: SQSEvent | Record<string, unknown>): event is SQSEvent {
  return 'Records' in event;
}
