import { setTimeout as pause } from 'node:timers/promises';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadAudit } from '#shared/adapters/dynamodb/thread-audit';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsQueueGauge } from '#shared/adapters/sqs/queue-gauge';
import { environments } from '#shared/contracts/environment';
import { sweepEventSchema } from '#shared/contracts/messages/queue-messages';
import { cloudWatchClient } from '#shared/runtime/clients/cloudwatch';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { sqsClient } from '#shared/runtime/clients/sqs';
import { logDecided } from '#shared/runtime/decision-log';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { uptime } from '#shared/runtime/uptime';
import { audit, type AuditDeps } from './audit.ts';

const environment = environmentOf(environments.audit, process.env);
const { TABLE_NAME } = environment;
const dynamoDb = dynamoDbClient();
const sqs = sqsClient();

const deps: AuditDeps = {
  threads: dynamoDbThreadStore(dynamoDb, TABLE_NAME),
  audit: dynamoDbThreadAudit(dynamoDb, TABLE_NAME),
  audits: dynamoDbAuditLog(dynamoDb, TABLE_NAME),
  filling: dynamoDbBoardFilling(dynamoDb, TABLE_NAME),
  now: Date.now,
  pause,
  canaries: dynamoDbCanaryLog(dynamoDb, TABLE_NAME),
  waits: dynamoDbEndedWaits(dynamoDb, TABLE_NAME),
  lastSeen: dynamoDbLastSeen(dynamoDb, TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, TABLE_NAME, uptime),
  alerts: sqsAlertQueue(sqs, environment),
  queues: sqsQueueGauge(sqs, cloudWatchClient(), environment.WATCHED_QUEUES),
  onProblem: (thread, what) => logger.error('a thread breaks a promise', { thread, what }),
  onDecided: logDecided,
  onFailure: (check, error) => logger.error('a check failed', { check, error: describeError(error) }),
};

/** Called by the schedule each hour. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { asOf } = sweepEventSchema.parse(event);
  const { passed, problems, silences } = await audit(deps, asOf);
  const silent = silences.filter((one) => one.silent);
  if (!passed) count({ auditProblems: problems.reduce((sum, one) => sum + one.count, 0) });
  if (silent.length > 0) count({ mailSilent: silent.length });
  logger.info('audited', {
    passed,
    problems: problems.map((one) => `${one.what}: ${one.count}`).join('; '),
    silent: silent.map((one) => `${one.store} ${one.marketplaceId}`).join('; '),
  });
});
