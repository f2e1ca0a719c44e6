import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { environments } from '#shared/contracts/environment';
import { sweepEventSchema } from '#shared/contracts/messages/queue-messages';
import { Failure } from '#shared/failure';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { logDecided } from '#shared/runtime/decision-log';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { replyQueue } from '#shared/runtime/reply-queue';
import { logger } from '#shared/runtime/logger';
import { uptime } from '#shared/runtime/uptime';
import { sweep, type SweepDeps } from './sweep.ts';

const environment = environmentOf(environments.sweep, process.env);
const dynamoDb = dynamoDbClient();

const deps: SweepDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  alerts: alertQueue(environment),
  replies: replyQueue(environment.REPLY_QUEUE_URL),
  now: Date.now,
  onDecided: logDecided,
  onFailure: (thread, error) => logger.error('a thread failed', { thread, error: describeError(error) }),
};

/**
 * Called by the schedule each minute. Fails after its work if a thread could not be moved on, so that an alarm goes
 * off.
 */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const { asOf } = sweepEventSchema.parse(event);
  const { due, queued, failed } = await sweep(deps, asOf);
  if (due > 0) logger.info('swept', { asOf: new Date(asOf).toISOString(), due, queued, failed });
  if (failed > 0) throw new Failure(`${failed} of ${due} threads could not be moved on`);
});
